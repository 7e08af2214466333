import { ConfirmDialog } from '../../design/confirm.tsx'
import { toast } from '../../design/toast.tsx'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
import { type Connection, channelsApi } from './channels-api.ts'

/** Asks before a channel is deleted, and says why it cannot be while it is in use. */
export function DeleteDialog(props: { channel: Connection; onDeleted(): void; onClose(): void }) {
  const { channel, onDeleted, onClose } = props
  const { isBusy, failure, attempt } = useAttempt()

  async function remove() {
    const done = await attempt(async () => {
      await channelsApi.remove(channel.id)
    })
    if (!done) return
    toast(`${channel.name} is deleted.`)
    onClose()
    onDeleted()
  }
  return (
    <ConfirmDialog
      title={`Delete “${channel.name}”?`}
      confirm="Delete"
      cancel="Keep it"
      isDanger
      isBusy={isBusy}
      fault={failure && describeFailure(failure)}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>
        Guests who write to it get no answer any more, and its credentials are erased at once. What
        was said stays in the conversations.
      </p>
    </ConfirmDialog>
  )
}
