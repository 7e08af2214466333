import { useEffect, useState } from 'preact/hooks'
import styles from './slow-notice.module.css'

/** Most answers are here long before. */
const SLOW_MS = 5000

/** Says that something takes longer than expected. */
export function SlowNotice({ words = 'We go on waiting, and say so if no answer comes.' }) {
  const [isSlow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <p class={styles.slow} role="status">
      {isSlow && `The connection is slow. ${words}`}
    </p>
  )
}
