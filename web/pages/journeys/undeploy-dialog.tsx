import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'

export function UndeployDialog(props: {
  name: string
  sessions: number
  onConfirm(): void
  onClose(): void
}) {
  const { name, sessions, onConfirm, onClose } = props
  return (
    <Dialog title={`Move “${name}” back to Draft?`} onClose={onClose}>
      <p>
        It stops answering at once
        {sessions > 0 &&
          `, and ${sessions === 1 ? 'the session' : `the ${sessions} sessions`} running now will end`}
        . Its channels stay assigned, and answer again when it is deployed.
      </p>
      <div class={dialog.foot}>
        <button type="button" class={controls.button} onClick={onClose}>
          Keep it live
        </button>
        <button type="button" class={controls.danger} onClick={onConfirm}>
          Undeploy
        </button>
      </div>
    </Dialog>
  )
}
