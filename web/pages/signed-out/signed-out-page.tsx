import type { ComponentChildren } from 'preact'
import { Logo } from '../../design/icon.tsx'
import { useTitle } from '../title.ts'
import styles from './signed-out-page.module.css'

/** The layout of pages for who is signed out: what this is, and one thing to do. */
export function SignedOutPage(props: {
  title: string
  lead?: string
  children: ComponentChildren
}) {
  const { title, lead, children } = props
  useTitle(title)
  return (
    <div class={styles.door}>
      <aside class={styles.aside}>
        <p class={styles.brand}>
          <Logo />
          Bot Journeys
        </p>
        <p class={styles.promise}>
          Draw a conversation once. Guests get an answer in under a second, on every channel.
        </p>
        <Illustration />
      </aside>
      <main class={styles.main}>
        <div class={styles.inside}>
          <header>
            <h1>{title}</h1>
            {lead && <p class={styles.lead}>{lead}</p>}
          </header>
          {children}
        </div>
      </main>
    </div>
  )
}

/** A small journey: a greeting, a question, two ways on. */
const Illustration = () => (
  <svg class={styles.illustration} viewBox="0 0 340 190" fill="none" aria-hidden="true">
    <path d="M95 45c25 0 5 50 30 50M205 95c28 0 12-50 40-50M205 95c28 0 12 50 40 50" />
    <rect x="5" y="25" width="90" height="40" rx="12" />
    <rect x="125" y="75" width="80" height="40" rx="12" />
    <rect x="245" y="25" width="90" height="40" rx="12" />
    <rect x="245" y="125" width="90" height="40" rx="12" />
    <path d="M20 40h46M20 51h30M140 90h50M140 101h32M260 40h46M260 51h34M260 140h50M260 151h26" />
  </svg>
)
