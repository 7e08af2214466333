import controls from '../../../design/controls.module.css'
import { Copyable } from '../../../design/copy-button.tsx'
import type { Connection } from '../channels-api.ts'
import styles from '../connections.module.css'
import { setups } from './index.ts'
import { justMade } from './just-made.ts'

/** Tells the provider about us: what to paste there, and what to click. */
export function SetupPanel({ channel }: { channel: Connection }) {
  const { type, webhookUrl, config } = channel
  const isPostmark = config.transport === 'postmark'
  const hasWebhook = config.transport !== 'cloudflare'
  const isLocal = /^https?:\/\/(localhost|127\.)/.test(webhookUrl)
  return (
    <section class={styles.panel}>
      <header>
        <h2>At the provider</h2>
        <p class={styles.soft}>So that it knows where to bring what guests write.</p>
      </header>
      {hasWebhook && <Copyable label="Webhook address" text={webhookUrl} />}
      {hasWebhook && isLocal && (
        <p class={controls.notice}>
          This address is on your own machine, where no provider reaches it. Set PUBLIC_URL to an
          address of yours on the internet.
        </p>
      )}
      {madeSecrets(channel).map(({ name, label, value }) => (
        <div key={name}>
          <Copyable
            label={isPostmark ? 'Webhook address with its password' : label}
            text={isPostmark ? withPassword(webhookUrl, value) : value}
          />
          <p class={controls.hint}>It is shown only now. You can make another under Credentials.</p>
        </div>
      ))}
      <ol class={styles.steps}>
        {setups[type].steps(config).map((step, at) => (
          <li key={at}>{step}</li>
        ))}
      </ol>
    </section>
  )
}

/** Secrets of our own choosing that the provider has to be told, as long as this tab remembers them. */
const madeSecrets = ({ id, type, config }: Connection) =>
  setups[type].fields(config).flatMap((field) => {
    const isOurs = field.kind === 'secret' && field.canMake
    const value = isOurs ? justMade(id, field.name) : undefined
    return value ? [{ name: field.name, label: field.label, value }] : []
  })

/** Postmark signs nothing: it carries our password with each call, as basic auth. */
function withPassword(address: string, password: string): string {
  const url = new URL(address)
  url.username = 'postmark'
  url.password = password
  return url.href
}
