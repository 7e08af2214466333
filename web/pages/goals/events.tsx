import { useState } from 'preact/hooks'
import { Badge } from '../../design/badge.tsx'
import controls from '../../design/controls.module.css'
import { EmptyState } from '../../design/empty-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useResource } from '../../resource.ts'
import { useAttempt } from '../attempt.ts'
import { useWayIn } from '../sign-in/way-in.ts'
import { inWords, Trouble } from '../trouble.tsx'
import { builderAddress } from './addresses.ts'
import styles from './goals.module.css'
import { type EventFilter, type Goal, type GoalEvent, goalsApi } from './goals-api.ts'

/** The timeline: who reached what, newest first. */
export function Events(props: { goal: Goal; zone: string; filter: EventFilter }) {
  const { goal, zone, filter } = props
  const [more, setMore] = useState<{ items: GoalEvent[]; next?: string }>()
  const { isBusy, failure, attempt } = useAttempt()
  const events = useResource(JSON.stringify(filter), (signal) => {
    setMore(undefined)
    return goalsApi.events(goal.id, filter, signal)
  })
  if (useWayIn(events.failure)) return null
  if (!events.value) {
    return events.failure ? (
      <Trouble failure={events.failure} onRetry={events.reload} />
    ) : (
      <Skeleton height={4} count={5} />
    )
  }

  const items = [...events.value.items, ...(more?.items ?? [])]
  const next = more ? more.next : events.value.next
  const dayOf = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeZone: zone })
  const days = Map.groupBy(items, ({ at }) => dayOf.format(new Date(at)))
  const showMore = () =>
    attempt(async () => {
      const page = await goalsApi.events(goal.id, { ...filter, cursor: next })
      setMore({ items: [...(more?.items ?? []), ...page.items], next: page.next })
    })
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
      {next && (
        <button type="button" class={controls.button} disabled={isBusy} onClick={showMore}>
          Show more
        </button>
      )}
      {failure && (
        <p class={controls.fault} role="alert">
          {inWords(failure)}
        </p>
      )}
    </div>
  )
}

function Event({ event, goal, zone }: { event: GoalEvent; goal: Goal; zone: string }) {
  const { at, milestoneId, contactName, journeyId, journeyName, test, values } = event
  const milestone = goal.milestones.find(({ id }) => id === milestoneId)
  const timeOf = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone })
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
            {noted.map(({ id, name }) => (
              <div key={id}>
                <dt dir="auto">{name}</dt>
                <dd dir="auto">{valueWords(values[id])}</dd>
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

function valueWords(value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en')
  return typeof value === 'string' ? value : JSON.stringify(value)
}
