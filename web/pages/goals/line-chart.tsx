import { Axes, axisTop, DayTable } from './chart.tsx'
import styles from './charts.module.css'
import type { NumberDay } from './goals-api.ts'
import { dayWords, numberWords } from './value-format.ts'

/** A number as it was noted over time: its average a day, and from the lowest to the highest. */
export function LineChart(props: { title: string; days: string[]; points: NumberDay[] }) {
  const { title, days, points } = props
  const count = points.reduce((sum, point) => sum + point.count, 0)
  const sum = points.reduce((total, point) => total + point.sum, 0)
  const lowest = Math.min(...points.map(({ min }) => min))
  const highest = Math.max(...points.map(({ max }) => max))
  const top = axisTop(Math.max(highest, 1))
  const bottom = lowest < 0 ? -axisTop(-lowest) : 0
  const words = `${numberWords(sum / count)} on average, from ${numberWords(lowest)} to ${numberWords(highest)}; noted ${count} ${count === 1 ? 'time' : 'times'}.`

  const x = (day: string) => days.indexOf(day) + 0.5
  const y = (value: number) => top - value
  const averages = points.map(({ day, sum, count }) => [x(day), y(sum / count)] as const)
  const line = averages.map(([at, height]) => `${at},${height}`).join(' ')
  return (
    <figure class={styles.chart}>
      <figcaption>
        <h3 dir="auto">{title}</h3>
        <p>{words}</p>
      </figcaption>
      <Axes days={days} bottom={bottom} top={top}>
        <svg
          viewBox={`0 0 ${days.length} ${top - bottom}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${title}, day by day. ${words}`}
        >
          {points.map(({ day, min, max }) => (
            <line key={day} class={styles.spread} x1={x(day)} x2={x(day)} y1={y(min)} y2={y(max)} />
          ))}
          <polyline class={styles.line} points={line} />
          {points.map(({ day, sum, count }, at) => (
            <path key={day} class={styles.dot} d={`M${averages[at]?.join(' ')}h0`}>
              <title>{`${dayWords(day)}: ${numberWords(sum / count)} on average`}</title>
            </path>
          ))}
        </svg>
      </Axes>
      <DayTable
        title={title}
        heads={['Day', 'Average', 'Lowest', 'Highest', 'Noted']}
        rows={points.map(({ day, sum, count, min, max }) => [
          dayWords(day),
          numberWords(sum / count),
          min.toLocaleString('en'),
          max.toLocaleString('en'),
          count,
        ])}
      />
    </figure>
  )
}
