import type { Channel } from '../../api/api.ts'
import { Icon, type IconName } from '../../design/icon.tsx'
import styles from './journeys.module.css'

const TYPES: Record<Channel['type'], [words: string, icon: IconName]> = {
  'whatsapp-official': ['WhatsApp Official', 'phone'],
  'whatsapp-unofficial': ['WhatsApp Unofficial', 'phone'],
  email: ['Email', 'mail'],
  'web-chat': ['Web Chat', 'talk'],
  instagram: ['Instagram', 'camera'],
  messenger: ['Messenger', 'talk'],
}
const TROUBLE = { 'needs-reconnect': 'Needs Reconnect', disconnected: 'Disconnected' }

/** A channel by its name; a web chat can be tried at once. */
export function ChannelChip({ channel }: { channel: Channel }) {
  const { id, type, name, status } = channel
  const [words, icon] = TYPES[type]
  return (
    <li class={styles.chip} title={words}>
      <Icon name={icon} size={16} />
      <span class={styles.unseen}>{words}:</span>
      <span dir="auto">{name}</span>
      {status !== 'connected' && <strong class={styles.bad}>{TROUBLE[status]}</strong>}
      {type === 'web-chat' && (
        <a href={`/try/${encodeURIComponent(id)}`} target="_blank" rel="noreferrer">
          Try it
          <Icon name="out" size={16} />
        </a>
      )}
    </li>
  )
}
