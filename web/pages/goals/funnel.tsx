import styles from './charts.module.css'

type Row = { id: string; name: string; count: number; sessions: number }

/** How many runs came as far as each milestone, beside those that came to the first. */
export function Funnel({ rows, chosen }: { rows: Row[]; chosen?: string }) {
  const first = rows[0]?.sessions ?? 0
  const most = Math.max(...rows.map(({ sessions }) => sessions), 1)
  return (
    <section class={styles.chart}>
      <h2 id="funnel">How far guests come</h2>
      <table class={styles.funnel} aria-labelledby="funnel">
        <thead>
          <tr>
            <th scope="col">Milestone</th>
            <th scope="col">Runs</th>
            <th scope="col">Of the first</th>
            <th scope="col">Times reached</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, name, count, sessions }) => (
            <tr key={id} class={chosen && chosen !== id ? styles.dim : undefined}>
              <th scope="row" dir="auto">
                {name}
                <span class={styles.track} aria-hidden="true">
                  <span style={{ width: `${(sessions / most) * 100}%` }} />
                </span>
              </th>
              <td>{sessions.toLocaleString('en')}</td>
              <td>{first ? `${Math.round((sessions / first) * 100)}%` : '–'}</td>
              <td>{count.toLocaleString('en')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
