import type { Channel } from '../../api/api.ts'
import { ChannelChip } from './channel-chip.tsx'
import styles from './journeys.module.css'

/** Channels without a journey: no guest who writes there is answered by one. */
export function UnassignedChannels({ channels }: { channels: Channel[] }) {
  if (!channels.length) return null
  return (
    <section class={styles.resting}>
      <h2>Channels without a journey</h2>
      <p class={styles.aside}>Guests who write here get no automatic answer.</p>
      <ul class={styles.channels}>
        {channels.map((channel) => (
          <ChannelChip key={channel.id} channel={channel} />
        ))}
      </ul>
    </section>
  )
}
