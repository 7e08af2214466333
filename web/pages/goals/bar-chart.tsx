import { Axes, axisTop, DayTable } from './chart.tsx'
import styles from './charts.module.css'
import { dayWords } from './value-format.ts'

/** How often something happened, a bar a day. `most`: the height that charts beside it share. */
export function BarChart(props: { title: string; days: string[]; values: number[]; most: number }) {
  const { title, days, values, most } = props
  const total = values.reduce((sum, value) => sum + value, 0)
  const best = Math.max(...values, 0)
  const top = axisTop(most)
  const bestDay = days[values.indexOf(best)]
  const words = best
    ? `${total} in all; most on ${dayWords(bestDay ?? '')}: ${best}.`
    : 'Not reached in these days.'
  return (
    <figure class={styles.chart}>
      <figcaption>
        <h3 dir="auto">{title}</h3>
        <p>{words}</p>
      </figcaption>
      <Axes days={days} bottom={0} top={top}>
        <svg
          viewBox={`0 0 ${days.length} ${top}`}
          preserveAspectRatio="none"
          role="img"
          aria-label={`${title}, day by day. ${words}`}
        >
          {values.map((value, at) => (
            <rect
              key={days[at]}
              class={styles.bar}
              x={at + 0.12}
              width={0.76}
              y={top - value}
              height={value}
            >
              <title>{`${dayWords(days[at] ?? '')}: ${value}`}</title>
            </rect>
          ))}
        </svg>
      </Axes>
      <DayTable
        title={title}
        heads={['Day', 'Times reached']}
        rows={days.map((day, at) => [dayWords(day), values[at] ?? 0])}
      />
    </figure>
  )
}
