import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { channelInfo } from '#channels/info.ts'
import type { JourneySummary } from '../../api/journeys-api.ts'
import { Badge } from '../../design/badge.tsx'
import { Icon } from '../../design/icon.tsx'
import { Menu, type MenuItem } from '../../design/menu.tsx'
import { dateTime } from '../../format/time.ts'
import { addressOf, tryAddressOf, widgetAddressOf } from './addresses.ts'
import { Assignment } from './assignment.tsx'
import type { Connection } from './channels-api.ts'
import styles from './connections.module.css'
import { DeleteDialog } from './delete-dialog.tsx'
import { StatusWords } from './status-words.tsx'
import { shownStatus } from './statuses.ts'

/** One channel: how it is, and who answers on it. */
export function ChannelCard(props: {
  channel: Connection
  journeys: JourneySummary[]
  /** The organisation's own, in which moments are told. */
  zone: string
  mayWrite: boolean
  onChanged(): void
}) {
  const { channel, zone, mayWrite, onChanged } = props
  const [isDeleting, setDeleting] = useState(false)
  return (
    <li class={styles.card}>
      <Head
        channel={channel}
        zone={zone}
        onDelete={mayWrite ? () => setDeleting(true) : undefined}
      />
      <StatusWords channel={channel} hasLink={mayWrite} />
      <div class={styles.foot}>
        <Assignment {...props} />
        {isWebChat(channel) && (
          <a class={styles.tryIt} href={tryAddressOf(channel)} target="_blank" rel="noreferrer">
            Try it
            <Icon name="out" size={18} />
          </a>
        )}
      </div>
      {isDeleting && (
        <DeleteDialog channel={channel} onDeleted={onChanged} onClose={() => setDeleting(false)} />
      )}
    </li>
  )
}

/** What it is called, how it is, and what can be done with it. */
function Head(props: { channel: Connection; zone: string; onDelete?(): void }) {
  const { channel, zone, onDelete } = props
  const { label, icon } = channelInfo[channel.type]
  const { words, tone } = shownStatus(channel)
  const details = [label, accountOf(channel), lastWords(channel, zone)].filter(Boolean)
  return (
    <div class={styles.head}>
      <span class={styles.sign}>
        <Icon name={icon} size={22} />
      </span>
      <div class={styles.who}>
        <h2 dir="auto">
          <a href={isWebChat(channel) ? widgetAddressOf(channel) : addressOf(channel)}>
            {channel.name}
          </a>
        </h2>
        <p class={styles.kind}>{details.join(' · ')}</p>
      </div>
      <Badge tone={tone}>{words}</Badge>
      {onDelete && <CardMenu channel={channel} onDelete={onDelete} />}
    </div>
  )
}

function CardMenu({ channel, onDelete }: { channel: Connection; onDelete(): void }) {
  const { route } = useLocation()
  const widget: MenuItem = {
    label: 'Appearance and snippet',
    icon: 'talk',
    onSelect: () => route(widgetAddressOf(channel)),
  }
  const items: MenuItem[] = [
    { label: 'Settings', icon: 'settings', onSelect: () => route(addressOf(channel)) },
    ...(isWebChat(channel) ? [widget] : []),
    { label: 'Delete', icon: 'trash', isDanger: true, onSelect: onDelete },
  ]
  return <Menu label={`More about ${channel.name}`} items={items} />
}

const isWebChat = ({ type }: Connection) => type === 'web-chat'

/** What the provider calls it, where that says something to a person. */
function accountOf({ type, config }: Connection): string | undefined {
  const { accountField } = channelInfo[type]
  const value = accountField && config[accountField]
  return typeof value === 'string' ? value : undefined
}

function lastWords({ lastMessageAt }: Connection, timeZone: string): string | undefined {
  if (lastMessageAt === undefined) return undefined
  if (lastMessageAt === null) return 'Nobody has written yet'
  return `Last message ${dateTime(lastMessageAt, timeZone)}`
}
