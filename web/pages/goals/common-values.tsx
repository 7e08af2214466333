import styles from './charts.module.css'
import type { TrackerType } from './goals-api.ts'
import { valueWords } from './value-format.ts'

/** What a tracker of words noted most often. */
export function CommonValues(props: {
  title: string
  type: TrackerType
  common: { value: string; count: number }[]
  others: number
}) {
  const { title, type, common, others } = props
  const most = Math.max(...common.map(({ count }) => count), 1)
  return (
    <figure class={styles.chart}>
      <figcaption>
        <h3 dir="auto">{title}</h3>
      </figcaption>
      <table class={styles.values} aria-label={title}>
        <thead class={styles.unseen}>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Times noted</th>
          </tr>
        </thead>
        <tbody>
          {common.map(({ value, count }) => (
            <tr key={value}>
              <th scope="row" dir="auto">
                {valueWords(type, value)}
                <span class={styles.track} aria-hidden="true">
                  <span style={{ width: `${(count / most) * 100}%` }} />
                </span>
              </th>
              <td>{count.toLocaleString('en')}</td>
            </tr>
          ))}
          {others > 0 && (
            <tr>
              <th scope="row">Anything else</th>
              <td>{others.toLocaleString('en')}</td>
            </tr>
          )}
        </tbody>
      </table>
    </figure>
  )
}
