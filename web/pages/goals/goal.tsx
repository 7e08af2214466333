import { useLocation } from 'preact-iso'
import { api } from '../../api/api.ts'
import { type Resource, useResource } from '../../api/resource.ts'
import { Badge } from '../../design/badge.tsx'
import controls from '../../design/controls.module.css'
import { EmptyState } from '../../design/empty-state.tsx'
import { Icon } from '../../design/icon.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { GOALS } from '../addresses.ts'
import { ErrorPanel } from '../error-panel.tsx'
import { LoadState } from '../load-state.tsx'
import { Shell } from '../shell.tsx'
import { useRequireSignIn } from '../sign-in/require-sign-in.ts'
import { Events } from './events.tsx'
import { eventsOf, rangeOf } from './filter.ts'
import { Filters } from './filters.tsx'
import { GoalMenu } from './goal-menu.tsx'
import styles from './goals.module.css'
import { type Goal, goalsApi, type Summary } from './goals-api.ts'
import { Milestones } from './milestones.tsx'
import { Results } from './results.tsx'

const TABS = [
  { id: 'results', label: 'Results' },
  { id: 'events', label: 'Events' },
  { id: 'milestones', label: 'Milestones' },
]

/** One goal: what was reached of it and when, event by event, and what it is made of. */
export default function GoalPage({ id = '' }: { id?: string }) {
  const { query, path, route } = useLocation()
  const range = rangeOf(query)
  const me = useResource('me', (signal) => api.me(signal))
  const goal = useResource(id, (signal) => goalsApi.read(id, signal))
  const summary = useResource(`${id} ${JSON.stringify(range)}`, (signal) =>
    goalsApi.summary(id, range, signal),
  )
  if (useRequireSignIn(goal.failure, me.failure, summary.failure)) return null

  const tab = TABS.some((each) => each.id === query.tab) ? (query.tab ?? '') : 'results'
  const isReady = goal.value && me.value
  const mayWrite = !!me.value?.may.includes('write goals')
  const { value } = goal
  const isBare = !value?.milestones.length

  function change(part: Record<string, string>) {
    const said = Object.entries({ ...query, ...part }).filter(([, text]) => text)
    route(`${path}?${new URLSearchParams(said)}`, true)
  }
  return (
    <Shell
      title={value?.name ?? 'Goal'}
      parent={GOALS}
      me={me.value}
      actions={
        value && (
          <>
            {value.archived && <Badge>Archived</Badge>}
            {!isBare && tab !== 'milestones' && (
              <Download goal={value} summary={summary.value} query={query} />
            )}
            {mayWrite && <GoalMenu goal={value} onChanged={goal.reload} />}
          </>
        )
      }
    >
      <LoadState of={[goal, me]} />
      {isReady && value && (
        <Tabs
          label="About this goal"
          tabs={TABS}
          selected={tab}
          onSelect={(to) => change({ tab: to })}
        >
          {tab === 'milestones' ? (
            <Milestones goal={value} mayWrite={mayWrite} onChanged={goal.reload} />
          ) : isBare ? (
            <NoMilestones mayWrite={mayWrite} onAdd={() => change({ tab: 'milestones' })} />
          ) : (
            <>
              <Filters goal={value} query={query} onChange={change} />
              <Reached tab={tab} goal={value} summary={summary} query={query} />
            </>
          )}
        </Tabs>
      )}
    </Shell>
  )
}

/** What was reached under the filters: in all, or event by event. */
function Reached(props: {
  tab: string
  goal: Goal
  summary: Resource<Summary>
  query: Record<string, string>
}) {
  const { tab, goal, summary, query } = props
  const { value, failure, isLoading, reload } = summary
  if (failure) return isLoading ? null : <ErrorPanel failure={failure} onRetry={reload} />
  if (!value) return <Skeleton height={12} />
  return tab === 'results' ? (
    <Results goal={goal} summary={value} milestoneId={query.milestone} />
  ) : (
    <Events goal={goal} zone={value.timeZone} filter={eventsOf(query, value)} />
  )
}

const NoMilestones = ({ mayWrite, onAdd }: { mayWrite: boolean; onAdd(): void }) => (
  <EmptyState
    icon="flag"
    title="This goal has no milestones yet"
    action={
      mayWrite && (
        <button type="button" class={controls.primary} onClick={onAdd}>
          Add milestones
        </button>
      )
    }
  >
    <p>
      A milestone is a checkpoint on the way. A Goal step of a journey points to one, and what
      guests reach shows here.
    </p>
  </EmptyState>
)

/** The events under the same filter, for a spreadsheet. */
function Download(props: { goal: Goal; summary?: Summary; query: Record<string, string> }) {
  const { goal, summary, query } = props
  if (!summary) return null
  return (
    <a
      class={`${controls.button} ${styles.download}`}
      href={goalsApi.fileAddress(goal.id, eventsOf(query, summary))}
      download
    >
      <Icon name="download" />
      Download CSV
    </a>
  )
}
