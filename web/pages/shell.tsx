import type { ComponentChildren } from 'preact'
import { useLocation } from 'preact-iso'
import { api, type Me } from '../api/api.ts'
import controls from '../design/controls.module.css'
import { Icon, Logo } from '../design/icon.tsx'
import { SettingsNav, SettingsOpener } from './settings-nav.tsx'
import styles from './shell.module.css'
import { useTitle } from './title.ts'

type Props = {
  title: string
  me?: Me
  /** What the page is for, in a sentence. */
  lead?: string
  /** The page this one hangs under. */
  parent?: { href: string; name: string }
  /** What can be done to the page as a whole, beside its title. */
  actions?: ComponentChildren
  children: ComponentChildren
}

/** The frame of every page inside: whose it is, where we are, where else to go, and the way out. */
export function Shell({ title, me, lead, parent, actions, children }: Props) {
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
        <SettingsOpener />
        <a class={styles.brand} href="/crm/settings/bot-journeys">
          <Logo />
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
      <div class={styles.middle}>
        <SettingsNav />
        <main class={styles.main}>
          <header class={styles.head}>
            <div>
              {parent && (
                <a class={styles.parent} href={parent.href}>
                  <Icon name="back" size={18} />
                  {parent.name}
                </a>
              )}
              <h1 dir="auto">{title}</h1>
              {lead && <p class={styles.lead}>{lead}</p>}
            </div>
            {actions && <div class={styles.actions}>{actions}</div>}
          </header>
          {children}
        </main>
      </div>
    </>
  )
}
