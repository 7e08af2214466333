import { useState } from 'preact/hooks'
import { failureOf } from '../../api/api.ts'
import { toast } from '../../design/toast.tsx'
import { describeFailure } from '../../pages/error-panel.tsx'
import { useEditor } from '../editor.ts'
import styles from './toolbar.module.css'

/** The journey's name; a press turns it into a field, Enter keeps it, Escape does not. */
export function JourneyName() {
  const { draft } = useEditor()
  const [isOpen, setOpen] = useState(false)
  const name = draft.name.value

  async function keep(given: string) {
    setOpen(false)
    const next = given.trim()
    if (!next || next === name) return
    try {
      await draft.rename(next)
    } catch (thrown) {
      toast(describeFailure(failureOf(thrown)), { isBad: true })
    }
  }
  if (draft.readOnly.value === 'role') {
    return (
      <h1 class={styles.name} dir="auto" title={name}>
        {name}
      </h1>
    )
  }
  if (!isOpen) {
    return (
      <h1 class={styles.name}>
        <button type="button" dir="auto" title={`Rename “${name}”`} onClick={() => setOpen(true)}>
          {name}
        </button>
      </h1>
    )
  }
  return (
    <input
      class={styles.rename}
      aria-label="Name of the journey"
      dir="auto"
      maxLength={255}
      defaultValue={name}
      ref={(field) => field?.select()}
      onBlur={({ currentTarget }) => keep(currentTarget.value)}
      onKeyDown={({ key, currentTarget }) => {
        if (key === 'Enter') keep(currentTarget.value)
        if (key === 'Escape') setOpen(false)
      }}
    />
  )
}
