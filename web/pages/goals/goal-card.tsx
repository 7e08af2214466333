import { Icon } from '../../design/icon.tsx'
import { goalAddress } from '../addresses.ts'
import styles from './goals.module.css'
import type { ListedGoal } from './goals-api.ts'

/** A goal of the list: its way, and how often it was reached lately. */
export function GoalCard({ goal }: { goal: ListedGoal }) {
  const { id, name, lately } = goal
  const milestones = goal.milestones.filter(({ archived }) => !archived)
  return (
    <li class={styles.card}>
      <h2 dir="auto">
        <a class={styles.whole} href={goalAddress(id)}>
          {name}
        </a>
      </h2>
      {milestones.length ? (
        <ol class={styles.way} aria-label="Milestones">
          {milestones.map((milestone, at) => (
            <li key={milestone.id}>
              {at > 0 && <Icon name="chevron-right" size={16} />}
              <span dir="auto">{milestone.name}</span>
            </li>
          ))}
        </ol>
      ) : (
        <p class={styles.soft}>No milestones yet: it cannot be reached.</p>
      )}
      {(milestones.length > 0 || lately > 0) && (
        <p class={styles.lately}>
          <b>{lately.toLocaleString('en')}</b> {lately === 1 ? 'milestone' : 'milestones'} reached
          in 30 days
        </p>
      )}
    </li>
  )
}
