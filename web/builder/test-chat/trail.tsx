import { preciseTime } from '../../format/time.ts'
import styles from './debug.module.css'
import type { TrailItem } from './test-api.ts'
import { trailWords } from './trail-words.ts'

/** What the session did, step by step; a step's name leads to it on the canvas. */
export function Trail(props: {
  trail: TrailItem[]
  labelOfStep(stepId: string): string
  onGoTo(stepId: string): void
}) {
  const { trail, labelOfStep, onGoTo } = props
  if (!trail.length) return <p class={styles.empty}>Nothing has happened yet.</p>
  return (
    <ol class={styles.trail}>
      {trail.map((entry) => {
        const { stepId } = entry
        if (entry.type === 'step.entered' && stepId) {
          return (
            <li key={entry.seq} class={styles.entered}>
              <button type="button" onClick={() => onGoTo(stepId)}>
                {labelOfStep(stepId)}
              </button>
              {entry.port && entry.port !== 'next' && (
                <span class={styles.port}>by {entry.port}</span>
              )}
            </li>
          )
        }
        const words = trailWords(entry)
        return (
          words && (
            <li key={entry.seq} class={words.tone && styles[words.tone]}>
              <time dateTime={entry.at}>{preciseTime(Date.parse(entry.at))}</time>
              <p>
                {words.what}
                {words.detail && (
                  <span class={styles.detail} dir="auto">
                    {words.detail}
                  </span>
                )}
              </p>
            </li>
          )
        )
      })}
    </ol>
  )
}
