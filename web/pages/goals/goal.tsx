import { useLocation } from 'preact-iso'
import { api } from '../../api.ts'
import { Badge } from '../../design/badge.tsx'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { useResource } from '../../resource.ts'
import { Shell } from '../shell.tsx'
import { useWayIn } from '../sign-in/way-in.ts'
import { Trouble } from '../trouble.tsx'
import { GOALS } from './addresses.ts'
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
  if (useWayIn(goal.failure, me.failure, summary.failure)) return null

  const tab = TABS.some((each) => each.id === query.tab) ? (query.tab ?? '') : 'results'
  const failure = goal.failure ?? me.failure
  const isReady = goal.value && me.value
  const mayWrite = !!me.value?.may.includes('write goals')
  const { value } = goal

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
            <Download goal={value} summary={summary.value} query={query} />
            {mayWrite && <GoalMenu goal={value} onChanged={goal.reload} />}
          </>
        )
      }
    >
      {failure && !isReady && (
        <Trouble
          failure={failure}
          onRetry={() => {
            goal.reload()
            me.reload()
            summary.reload()
          }}
        />
      )}
      {!failure && !isReady && <Skeleton />}
      {isReady && value && (
        <Tabs
          label="About this goal"
          tabs={TABS}
          selected={tab}
          onSelect={(to) => change({ tab: to })}
        >
          {tab !== 'milestones' && <Filters goal={value} query={query} onChange={change} />}
          {tab !== 'milestones' && summary.failure && !summary.isLoading && (
            <Trouble failure={summary.failure} onRetry={summary.reload} />
          )}
          {tab !== 'milestones' && !summary.value && !summary.failure && <Skeleton height={12} />}
          {tab === 'results' && summary.value && !summary.failure && (
            <Results goal={value} summary={summary.value} milestoneId={query.milestone} />
          )}
          {tab === 'events' && summary.value && !summary.failure && (
            <Events
              goal={value}
              zone={summary.value.timeZone}
              filter={eventsOf(query, summary.value)}
            />
          )}
          {tab === 'milestones' && (
            <Milestones goal={value} mayWrite={mayWrite} onChanged={goal.reload} />
          )}
        </Tabs>
      )}
    </Shell>
  )
}

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
