import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { channelInfo } from '#channels/info.ts'
import { Badge } from '../../design/badge.tsx'
import { Icon } from '../../design/icon.tsx'
import { Menu, type MenuItem } from '../../design/menu.tsx'
import type { JourneySummary } from '../../journeys-api.ts'
import { moment } from '../../moment.ts'
import { addressOf, tryAddressOf, widgetAddressOf } from './addresses.ts'
import { Assignment } from './assignment.tsx'
import type { Connection } from './channels-api.ts'
import styles from './connections.module.css'
import { DeleteDialog } from './delete-dialog.tsx'
import { StatusWords } from './status-words.tsx'
import { STATUSES } from './statuses.ts'

/** One channel: how it is, and who answers on it. */
export function ChannelCard(props: {
  channel: Connection
  journeys: JourneySummary[]
  /** The organisation's own, in which moments are told. */
  zone: string
  mayWrite: boolean
  onChanged(): void
}) {
  const { channel, journeys, zone, mayWrite, onChanged } = props
  const { route } = useLocation()
  const [isDeleting, setDeleting] = useState(false)
  const { label, icon } = channelInfo[channel.type]
  const { words, tone } = STATUSES[channel.status]
  const isWebChat = channel.type === 'web-chat'

  const items: MenuItem[] = [
    { label: 'Settings', icon: 'settings', onSelect: () => route(addressOf(channel)) },
    ...(isWebChat
      ? [
          {
            label: 'Appearance and snippet',
            icon: 'talk' as const,
            onSelect: () => route(widgetAddressOf(channel)),
          },
        ]
      : []),
    { label: 'Delete', icon: 'trash', isDanger: true, onSelect: () => setDeleting(true) },
  ]

  return (
    <li class={styles.card}>
      <div class={styles.head}>
        <span class={styles.sign}>
          <Icon name={icon} size={22} />
        </span>
        <div class={styles.who}>
          <h2 dir="auto">
            <a href={isWebChat ? widgetAddressOf(channel) : addressOf(channel)}>{channel.name}</a>
          </h2>
          <p class={styles.kind}>
            {label}
            {accountOf(channel) && <> · {accountOf(channel)}</>}
            {lastWords(channel, zone) && <> · {lastWords(channel, zone)}</>}
          </p>
        </div>
        <Badge tone={tone}>{words}</Badge>
        {mayWrite && <Menu label={`More about ${channel.name}`} items={items} />}
      </div>
      <StatusWords channel={channel} hasLink={mayWrite} />
      <div class={styles.foot}>
        <Assignment
          channel={channel}
          journeys={journeys}
          mayWrite={mayWrite}
          onChanged={onChanged}
        />
        {isWebChat && (
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

/** What the provider calls it, where that says something to a person. */
function accountOf({ type, config }: Connection): string | undefined {
  const { accountField } = channelInfo[type]
  const value = accountField && config[accountField]
  return typeof value === 'string' ? value : undefined
}

function lastWords({ lastMessageAt }: Connection, timeZone: string): string | undefined {
  if (lastMessageAt === undefined) return undefined
  if (lastMessageAt === null) return 'Nobody has written yet'
  return `Last message ${moment(lastMessageAt, timeZone)}`
}
