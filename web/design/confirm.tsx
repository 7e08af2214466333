import type { ComponentChildren } from 'preact'
import controls from './controls.module.css'
import dialog from './dialog.module.css'
import { Dialog } from './dialog.tsx'

/**
 * Asks before something that cannot be undone. `confirm` and `cancel` say what they do
 * (“Delete”, “Keep it”), never yes and no; Enter is the one that does nothing. `fault`: why it was refused.
 */
export function ConfirmDialog(props: {
  title: string
  children: ComponentChildren
  confirm: string
  cancel?: string
  isDanger?: boolean
  isBusy?: boolean
  fault?: string
  onConfirm(): void
  onClose(): void
}) {
  const { title, children, confirm, cancel = 'Cancel', isDanger, isBusy, fault } = props
  return (
    <Dialog title={title} onClose={props.onClose}>
      <div class={dialog.words}>{children}</div>
      {fault && (
        <p class={controls.bad} role="alert">
          {fault}
        </p>
      )}
      <div class={dialog.foot}>
        <button type="button" class={controls.button} autofocus onClick={props.onClose}>
          {cancel}
        </button>
        <button
          type="button"
          class={isDanger ? controls.danger : controls.primary}
          disabled={isBusy}
          onClick={props.onConfirm}
        >
          {confirm}
        </button>
      </div>
    </Dialog>
  )
}
