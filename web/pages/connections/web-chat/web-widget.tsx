import { useLocation } from 'preact-iso'
import { api } from '../../../api/api.ts'
import { useResource } from '../../../api/resource.ts'
import controls from '../../../design/controls.module.css'
import { EmptyState } from '../../../design/empty-state.tsx'
import { SelectField } from '../../../design/field.tsx'
import { Icon } from '../../../design/icon.tsx'
import { LoadState } from '../../load-state.tsx'
import { Shell } from '../../shell.tsx'
import { useRequireSignIn } from '../../sign-in/require-sign-in.ts'
import { addressOf, CONNECTIONS, tryAddressOf, widgetAddressOf } from '../addresses.ts'
import { type Connection, channelsApi } from '../channels-api.ts'
import styles from '../connections.module.css'
import { Appearance } from './appearance.tsx'
import { Identity } from './identity.tsx'
import { Snippet } from './snippet.tsx'
import { Websites } from './websites.tsx'

/** Settings → Connections → Web Chat: how the chat looks, where it may stand, and the line to paste. */
export default function WebWidget() {
  const { query, route } = useLocation()
  const me = useResource('me', (signal) => api.me(signal))
  const channels = useResource('channels', channelsApi.list)
  if (useRequireSignIn(channels.failure, me.failure)) return null

  const chats = channels.value?.items.filter(({ type }) => type === 'web-chat')
  const chat = chats?.find(({ id }) => id === query.channel) ?? chats?.[0]
  const mayWrite = !!me.value?.may.includes('write channels')
  const isReady = chats && me.value
  return (
    <Shell
      title="Web Chat"
      lead="A chat on your own website, for guests who would rather not call."
      parent={CONNECTIONS}
      me={me.value}
      actions={
        chat && (
          <a class={controls.button} href={tryAddressOf(chat)} target="_blank" rel="noreferrer">
            Try it
            <Icon name="out" size={18} />
          </a>
        )
      }
    >
      <LoadState of={[channels, me]} />
      {isReady && !chat && <NoChat mayWrite={mayWrite} />}
      {chats && chats.length > 1 && chat && (
        <div class={styles.form}>
          <SelectField
            label="Which chat"
            value={chat.id}
            options={chats.map(({ id, name }) => [id, name])}
            onInput={(id) => route(widgetAddressOf({ id }))}
          />
        </div>
      )}
      {isReady && chat && (
        <Chat key={chat.id} chat={chat} mayWrite={mayWrite} onSaved={channels.reload} />
      )}
    </Shell>
  )
}

function Chat(props: { chat: Connection; mayWrite: boolean; onSaved(): void }) {
  const { chat } = props
  return (
    <>
      <Appearance {...props} />
      <Snippet chat={chat} />
      <Websites {...props} />
      <Identity {...props} />
      <p class={styles.soft}>
        Its journey, its name and how long things hold are under{' '}
        <a href={addressOf(chat)}>{chat.name}</a>.
      </p>
    </>
  )
}

const NoChat = ({ mayWrite }: { mayWrite: boolean }) => (
  <EmptyState
    icon="talk"
    title="No chat on your website yet"
    action={
      mayWrite && (
        <a class={controls.primary} href="/crm/settings/connections/new/web-chat">
          Connect a web chat
        </a>
      )
    }
  >
    <p>
      A round button in the corner of your pages opens a chat. A live journey answers there at once,
      day and night.
    </p>
    {!mayWrite && <p>Ask an owner or an admin to connect one.</p>}
  </EmptyState>
)
