import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type ApiError, api, failureOf } from '../../api/api.ts'
import controls from '../../design/controls.module.css'
import { EmailField, PasswordField } from '../../design/field.tsx'
import { describeFailure } from '../error-panel.tsx'
import door from '../signed-out/signed-out-page.module.css'
import { SignedOutPage } from '../signed-out/signed-out-page.tsx'
import Invitation from './invitation.tsx'
import { safeReturn } from './return.ts'

export default function SignIn() {
  const { query, route } = useLocation()
  const [failure, setFailure] = useState<ApiError>()
  const [isBusy, setBusy] = useState(false)
  if (query.invitation) return <Invitation token={query.invitation} />

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (isBusy || !(event.target instanceof HTMLFormElement)) return
    setBusy(true)
    setFailure(undefined)
    const form = new FormData(event.target)
    try {
      await api.signIn({
        email: String(form.get('email')).trim(),
        password: String(form.get('password')),
      })
      route(safeReturn(query.return), true)
    } catch (thrown) {
      setFailure(failureOf(thrown))
      setBusy(false)
    }
  }

  return (
    <SignedOutPage title="Sign in" lead={query.return && 'Please sign in to go on.'}>
      <form class={door.form} onSubmit={submit}>
        <EmailField label="Email" name="email" autocomplete="username" />
        <PasswordField label="Password" name="password" autocomplete="current-password" />
        {failure && (
          <p class={controls.bad} role="alert">
            {failure.status === 401
              ? 'This email address and password do not belong together.'
              : describeFailure(failure)}
          </p>
        )}
        <button type="submit" class={controls.primary} disabled={isBusy}>
          {isBusy ? 'Signing in…' : 'Sign in'}
        </button>
      </form>
      <p class={door.foot}>
        First time here? <a href="/setup">Set up Bot Journeys</a>. Forgotten your password? Ask an
        owner of your organisation.
      </p>
    </SignedOutPage>
  )
}
