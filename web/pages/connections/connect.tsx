import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type ChannelType, channelInfo, isChannelType } from '#channels/info.ts'
import { api } from '../../api/api.ts'
import { useResource } from '../../api/resource.ts'
import controls from '../../design/controls.module.css'
import { EmptyState } from '../../design/empty-state.tsx'
import { TextField } from '../../design/field.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { faultOf, useAttempt } from '../attempt.ts'
import { describeFailure, ErrorPanel } from '../error-panel.tsx'
import { Shell } from '../shell.tsx'
import { useRequireSignIn } from '../sign-in/require-sign-in.ts'
import { addressOf, CONNECTIONS, widgetAddressOf } from './addresses.ts'
import { channelsApi } from './channels-api.ts'
import styles from './connections.module.css'
import type { Config } from './setup/channel-setup.ts'
import { ConfigForm, readConfig } from './setup/config-form.tsx'
import { setups } from './setup/index.ts'
import { keepMade } from './setup/just-made.ts'
import { TypeChoice } from './type-choice.tsx'

/** Connects a channel: first its kind, then what it needs. */
export default function Connect({ type = '' }: { type?: string }) {
  const me = useResource('me', (signal) => api.me(signal))
  if (useRequireSignIn(me.failure)) return null
  const mayWrite = me.value?.may.includes('write channels')
  const chosen = isChannelType(type) ? type : undefined
  return (
    <Shell
      title={chosen ? `Connect ${channelInfo[chosen].label}` : 'Connect a channel'}
      lead={chosen ? channelInfo[chosen].description : 'Where do guests write to you?'}
      parent={CONNECTIONS}
      me={me.value}
    >
      {me.failure && <ErrorPanel failure={me.failure} onRetry={me.reload} />}
      {!me.failure && !me.value && <Skeleton count={2} />}
      {mayWrite === false && (
        <EmptyState icon="lock" title="Only owners and admins connect channels">
          <p>Ask one of them. You can look at the channels under Connections.</p>
        </EmptyState>
      )}
      {mayWrite && (chosen ? <Form key={chosen} type={chosen} /> : <TypeChoice />)}
    </Shell>
  )
}

function Form({ type }: { type: ChannelType }) {
  const { route } = useLocation()
  const [name, setName] = useState('')
  const [given, setGiven] = useState<Config>(setups[type].defaults)
  const { isBusy, failure, attempt } = useAttempt()
  const { warning } = setups[type]

  function submit(event: SubmitEvent) {
    event.preventDefault()
    void attempt(async () => {
      const config = readConfig(type, given)
      const made = await channelsApi.connect({ type, name: name.trim(), config })
      keepMade(made.id, config)
      route(type === 'web-chat' ? widgetAddressOf(made) : addressOf(made))
    })
  }
  return (
    <form class={`${styles.panel} ${styles.form}`} onSubmit={submit}>
      <TextField
        label="Name"
        value={name}
        maxLength={255}
        hint="What your team calls it, for example Front desk."
        fault={faultOf(failure, 'name')}
        onInput={setName}
      />
      <ConfigForm type={type} given={given} failure={failure} onChange={setGiven} />
      {warning && <p class={controls.notice}>{warning}</p>}
      {failure && (
        <p class={controls.bad} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      <div class={styles.row}>
        <button type="submit" class={controls.primary} disabled={isBusy}>
          {isBusy ? 'Connecting…' : 'Connect'}
        </button>
        <a class={controls.quiet} href="/crm/settings/connections/new">
          Another channel
        </a>
      </div>
    </form>
  )
}
