import { useState } from 'preact/hooks'
import { TextField } from '../../design/field.tsx'
import { toast } from '../../design/toast.tsx'
import { faultOf, useAttempt } from '../attempt.ts'
import { type Connection, channelsApi } from './channels-api.ts'
import styles from './connections.module.css'
import { SaveRow } from './save-row.tsx'
import type { Config, ConfigField } from './setup/channel-setup.ts'
import { ConfigForm, readConfig } from './setup/config-form.tsx'
import { setups } from './setup/index.ts'
import { keepMade } from './setup/just-made.ts'

/** What a channel is connected with. Credentials go in and never come out. */
export function Credentials(props: { channel: Connection; mayWrite: boolean; onSaved(): void }) {
  const { channel, mayWrite, onSaved } = props
  const { id, type } = channel
  const [name, setName] = useState(channel.name)
  const [given, setGiven] = useState<Config>(channel.config)
  const { isBusy, failure, attempt } = useAttempt()

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    const config = readConfig(type, given)
    const done = await attempt(async () => {
      await channelsApi.change(id, { name: name.trim(), config })
    })
    if (!done) return
    keepMade(id, config)
    setGiven(withoutSecrets(type, given))
    toast('Saved.')
    onSaved()
  }
  const title = type === 'web-chat' ? 'Name and websites' : 'Credentials'
  return (
    <section class={styles.panel} id="credentials">
      <header>
        <h2>{title}</h2>
        {type !== 'web-chat' && (
          <p class={styles.soft}>
            Secrets are sealed when they are saved, and are never shown again.
          </p>
        )}
      </header>
      {mayWrite ? (
        <form class={styles.form} onSubmit={submit}>
          <TextField
            label="Name"
            value={name}
            maxLength={255}
            fault={faultOf(failure, 'name')}
            onInput={setName}
          />
          <ConfigForm
            type={type}
            given={given}
            isSet={channel.credentials}
            failure={failure}
            onChange={setGiven}
          />
          <SaveRow mayWrite isBusy={isBusy} failure={failure} />
        </form>
      ) : (
        <AccountDetails channel={channel} />
      )}
    </section>
  )
}

/** For those who may only look. */
const AccountDetails = ({ channel }: { channel: Connection }) => (
  <dl class={styles.details}>
    {setups[channel.type].fields(channel.config).map((field) => (
      <div key={field.name}>
        <dt>{field.label}</dt>
        <dd dir="auto">{factOf(channel, field)}</dd>
      </div>
    ))}
  </dl>
)

function factOf({ config, credentials }: Connection, field: ConfigField): string {
  const value = config[field.name]
  if (field.kind === 'secret') return credentials.includes(field.name) ? 'Set' : 'Not set'
  if (field.kind === 'flag') return value === true ? 'Yes' : 'No'
  if (Array.isArray(value)) return value.join(', ') || 'None'
  const chosen = field.kind === 'choice' && field.options.find(([each]) => each === value)
  return chosen ? chosen[1] : String(value ?? 'None')
}

function withoutSecrets(type: Connection['type'], given: Config): Config {
  const secret = new Set(
    setups[type].fields(given).flatMap(({ kind, name }) => (kind === 'secret' ? [name] : [])),
  )
  return Object.fromEntries(Object.entries(given).filter(([name]) => !secret.has(name)))
}
