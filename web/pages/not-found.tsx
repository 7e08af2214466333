import controls from '../design/controls.module.css'
import styles from './error-panel.module.css'
import { useTitle } from './title.ts'

export function NotFound() {
  useTitle('Not found')
  return (
    <main class={styles.page}>
      <h1>There is nothing here</h1>
      <p>The address may be mistyped, or what it led to was deleted.</p>
      <a class={controls.primary} href="/crm/settings/bot-journeys">
        Go to Bot Journeys
      </a>
    </main>
  )
}
