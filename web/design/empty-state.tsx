import type { ComponentChildren } from 'preact'
import styles from './empty-state.module.css'
import { Icon, type IconName } from './icon.tsx'

/** An empty list: what will be here, and what to do first. */
export function EmptyState(props: {
  icon?: IconName
  title: string
  children?: ComponentChildren
  action?: ComponentChildren
}) {
  const { icon, title, children, action } = props
  return (
    <section class={styles.empty}>
      {icon && (
        <span class={styles.icon}>
          <Icon name={icon} size={28} />
        </span>
      )}
      <h2>{title}</h2>
      <div class={styles.words}>{children}</div>
      {action}
    </section>
  )
}
