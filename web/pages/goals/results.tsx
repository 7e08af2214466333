import { EmptyState } from '../../design/empty-state.tsx'
import { BarChart } from './bar-chart.tsx'
import { CommonValues } from './common-values.tsx'
import { Funnel } from './funnel.tsx'
import styles from './goals.module.css'
import type { Goal, Summary } from './goals-api.ts'
import { LineChart } from './line-chart.tsx'

/** What was reached of a goal: how far guests come, on which days, and with which values. */
export function Results(props: { goal: Goal; summary: Summary; milestoneId?: string }) {
  const { goal, summary, milestoneId } = props
  const total = summary.milestones.reduce((sum, { count }) => sum + count, 0)
  if (!total) return <NothingReached />

  const countsOf = (id: string) =>
    summary.milestones.find((each) => each.milestoneId === id) ?? {
      count: 0,
      sessions: 0,
      byDay: [],
    }
  const reached = goal.milestones.filter(({ id, archived }) => !archived || countsOf(id).count > 0)
  const visible = reached.filter(({ id }) => !milestoneId || id === milestoneId)
  const most = Math.max(...visible.flatMap(({ id }) => countsOf(id).byDay), 1)
  return (
    <div class={styles.results}>
      <Funnel
        rows={reached.map(({ id, name }) => ({ id, name, ...countsOf(id) }))}
        chosen={milestoneId}
      />
      <section class={styles.block}>
        <h2>Day by day</h2>
        <p class={styles.soft}>Days are those of {summary.timeZone.replaceAll('_', ' ')}.</p>
        <div class={styles.charts}>
          {visible.map(({ id, name }) => (
            <BarChart
              key={id}
              title={name}
              days={summary.days}
              values={countsOf(id).byDay}
              most={most}
            />
          ))}
        </div>
      </section>
      <Values goal={goal} summary={summary} milestoneId={milestoneId} />
    </div>
  )
}

/** What trackers captured: numbers as they change, words by how often. */
function Values({ goal, summary, milestoneId }: Parameters<typeof Results>[0]) {
  const visible = goal.milestones
    .filter(({ id }) => !milestoneId || id === milestoneId)
    .flatMap(({ name, trackers }) =>
      trackers.map((tracker) => ({
        id: tracker.id,
        type: tracker.type,
        title: `${tracker.name}, at “${name}”`,
        numbers: summary.numbers.find(({ trackerId }) => trackerId === tracker.id),
        values: summary.values.find(({ trackerId }) => trackerId === tracker.id),
      })),
    )
    .filter(({ numbers, values }) => numbers || values)
  if (!visible.length) return null
  return (
    <section class={styles.block}>
      <h2>Values</h2>
      <p class={styles.soft}>What was noted when a milestone was reached.</p>
      <div class={styles.charts}>
        {visible.map(({ id, type, title, numbers, values }) =>
          numbers ? (
            <LineChart key={id} title={title} days={summary.days} points={numbers.days} />
          ) : (
            values && <CommonValues key={id} title={title} type={type} {...values} />
          ),
        )}
      </div>
    </section>
  )
}

const NothingReached = () => (
  <EmptyState icon="chart" title="Nothing was reached in these days">
    <p>
      An event is noted here each time a run comes to a Goal step that points to one of these
      milestones. Choose more days, or look at test runs.
    </p>
  </EmptyState>
)
