import controls from '../../design/controls.module.css'
import type { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
import styles from './connections.module.css'

type Attempt = Pick<ReturnType<typeof useAttempt>, 'isBusy' | 'failure'>

/** Where a form of a channel ends: its button, and why it could not be saved. */
export const SaveRow = ({ mayWrite, isBusy, failure }: Attempt & { mayWrite: boolean }) => (
  <>
    {failure && (
      <p class={controls.bad} role="alert">
        {describeFailure(failure)}
      </p>
    )}
    {mayWrite && (
      <div class={styles.row}>
        <button type="submit" class={controls.primary} disabled={isBusy}>
          {isBusy ? 'Saving…' : 'Save'}
        </button>
      </div>
    )}
  </>
)
