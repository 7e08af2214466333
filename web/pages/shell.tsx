import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { api, type Me } from '../api.ts'
import controls from '../design/controls.module.css'
import { Mark } from '../design/icon.tsx'
import styles from './shell.module.css'
import { useTitle } from './title.ts'

/** The frame of every page inside: whose it is, where we are, and the way out. */
export function Shell(props: { title: string; me?: Me; children: ComponentChildren }) {
  const { title, me, children } = props
  const { route } = useLocation()
  useTitle(title)

  async function leave() {
    // Out of reach or already out: the sign-in page is the right place in both cases.
    await api.signOut().catch(() => {})
    route('/sign-in', true)
  }

  return (
    <>
      <header class={styles.bar}>
        <a class={styles.brand} href="/crm/settings/bot-journeys">
          <Mark />
          <span dir="auto">{me?.organisation.name ?? 'Bot Journeys'}</span>
        </a>
        {me && (
          <span class={styles.member} dir="auto">
            {me.member.name}
          </span>
        )}
        <button type="button" class={controls.quiet} onClick={leave}>
          Sign out
        </button>
      </header>
      <main class={styles.main}>
        <div>
          <p class={styles.crumb}>Settings</p>
          <h1>{title}</h1>
        </div>
        {children}
      </main>
    </>
  )
}
