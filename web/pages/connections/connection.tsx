import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { channelInfo } from '#channels/info.ts'
import { api } from '../../api/api.ts'
import { useResource } from '../../api/resource.ts'
import { Badge } from '../../design/badge.tsx'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { LoadState } from '../load-state.tsx'
import { Shell } from '../shell.tsx'
import { useRequireSignIn } from '../sign-in/require-sign-in.ts'
import { CONNECTIONS, tryAddressOf, widgetAddressOf } from './addresses.ts'
import { Assignment } from './assignment.tsx'
import { type Connection, channelsApi } from './channels-api.ts'
import styles from './connections.module.css'
import { Credentials } from './credentials.tsx'
import { DeleteDialog } from './delete-dialog.tsx'
import { Health } from './health.tsx'
import { SettingsForm } from './settings-form.tsx'
import { SetupPanel } from './setup/setup-panel.tsx'
import { StatusWords } from './status-words.tsx'
import { shownStatus } from './statuses.ts'

/** One channel: its health, its journey, its credentials, and how long things hold on it. */
export default function ConnectionPage({ id = '' }: { id?: string }) {
  const me = useResource('me', (signal) => api.me(signal))
  const channel = useResource(id, (signal) => channelsApi.read(id, signal))
  const journeys = useResource('journeys', channelsApi.journeys)
  const isReady = channel.value && me.value && journeys.value
  useEffect(() => {
    // The address named a part of the page before that part was here.
    if (isReady && location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [!!isReady])
  if (useRequireSignIn(channel.failure, me.failure)) return null

  const { value } = channel
  const mayWrite = !!me.value?.may.includes('write channels')
  return (
    <Shell
      title={value?.name ?? 'Channel'}
      lead={value && channelInfo[value.type].label}
      parent={CONNECTIONS}
      me={me.value}
      actions={value && <Badge tone={shownStatus(value).tone}>{shownStatus(value).words}</Badge>}
    >
      <LoadState of={[channel, me, journeys]} />
      {isReady && value && (
        <>
          <StatusWords channel={value} />
          <Health
            channel={value}
            zone={me.value?.organisation.timeZone ?? 'UTC'}
            mayWrite={mayWrite}
            onTested={channel.reload}
          />
          <section class={styles.panel} aria-label="Journey">
            <Assignment
              channel={value}
              journeys={journeys.value ?? []}
              mayWrite={mayWrite}
              onChanged={channel.reload}
            />
          </section>
          {value.type === 'web-chat' && <Widget channel={value} />}
          {value.type !== 'web-chat' && mayWrite && <SetupPanel channel={value} />}
          <Credentials channel={value} mayWrite={mayWrite} onSaved={channel.reload} />
          <SettingsForm channel={value} mayWrite={mayWrite} onSaved={channel.reload} />
          {mayWrite && <Delete channel={value} />}
        </>
      )}
    </Shell>
  )
}

const Widget = ({ channel }: { channel: Connection }) => (
  <section class={styles.panel}>
    <header>
      <h2>The chat</h2>
      <p class={styles.soft}>How it looks, where it may stand, and the line to paste.</p>
    </header>
    <div class={styles.row}>
      <a class={controls.button} href={widgetAddressOf(channel)}>
        Appearance and snippet
      </a>
      <a class={controls.quiet} href={tryAddressOf(channel)} target="_blank" rel="noreferrer">
        Try it
        <Icon name="out" size={18} />
      </a>
    </div>
  </section>
)

function Delete({ channel }: { channel: Connection }) {
  const { route } = useLocation()
  const [isAsking, setAsking] = useState(false)
  return (
    <section class={styles.panel}>
      <header>
        <h2>Delete this channel</h2>
        <p class={styles.soft}>Its conversations stay. Its credentials are erased at once.</p>
      </header>
      <div class={styles.row}>
        <button type="button" class={controls.danger} onClick={() => setAsking(true)}>
          Delete
        </button>
      </div>
      {isAsking && (
        <DeleteDialog
          channel={channel}
          onDeleted={() => route('/crm/settings/connections', true)}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  )
}
