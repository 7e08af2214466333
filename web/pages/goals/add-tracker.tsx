import { useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { SelectField, TextField } from '../../design/field.tsx'
import { Icon } from '../../design/icon.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
import styles from './goals.module.css'
import { goalsApi, type Milestone, type TrackerType } from './goals-api.ts'

export const TRACKER_TYPES: Record<TrackerType, string> = {
  string: 'Text',
  number: 'Number',
  date: 'Date',
  json: 'JSON',
}
const isType = (text: string): text is TrackerType => text in TRACKER_TYPES

/** Something more to note when a milestone is reached. */
export function AddTracker({ milestone, onChanged }: { milestone: Milestone; onChanged(): void }) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [type, setType] = useState<TrackerType>('number')
  const { isBusy, failure, attempt } = useAttempt()

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const done = await attempt(async () => {
      await goalsApi.addTracker(milestone.id, { name: name.trim(), type })
    })
    if (!done) return
    setName('')
    setOpen(false)
    onChanged()
  }
  if (!isOpen) {
    return (
      <div>
        <button
          type="button"
          class={`${controls.quiet} ${styles.addTracker}`}
          aria-label={`Add a tracker to ${milestone.name}`}
          onClick={() => setOpen(true)}
        >
          <Icon name="plus" />
          Add a tracker
        </button>
      </div>
    )
  }
  return (
    <form class={styles.add} onSubmit={submit}>
      <TextField
        label="New tracker"
        value={name}
        maxLength={255}
        placeholder="Party size"
        fault={failure && describeFailure(failure)}
        onInput={setName}
      />
      <SelectField
        label="Type"
        value={type}
        options={Object.entries(TRACKER_TYPES)}
        onInput={(chosen) => isType(chosen) && setType(chosen)}
      />
      <button type="submit" class={controls.button} disabled={isBusy || !name.trim()}>
        Add
      </button>
      <button type="button" class={controls.quiet} onClick={() => setOpen(false)}>
        Cancel
      </button>
    </form>
  )
}
