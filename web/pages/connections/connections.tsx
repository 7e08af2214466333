import { api } from '../../api/api.ts'
import { useResource } from '../../api/resource.ts'
import controls from '../../design/controls.module.css'
import { EmptyState } from '../../design/empty-state.tsx'
import { Icon } from '../../design/icon.tsx'
import { LoadState } from '../load-state.tsx'
import { Shell } from '../shell.tsx'
import { useRequireSignIn } from '../sign-in/require-sign-in.ts'
import { ChannelCard } from './channel-card.tsx'
import { channelsApi } from './channels-api.ts'
import styles from './connections.module.css'
import { TypeChoice } from './type-choice.tsx'

/** Settings → Connections: where guests write, and which journey answers there. */
export default function Connections() {
  const me = useResource('me', (signal) => api.me(signal))
  const channels = useResource('channels', channelsApi.list)
  const journeys = useResource('journeys', channelsApi.journeys)
  if (useRequireSignIn(channels.failure, me.failure, journeys.failure)) return null

  const mayWrite = !!me.value?.may.includes('write channels')
  const items = channels.value?.items
  const isReady = items && journeys.value && me.value
  return (
    <Shell
      title="Connections"
      lead="Where guests write to you, and which journey answers there."
      me={me.value}
      actions={
        mayWrite &&
        !!items?.length && (
          <a class={controls.primary} href="/crm/settings/connections/new">
            <Icon name="plus" />
            Connect a channel
          </a>
        )
      }
    >
      <LoadState of={[channels, journeys, me]} height={9} />
      {isReady && !items.length && <Nothing mayWrite={mayWrite} />}
      {isReady && (
        <ul class={styles.list}>
          {items.map((channel) => (
            <ChannelCard
              key={channel.id}
              channel={channel}
              journeys={journeys.value ?? []}
              zone={me.value?.organisation.timeZone ?? 'UTC'}
              mayWrite={mayWrite}
              onChanged={channels.reload}
            />
          ))}
        </ul>
      )}
    </Shell>
  )
}

const Nothing = ({ mayWrite }: { mayWrite: boolean }) => (
  <>
    <EmptyState icon="plug" title="No channel is connected yet">
      <p>
        A channel is a place guests write to: a WhatsApp number, your website, a mailbox. Connect
        one, give it a live journey, and the journey answers every guest who writes there.
      </p>
      <p>
        {mayWrite
          ? 'Web Chat is the quickest to begin with: it needs no account anywhere.'
          : 'Ask an owner or an admin to connect one.'}
      </p>
    </EmptyState>
    {mayWrite && <TypeChoice />}
  </>
)
