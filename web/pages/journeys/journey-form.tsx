import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import type { Named } from '../../api/journeys-api.ts'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { TextField } from '../../design/field.tsx'
import { TextArea } from '../../design/text-area.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'

const NAME = 255
const DESCRIPTION = 1000

/**
 * Asks for a journey's name and, unless it is `nameOnly`, what it is for: for every way to make one
 * and to rename it. Stays open, with all that was typed, until the server has taken it.
 */
export function JourneyForm(props: {
  title: string
  children?: ComponentChildren
  given?: Named
  nameOnly?: boolean
  submit: string
  onSubmit(named: Named): Promise<void>
  onClose(): void
}) {
  const { title, children, given, nameOnly, submit, onSubmit, onClose } = props
  const [name, setName] = useState(given?.name ?? '')
  const [description, setDescription] = useState(given?.description ?? '')
  const { isBusy, failure, attempt } = useAttempt()

  function send(event: SubmitEvent) {
    event.preventDefault()
    void attempt(() => onSubmit({ name: name.trim(), description: description.trim() || null }))
  }

  const isTaken = failure?.code === 'journey_name_taken'
  return (
    <Dialog title={title} onClose={onClose}>
      <form class={dialog.words} onSubmit={send}>
        {children}
        <TextField
          label="Name"
          value={name}
          maxLength={NAME}
          onInput={setName}
          hint={`Up to ${NAME} characters. Guests never see it.`}
          fault={isTaken ? `${failure.message}. Choose another name.` : undefined}
        />
        {!nameOnly && (
          <TextArea
            label="Description (optional)"
            value={description}
            limit={DESCRIPTION}
            optional
            onInput={setDescription}
            hint="What it is for, so that your team finds it."
          />
        )}
        {failure && !isTaken && (
          <p class={controls.bad} role="alert">
            {describeFailure(failure)}
          </p>
        )}
        <div class={dialog.foot}>
          <button type="button" class={controls.button} onClick={onClose}>
            Cancel
          </button>
          <button
            type="submit"
            class={controls.primary}
            disabled={isBusy || !name.trim() || description.trim().length > DESCRIPTION}
          >
            {isBusy ? 'One moment…' : submit}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
