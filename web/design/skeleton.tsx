import styles from './skeleton.module.css'
import { SlowNotice } from './slow-notice.tsx'

/** A placeholder while something loads. `height` in rem. */
export const Skeleton = ({ count = 3, height = 7.5 }: { count?: number; height?: number }) => (
  <div>
    <SlowNotice />
    <div class={styles.skeleton} role="status" aria-label="Loading">
      {Array.from({ length: count }, (_, each) => (
        <span key={each} style={{ height: `${height}rem` }} />
      ))}
    </div>
  </div>
)
