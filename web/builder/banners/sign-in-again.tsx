import { useState } from 'preact/hooks'
import { api, failureOf } from '../../api/api.ts'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { EmailField, PasswordField } from '../../design/field.tsx'
import { describeFailure } from '../../pages/error-panel.tsx'
import door from '../../pages/signed-out/signed-out-page.module.css'

/** Signs in over the canvas, which stays as it is. */
export default function SignInAgain(props: { memberId: string; onDone(): void; onClose(): void }) {
  const { memberId, onDone, onClose } = props
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function submit(event: SubmitEvent) {
    event.preventDefault()
    if (isBusy || !(event.target instanceof HTMLFormElement)) return
    setBusy(true)
    setFault(undefined)
    const form = new FormData(event.target)
    try {
      const email = String(form.get('email')).trim()
      await api.signIn({ email, password: String(form.get('password')) })
      const { member } = await api.me()
      // The work here is saved under the name of the member who did it.
      if (member.id === memberId) onDone()
      else setFault(`You are signed in as ${member.name} now. Sign in as who you were before.`)
    } catch (thrown) {
      const failure = failureOf(thrown)
      setFault(
        failure.status === 401
          ? 'This email address and password do not belong together.'
          : describeFailure(failure),
      )
    }
    setBusy(false)
  }
  return (
    <Dialog title="Sign in again" onClose={onClose}>
      <p>You are signed out. What you drew stays here, and is saved once you are back.</p>
      <form class={door.form} onSubmit={submit}>
        <EmailField label="Email" name="email" autocomplete="username" />
        <PasswordField label="Password" name="password" autocomplete="current-password" />
        {fault && (
          <p class={controls.bad} role="alert">
            {fault}
          </p>
        )}
        <div class={dialog.foot}>
          <button type="button" class={controls.quiet} onClick={onClose}>
            Not now
          </button>
          <button type="submit" class={controls.primary} disabled={isBusy}>
            {isBusy ? 'Signing in…' : 'Sign in'}
          </button>
        </div>
      </form>
    </Dialog>
  )
}
