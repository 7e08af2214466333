import { channelInfo } from '#channels/info.ts'
import type { Channel } from '../../api/api.ts'
import { Icon } from '../../design/icon.tsx'
import { STATUSES } from '../connections/statuses.ts'
import styles from './journeys.module.css'

/** A channel by its name; a web chat can be tried at once. */
export function ChannelChip({ channel }: { channel: Channel }) {
  const { id, type, name, status } = channel
  const { label, icon } = channelInfo[type]
  return (
    <li class={styles.chip} title={label}>
      <Icon name={icon} size={16} />
      <span class={styles.unseen}>{label}:</span>
      <span dir="auto">{name}</span>
      {status !== 'connected' && <strong class={styles.bad}>{STATUSES[status].words}</strong>}
      {type === 'web-chat' && (
        <a href={`/try/${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
          Try it
          <Icon name="out" size={16} />
        </a>
      )}
    </li>
  )
}
