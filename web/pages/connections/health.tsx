import { useState } from 'preact/hooks'
import type { Tone } from '../../design/badge.tsx'
import controls from '../../design/controls.module.css'
import { dateTime } from '../../format/time.ts'
import { useAttempt } from '../attempt.ts'
import { describeFailure } from '../error-panel.tsx'
import { type Connection, channelsApi } from './channels-api.ts'
import styles from './connections.module.css'

type Light = { name: string; tone: Tone; words: string }

/** What is known of a channel's way to its provider and back, and a button that asks the provider. */
export function Health(props: {
  channel: Connection
  zone: string
  mayWrite: boolean
  onTested(): void
}) {
  const { channel, zone, mayWrite, onTested } = props
  const [hasAnswered, setAnswered] = useState(false)
  const { isBusy, failure, attempt } = useAttempt()
  const isAsked = channel.type !== 'web-chat'

  async function test() {
    setAnswered(false)
    await attempt(async () => {
      const { status } = await channelsApi.test(channel.id)
      setAnswered(status === 'connected')
    })
    onTested()
  }
  return (
    <section class={styles.panel} aria-label="Connection">
      <header>
        <h2>Connection</h2>
        {isAsked && (
          <p class={styles.soft}>
            A test asks the provider whether this channel works there. Only a guest’s message shows
            that messages reach you.
          </p>
        )}
      </header>
      <dl class={styles.lights}>
        {lightsOf(channel, zone, hasAnswered && !failure).map(({ name, tone, words }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-tone={tone}>{words}</dd>
          </div>
        ))}
      </dl>
      {failure && (
        <p class={controls.bad} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      {isAsked && mayWrite && (
        <div class={styles.row}>
          <button type="button" class={controls.button} disabled={isBusy} onClick={test}>
            {isBusy ? 'Testing…' : 'Test connection'}
          </button>
        </div>
      )}
    </section>
  )
}

function lightsOf(channel: Connection, zone: string, hasAnswered: boolean): Light[] {
  const { type, lastMessageAt, statusDetail } = channel
  const message: Light = lastMessageAt
    ? { name: 'Messages', tone: 'good', words: `Last one ${dateTime(lastMessageAt, zone)}` }
    : { name: 'Messages', tone: 'warn', words: 'Waiting for the first' }
  if (type === 'web-chat') return [message]
  return [
    { name: 'Provider', ...provider(channel, hasAnswered) },
    message,
    statusDetail
      ? { name: 'Last error', tone: 'bad', words: statusDetail }
      : { name: 'Last error', tone: 'quiet', words: 'None' },
  ]
}

function provider({ status }: Connection, hasAnswered: boolean): Omit<Light, 'name'> {
  if (status !== 'connected') return { tone: 'bad', words: 'Does not work' }
  return hasAnswered
    ? { tone: 'good', words: 'Works, tested just now' }
    : { tone: 'quiet', words: 'Not tested since this page was opened' }
}
