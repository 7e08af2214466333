import type { ComponentChildren } from 'preact'
import styles from './charts.module.css'
import { dayWords, heightWords } from './value-format.ts'

/** The axes of a chart of days: the highest and lowest value, the first and last day. */
export function Axes(props: {
  days: string[]
  bottom: number
  top: number
  children: ComponentChildren
}) {
  const { days, bottom, top, children } = props
  return (
    <div class={styles.axes}>
      <div class={styles.heights} aria-hidden="true">
        <span>{heightWords(top)}</span>
        <span>{heightWords((top + bottom) / 2)}</span>
        <span>{heightWords(bottom)}</span>
      </div>
      <div class={styles.plot}>{children}</div>
      <div class={styles.days} aria-hidden="true">
        <span>{dayWords(days[0] ?? '')}</span>
        {days.length > 1 && <span>{dayWords(days.at(-1) ?? '')}</span>}
      </div>
    </div>
  )
}

/** The same as words and figures: for those who listen, and for those who want the exact number. */
export const DayTable = (props: {
  title: string
  heads: string[]
  rows: [string, ...(string | number)[]][]
}) => (
  <details class={styles.figures}>
    <summary>As a table</summary>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <section class={styles.scroll} tabIndex={0} aria-label={`${props.title}, as a table`}>
      <table>
        <thead>
          <tr>
            {props.heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map(([name, ...cells]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {cells.map((cell, at) => (
                <td key={props.heads[at + 1]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
)

/** The top of an axis: the next number that is round and has a round half. */
export function axisTop(most: number): number {
  if (most <= 10) return Math.max(2, Math.ceil(most / 2) * 2)
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= most) ?? 10
  return step * power
}
