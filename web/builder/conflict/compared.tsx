import type { Saving } from '../document/draft.ts'
import type { Found } from './compare.ts'
import styles from './conflict-dialog.module.css'
import type { Differences } from './differences.ts'

type Side = { title: string; items: string[] }

/** What differs in the two: since their common base, where that is known. */
export function Comparison({
  found,
  saving: { by, isOwn },
}: {
  found: Found
  saving: Extract<Saving, { is: 'stale' }>
}) {
  if (found.is === 'two') {
    return <Compared differences={found.differences} who={isOwn ? '' : by} />
  }
  return (
    <>
      <Changed
        mine={{ title: isOwn ? 'You changed here' : 'You changed', items: found.mine }}
        theirs={{ title: isOwn ? 'You changed elsewhere' : `${by} changed`, items: found.theirs }}
      />
      <p>
        {found.both
          ? 'The two do not touch, so both can be kept.'
          : 'The two touch each other, so only one of them can stay.'}
      </p>
    </>
  )
}

/** What each changed since the common base. */
const Changed = ({ mine, theirs }: { mine: Side; theirs: Side }) => (
  <div class={styles.compared}>
    <Group {...mine} />
    <Group {...theirs} />
  </div>
)

/** How the two differ. `who` edited the other one; empty when it was oneself. */
function Compared({ differences, who }: { differences: Differences; who: string }) {
  const { mine, theirs, both } = differences
  if (!mine.length && !theirs.length && !both.length) {
    return <p>Both are the same: either will do.</p>
  }
  return (
    <div class={styles.compared}>
      <Group title={who ? 'Only in yours' : 'Only here'} items={mine} />
      <Group title={who ? `Only in ${who}’s` : 'Only in the other'} items={theirs} />
      <Group title="Different in the two" items={both} />
    </div>
  )
}

const Group = ({ title, items }: Side) =>
  items.length ? (
    <section>
      <h3>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item} dir="auto">
            {item}
          </li>
        ))}
      </ul>
    </section>
  ) : null
