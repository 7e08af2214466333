import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { api } from '../../api/api.ts'
import controls from '../../design/controls.module.css'
import { CopyButton } from '../../design/copy-button.tsx'
import { Icon } from '../../design/icon.tsx'
import door from '../signed-out/signed-out-page.module.css'
import { SignedOutPage } from '../signed-out/signed-out-page.tsx'
import styles from './api-key.module.css'

/** The owner's API key: the server keeps only a hash of it, so this is the one time to see it. */
export function ApiKey(props: { apiKey: string; owner: { email: string; password: string } }) {
  const { apiKey, owner } = props
  const { route } = useLocation()
  const [isBusy, setBusy] = useState(false)

  async function openJourneys() {
    setBusy(true)
    const { email, password } = owner
    // If this fails for any reason the sign-in page says why; the key has been seen.
    await api.signIn({ email, password }).then(
      () => route('/crm/settings/bot-journeys', true),
      () => route('/sign-in', true),
    )
  }

  return (
    <SignedOutPage
      title="Your API key"
      lead="With it a program of yours, or of a partner, may do all that you may do as the owner."
    >
      <div class={styles.key}>
        <code id="api-key">{apiKey}</code>
        <CopyButton text={apiKey} what="the API key" />
      </div>
      <p class={controls.notice}>
        <Icon name="warn" />
        It is shown only this once. Keep it where you keep your passwords; you can make another at
        any time.
      </p>
      <div class={door.form}>
        <button type="button" class={controls.primary} onClick={openJourneys} disabled={isBusy}>
          Go on
        </button>
      </div>
    </SignedOutPage>
  )
}
