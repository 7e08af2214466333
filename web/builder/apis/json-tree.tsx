import { isGroup } from '../fields/config-path.ts'
import styles from './apis.module.css'

type Keys = readonly (string | number)[]
type Picked = (keys: Keys) => void

/** More entries than anybody reads; a mapping can still name the others. */
const SHOWN = 100
/** So deep everything is open at first. */
const OPEN = 4

/** A JSON tree: every value is a button that gives its path. */
export function JsonTree({ value, onPick }: { value: unknown; onPick?: Picked }) {
  return (
    <div class={styles.tree}>
      <Node name="$" value={value} keys={[]} onPick={onPick} />
    </div>
  )
}

function Node(props: { name: string; value: unknown; keys: Keys; onPick?: Picked }) {
  const { name, value, keys, onPick } = props
  const entries = entriesOf(value)
  if (!entries) {
    return (
      <button
        type="button"
        class={styles.leaf}
        disabled={!onPick}
        title="Map this value into a variable"
        onClick={() => onPick?.(keys)}
      >
        <span class={styles.key}>{name}: </span>
        {JSON.stringify(value)}
      </button>
    )
  }
  return (
    <details open={keys.length < OPEN}>
      <summary>
        <span class={styles.key}>{name}</span>{' '}
        {Array.isArray(value) ? `[${entries.length}]` : '{…}'}
      </summary>
      <ul>
        {onPick && keys.length > 0 && (
          <li>
            <button type="button" class={styles.leaf} onClick={() => onPick(keys)}>
              <span class={styles.key}>
                map the whole {Array.isArray(value) ? 'list' : 'group'}
              </span>
            </button>
          </li>
        )}
        {entries.slice(0, SHOWN).map(([key, inside]) => (
          <li key={key}>
            <Node name={String(key)} value={inside} keys={[...keys, key]} onPick={onPick} />
          </li>
        ))}
        {entries.length > SHOWN && <li class={styles.key}>and {entries.length - SHOWN} more</li>}
      </ul>
    </details>
  )
}

function entriesOf(value: unknown): [string | number, unknown][] | undefined {
  if (Array.isArray(value)) return value.map((item, at) => [at, item])
  return isGroup(value) ? Object.entries(value) : undefined
}
