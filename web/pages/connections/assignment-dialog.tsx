import type { ApiError } from '../../api/api.ts'
import { ConfirmDialog } from '../../design/confirm.tsx'
import { describeFailure } from '../error-panel.tsx'

/** Asks before one journey gives way to another, or to nobody. All are called by their names. */
export function AssignmentDialog(props: {
  channel: string
  before: string | undefined
  /** Undefined: no journey answers on the channel. */
  after: string | undefined
  isBusy: boolean
  failure: ApiError | undefined
  onConfirm(): void
  onClose(): void
}) {
  const { channel, before = 'the journey', after, isBusy, failure, onConfirm, onClose } = props
  return (
    <ConfirmDialog
      title={after ? `Replace “${before}”?` : 'Take the journey off?'}
      confirm={after ? 'Replace' : 'Take it off'}
      cancel="Keep it"
      isBusy={isBusy}
      fault={failure && describeFailure(failure)}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        A channel has one journey.{' '}
        {after ? (
          <>
            From now on “{after}” answers who writes to {channel} first.
          </>
        ) : (
          <>Guests who write to {channel} then get no answer from a journey.</>
        )}{' '}
        Conversations that are under way go on to their end.
      </p>
    </ConfirmDialog>
  )
}
