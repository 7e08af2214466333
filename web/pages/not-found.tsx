import { api } from '../api/api.ts'
import { useResource } from '../api/resource.ts'
import controls from '../design/controls.module.css'
import { JOURNEYS } from './addresses.ts'
import { Shell } from './shell.tsx'
import { SignedOutPage } from './signed-out/signed-out-page.tsx'

const TOLD = {
  title: 'There is nothing here',
  lead: 'The address may be mistyped, or what it led to was deleted.',
}

/** An address that leads nowhere: whoever is signed in sees where else to go, and others the way in. */
export default function NotFound() {
  const me = useResource('me', (signal) => api.me(signal))
  if (!me.value && !me.failure) return null
  if (me.failure?.status === 401) {
    return (
      <SignedOutPage {...TOLD}>
        <a class={controls.primary} href="/sign-in">
          Sign in
        </a>
      </SignedOutPage>
    )
  }
  return (
    <Shell {...TOLD} me={me.value}>
      <p>
        <a class={controls.primary} href={JOURNEYS.href}>
          Go to Bot Journeys
        </a>
      </p>
    </Shell>
  )
}
