import { useState } from 'preact/hooks'
import type { ApiError } from '../../../api/api.ts'
import { Badge } from '../../../design/badge.tsx'
import { ConfirmDialog } from '../../../design/confirm.tsx'
import controls from '../../../design/controls.module.css'
import { Copyable } from '../../../design/copy-button.tsx'
import { newSecret } from '../../../design/secret-field.tsx'
import { toast } from '../../../design/toast.tsx'
import { useAttempt } from '../../attempt.ts'
import { describeFailure } from '../../error-panel.tsx'
import { type Connection, channelsApi } from '../channels-api.ts'
import panel from '../connections.module.css'

const EXAMPLE = `// On your server, for the guest who is signed in there
const exp = Math.floor(Date.now() / 1000) + 3600
const hash = crypto.createHmac('sha256', SECRET).update(userId + '.' + exp).digest('hex')

// On the page
BotJourneys('identify', { userId, name, email, hash, exp })`

/** A secret with which a site proves who its signed-in guests are; changing it ends the old one. */
export function Identity(props: { chat: Connection; mayWrite: boolean; onSaved(): void }) {
  const { chat, mayWrite, onSaved } = props
  const [made, setMade] = useState<string>()
  const [asked, setAsked] = useState<'another' | 'none'>()
  const { isBusy, failure, attempt, forget } = useAttempt()
  const isSet = chat.credentials.includes('identitySecret')

  async function save(identitySecret: string | null) {
    const done = await attempt(async () => {
      await channelsApi.change(chat.id, { config: { identitySecret } })
    })
    if (!done) return
    setAsked(undefined)
    setMade(identitySecret ?? undefined)
    toast(identitySecret ? 'The new secret holds from now on.' : 'The secret is gone.')
    onSaved()
  }
  return (
    <section class={panel.panel}>
      <Explanation isSet={isSet} />
      {made && <NewSecret secret={made} />}
      <HowToSign />
      {failure && !asked && (
        <p class={controls.bad} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      {mayWrite && (
        <div class={panel.row}>
          <button
            type="button"
            class={controls.button}
            disabled={isBusy}
            onClick={() => (isSet ? setAsked('another') : save(newSecret()))}
          >
            {isSet ? 'Make another' : 'Make a secret'}
          </button>
          {isSet && (
            <button type="button" class={controls.quiet} onClick={() => setAsked('none')}>
              Remove
            </button>
          )}
        </div>
      )}
      {asked && (
        <SecretDialog
          asked={asked}
          isBusy={isBusy}
          failure={failure}
          onConfirm={() => save(asked === 'another' ? newSecret() : null)}
          onClose={() => {
            forget()
            setAsked(undefined)
          }}
        />
      )}
    </section>
  )
}

const Explanation = ({ isSet }: { isSet: boolean }) => (
  <header>
    <div class={panel.row}>
      <h2>Guests who are signed in on your site</h2>
      <Badge tone={isSet ? 'good' : 'quiet'}>{isSet ? 'Secret set' : 'No secret'}</Badge>
    </div>
    <p class={panel.soft}>
      Your server signs who a guest is. They then find their conversation on any device, and nobody
      can pose as them. Without a secret everybody stays a visitor.
    </p>
  </header>
)

const NewSecret = ({ secret }: { secret: string }) => (
  <div>
    <Copyable label="Identity secret" text={secret} />
    <p class={controls.hint}>It is shown only now. Keep it on your server.</p>
  </div>
)

const HowToSign = () => (
  <details>
    <summary class={panel.summary}>How to sign</summary>
    <pre class={panel.code}>
      <code>{EXAMPLE}</code>
    </pre>
  </details>
)

/** Asks before what the site's server signs with stops to count. */
function SecretDialog(props: {
  asked: 'another' | 'none'
  isBusy: boolean
  failure: ApiError | undefined
  onConfirm(): void
  onClose(): void
}) {
  const { asked, isBusy, failure, onConfirm, onClose } = props
  const isReplaced = asked === 'another'
  return (
    <ConfirmDialog
      title={isReplaced ? 'Make another secret?' : 'Remove the secret?'}
      confirm={isReplaced ? 'Make another' : 'Remove'}
      cancel="Keep it"
      isDanger
      isBusy={isBusy}
      fault={failure && describeFailure(failure)}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>
        What your server signs with the old one is no longer believed: your guests are visitors
        until it {isReplaced ? 'signs with the new one' : 'has a secret again'}.
      </p>
    </ConfirmDialog>
  )
}
