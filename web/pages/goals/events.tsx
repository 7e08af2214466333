import { Badge } from '../../design/badge.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { builderAddress } from '../addresses.ts'
import { usePaged } from '../list/paged.ts'
import { ShowMore } from '../list/show-more.tsx'
import { LoadState } from '../load-state.tsx'
import { useRequireSignIn } from '../sign-in/require-sign-in.ts'
import styles from './goals.module.css'
import { type EventFilter, type Goal, type GoalEvent, goalsApi } from './goals-api.ts'
import { valueWords } from './value-format.ts'

/** The timeline: who reached what, newest first. */
export function Events(props: { goal: Goal; zone: string; filter: EventFilter }) {
  const { goal, zone, filter } = props
  const events = usePaged(JSON.stringify(filter), (cursor, signal) =>
    goalsApi.events(goal.id, { ...filter, cursor }, signal),
  )
  if (useRequireSignIn(events.failure)) return null
  if (!events.value) return <LoadState of={[events]} height={4} count={5} />

  const { items } = events
  const dayOf = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeZone: zone })
  const days = Map.groupBy(items, ({ at }) => dayOf.format(new Date(at)))
  if (!items.length) {
    return (
      <EmptyState icon="history" title="No events in these days">
        <p>Choose more days, another milestone, or test runs.</p>
      </EmptyState>
    )
  }
  return (
    <div class={styles.timeline}>
      {[...days].map(([day, its]) => (
        <section key={day}>
          <h2 class={styles.day}>{day}</h2>
          <ol>
            {its.map((event) => (
              <Event key={event.id} event={event} goal={goal} zone={zone} />
            ))}
          </ol>
        </section>
      ))}
      <ShowMore list={events} />
    </div>
  )
}

function Event({ event, goal, zone }: { event: GoalEvent; goal: Goal; zone: string }) {
  const { at, milestoneId, contactName, journeyId, journeyName, test, values } = event
  const milestone = goal.milestones.find(({ id }) => id === milestoneId)
  const timeOf = new Intl.DateTimeFormat(undefined, { timeStyle: 'short', timeZone: zone })
  const noted = (milestone?.trackers ?? []).filter(({ id }) => values[id] !== undefined)
  return (
    <li class={styles.event}>
      <time dateTime={at}>{timeOf.format(new Date(at))}</time>
      <div>
        <p>
          <b dir="auto">{milestone?.name ?? 'A milestone'}</b>
          {test && <Badge>Test</Badge>}
        </p>
        {noted.length > 0 && (
          <dl class={styles.noted}>
            {noted.map(({ id, name, type }) => (
              <div key={id}>
                <dt dir="auto">{name}</dt>
                <dd dir="auto">{valueWords(type, values[id])}</dd>
              </div>
            ))}
          </dl>
        )}
        <p class={styles.soft}>
          <span dir="auto">{contactName ?? (test ? 'A tester' : 'A guest')}</span> in{' '}
          {journeyName ? (
            <a href={builderAddress(journeyId)} dir="auto">
              {journeyName}
            </a>
          ) : (
            'a journey that was deleted'
          )}
        </p>
      </div>
    </li>
  )
}
