import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { type ApiError, api, failureOf } from '../../api/api.ts'
import controls from '../../design/controls.module.css'
import { PasswordField } from '../../design/field.tsx'
import { describeFailure } from '../error-panel.tsx'
import door from '../signed-out/signed-out-page.module.css'
import { SignedOutPage } from '../signed-out/signed-out-page.tsx'

/** An invited member sets a password, and is in. */
export default function Invitation({ token }: { token: string }) {
  const { route } = useLocation()
  const [failure, setFailure] = useState<ApiError>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (isBusy || !(event.target instanceof HTMLFormElement)) return
    setBusy(true)
    setFailure(undefined)
    try {
      await api.acceptInvitation(token, String(new FormData(event.target).get('password')))
      route('/crm/settings/bot-journeys', true)
    } catch (thrown) {
      setFailure(failureOf(thrown))
      setBusy(false)
    }
  }

  if (failure?.status === 404 || failure?.status === 410) {
    return (
      <SignedOutPage
        title="This invitation is no longer good"
        lead="It was used already, or too much time has passed."
      >
        <p>
          Ask whoever invited you for a new one. If you have set your password, sign in with it.
        </p>
        <a class={controls.primary} href="/sign-in">
          Sign in
        </a>
      </SignedOutPage>
    )
  }
  return (
    <SignedOutPage
      title="Welcome"
      lead="You are invited to Bot Journeys. Set a password and you are in."
    >
      <form class={door.form} onSubmit={submit}>
        <PasswordField
          label="Password"
          name="password"
          autocomplete="new-password"
          hint="At least 10 characters. A few words in a row are easy to remember."
        />
        {failure && (
          <p class={controls.bad} role="alert">
            {describeFailure(failure)}
          </p>
        )}
        <button type="submit" class={controls.primary} disabled={isBusy}>
          {isBusy ? 'One moment…' : 'Set the password'}
        </button>
      </form>
    </SignedOutPage>
  )
}
