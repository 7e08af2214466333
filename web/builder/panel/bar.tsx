import type { ComponentChildren } from 'preact'
import { Icon } from '../../design/icon.tsx'
import { useDraft } from '../document/draft.ts'
import fields from '../fields/fields.module.css'
import styles from './panel.module.css'

/** What the panel shows, and the way out of it. */
export function Bar(props: {
  sign: ComponentChildren
  /** A class that gives the sign its colours. */
  look?: string
  title: string
  about: string
  onClose(): void
}) {
  const { sign, look = '', title, about, onClose } = props
  return (
    <header class={styles.bar}>
      <span class={`${styles.sign} ${look}`}>{sign}</span>
      <div class={styles.title}>
        <h2 dir="auto">{title}</h2>
        {about !== title && <p>{about}</p>}
      </div>
      <button type="button" class={fields.small} aria-label="Close the panel" onClick={onClose}>
        <Icon name="close" />
      </button>
    </header>
  )
}

const WHY = {
  live: 'This journey is live: to edit it, clone it or move it back to Draft.',
  role: 'You may look, but only Owners and Admins may edit.',
} as const

export const Locked = ({ why }: { why: keyof typeof WHY }) => (
  <p class={styles.locked}>{WHY[why]}</p>
)

/** Deletes steps with their links; Start stays. */
export function Delete({ ids }: { ids: readonly string[] }) {
  const draft = useDraft()
  const what = ids.length === 1 ? 'step' : `${ids.length} steps`
  return (
    <div class={styles.foot}>
      <button
        type="button"
        class={styles.delete}
        onClick={() => {
          draft.change(`Delete ${what}`, (doc) => doc.removeSteps(ids))
          draft.select([])
        }}
      >
        <Icon name="trash" size={16} /> Delete {what}
      </button>
    </div>
  )
}
