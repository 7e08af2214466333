import type { JourneyQuery } from '../../api/journeys-api.ts'
import controls from '../../design/controls.module.css'
import { EmptyState } from '../../design/empty-state.tsx'
import styles from './journeys.module.css'
import { MakeJourney } from './make-journey.tsx'

/** An empty list: either nothing is called so, or this is where to begin. */
export function NoJourneys(props: { query: JourneyQuery; mayWrite: boolean }) {
  const { query, mayWrite } = props
  if (query.search) {
    return (
      <EmptyState
        icon="search"
        title={`No journey is called “${query.search}”`}
        action={<ShowEvery />}
      >
        <p>
          Part of the name is enough. Try fewer words
          {query.state && ', or look among Live and Draft'}.
        </p>
      </EmptyState>
    )
  }
  if (query.state) {
    const words = query.state === 'live' ? 'Live' : 'in Draft'
    return (
      <EmptyState icon="search" title={`No journey is ${words}`} action={<ShowEvery />}>
        <p>There may be others.</p>
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon="talk"
      title="No journeys yet"
      action={mayWrite ? <MakeJourney /> : <p>Ask an owner or an admin to create one.</p>}
    >
      <p>
        A journey is a conversation you draw once: it greets a guest, asks, decides and answers, at
        any hour.
      </p>
      <ol class={styles.lesson}>
        <li>Create a journey and drag its first steps onto the canvas.</li>
        <li>Walk through it in the test chat, as a guest would.</li>
        <li>Deploy it, and assign it to a channel in Connections.</li>
      </ol>
    </EmptyState>
  )
}

const ShowEvery = () => (
  <a class={controls.button} href="/crm/settings/bot-journeys">
    Show every journey
  </a>
)
