import { useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { TextField } from '../../design/field.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'

/** Asks for a name, and stays open until it is taken. */
export function NameDialog(props: {
  title: string
  label: string
  hint?: string
  value?: string
  action: string
  onSave(name: string): Promise<void>
  onClose(): void
}) {
  const { title, label, hint, value = '', action, onSave, onClose } = props
  const [name, setName] = useState(value)
  const { isBusy, failure, attempt } = useAttempt()

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (await attempt(() => onSave(name.trim()))) onClose()
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form class={dialog.words} onSubmit={submit}>
        <TextField
          label={label}
          value={name}
          maxLength={255}
          hint={hint}
          autofocus
          onInput={setName}
        />
        {failure && (
          <p class={controls.bad} role="alert">
            {describeFailure(failure)}
          </p>
        )}
        <div class={dialog.foot}>
          <button type="button" class={controls.button} onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class={controls.primary} disabled={isBusy || !name.trim()}>
            {action}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
