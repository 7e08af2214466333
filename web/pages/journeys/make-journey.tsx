import { useRef, useState } from 'preact/hooks'
import type { Exported } from '../../api/journeys-api.ts'
import controls from '../../design/controls.module.css'
import { CreateJourney } from './create-journey.tsx'
import { ImportJourney } from './import-journey.tsx'
import { readJourneyFile } from './journey-file.ts'
import styles from './journeys.module.css'

/** The two ways to a new journey: from nothing, or from a file. */
export function MakeJourney() {
  const [open, setOpen] = useState<'create' | Exported>()
  const [isUnreadable, setUnreadable] = useState(false)
  const file = useRef<HTMLInputElement>(null)
  const close = () => setOpen(undefined)

  async function take(input: HTMLInputElement) {
    const [chosen] = input.files ?? []
    const given = chosen && (await readJourneyFile(chosen))
    // The same file may be chosen again after it was corrected.
    input.value = ''
    setUnreadable(!given)
    setOpen(given)
  }

  return (
    <div class={styles.make}>
      <button type="button" class={controls.button} onClick={() => file.current?.click()}>
        Import
      </button>
      <button type="button" class={controls.primary} onClick={() => setOpen('create')}>
        Create Journey
      </button>
      <input
        ref={file}
        type="file"
        accept=".json,application/json"
        aria-label="A journey’s file"
        hidden
        onChange={({ currentTarget }) => take(currentTarget)}
      />
      {isUnreadable && (
        <p class={controls.fault} role="alert">
          This file holds no journey. Choose one that was exported from Bot Journeys.
        </p>
      )}
      {open === 'create' && <CreateJourney onClose={close} />}
      {open && open !== 'create' && <ImportJourney given={open} onClose={close} />}
    </div>
  )
}
