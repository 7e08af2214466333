import type { Variable } from '#journey/journey.ts'
import styles from './debug.module.css'

/** The journey's variables with their values in this session. */
export function Variables(props: {
  declared: readonly Variable[]
  values: Record<string, unknown>
}) {
  const { declared, values } = props
  const names = [...new Set([...declared.map(({ name }) => name), ...Object.keys(values)])]
  if (!names.length) return <p class={styles.empty}>This journey has no variables of its own.</p>
  return (
    <dl class={styles.variables}>
      {names.map((name) => (
        <div key={name}>
          <dt>var_local.{name}</dt>
          <dd dir="auto">
            {name in values ? asText(values[name]) : <span class={styles.unset}>not set</span>}
          </dd>
        </div>
      ))}
    </dl>
  )
}

const asText = (value: unknown) =>
  typeof value === 'string' ? value : JSON.stringify(value, null, 2)
