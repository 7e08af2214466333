import styles from './method-mark.module.css'

/** GET, POST, …: what changes something has another colour than what only reads, and so has what deletes. */
export const MethodMark = ({ method }: { method: string }) => (
  <span class={styles.mark} data-method={method}>
    {method.toUpperCase()}
  </span>
)
