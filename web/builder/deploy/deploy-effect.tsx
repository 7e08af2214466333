import type { AssignedChannel, JourneyDetail } from '../../api/journeys-api.ts'
import dialog from '../../design/dialog.module.css'
import styles from './deploy.module.css'

/** What a deploy changes, for guests and for running conversations. */
export function DeployEffect({ journey }: { journey: JourneyDetail }) {
  const { state, version, sessions, channels } = journey
  return (
    <div class={dialog.words}>
      {state === 'live' && version !== undefined ? (
        <p>
          New sessions run this draft as version {version + 1}.{' '}
          {sessions > 0 &&
            (sessions === 1
              ? `The session running now finishes on version ${version}.`
              : `The ${sessions.toLocaleString('en')} sessions running now finish on version ${version}.`)}
        </p>
      ) : (
        <p>
          {channels.length
            ? 'Guests who write on these channels get this journey from now on.'
            : 'It is on no channel yet: guests get it once you assign it in Connections.'}
        </p>
      )}
      <Channels channels={channels} />
    </div>
  )
}

export const Channels = ({ channels }: { channels: AssignedChannel[] }) =>
  channels.length ? (
    <ul class={styles.channels} aria-label="Channels">
      {channels.map(({ id, name }) => (
        <li key={id} dir="auto">
          {name}
        </li>
      ))}
    </ul>
  ) : null
