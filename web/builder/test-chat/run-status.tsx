import controls from '../../design/controls.module.css'
import { preciseTime } from '../../format/time.ts'
import type { TestState } from './test-api.ts'
import styles from './test-chat.module.css'
import { reasonWords } from './trail-words.ts'

/** The session's status, unless it simply waits for the guest; and what to do about it. */
export function RunStatus(props: { state: TestState; onSkip(): void; onRestart(): void }) {
  const { state, onSkip, onRestart } = props
  const { status, reason, wait } = state
  if (status !== 'running' && status !== 'waiting') {
    const why = reasonWords(reason)
    return (
      <p class={status === 'failed' ? styles.failed : styles.standing}>
        <span>
          {ENDED[status]}
          {why && `: ${why}`}.
        </span>
        <button type="button" class={controls.button} onClick={onRestart}>
          Restart
        </button>
      </p>
    )
  }
  const { what, skip } = waiting(wait)
  if (!what) return null
  return (
    <p class={styles.standing}>
      <span>{what}</span>
      {skip && (
        <button type="button" class={controls.button} onClick={onSkip}>
          {skip}
        </button>
      )}
    </p>
  )
}

const ENDED = {
  completed: 'The session is completed',
  transferred: 'Handed to a person; in a test nobody is told',
  'taken-over': 'A person took over',
  ended: 'The session ended',
  failed: 'The session failed',
}

function waiting(wait: TestState['wait']): { what?: string; skip?: string } {
  const until = wait?.until && preciseTime(Date.parse(wait.until))
  switch (wait?.for) {
    case 'time':
      return { what: `Waiting until ${until}`, skip: 'Skip the delay' }
    case 'event':
      return {
        what: until ? `Waiting for an event until ${until}` : 'Waiting for an event',
        skip: 'Let it time out',
      }
    case 'reply':
      return until ? { what: `Waits for you until ${until}`, skip: 'Let it time out' } : {}
    case 'api':
      return { what: 'Calling the API…' }
    case 'ai':
      return { what: 'The AI is thinking…' }
    default:
      return {}
  }
}
