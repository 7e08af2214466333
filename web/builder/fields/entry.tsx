import type { ComponentChildren } from 'preact'
import { Icon } from '../../design/icon.tsx'
import styles from './entries.module.css'
import fields from './fields.module.css'

/** One entry of a list, with its handle and the button that removes it. */
export function Entry(props: {
  name: string
  handleId: string
  isReadOnly: boolean
  children: ComponentChildren
  onMove(by: number): void
  isHeld: boolean
  onHold(event: PointerEvent): void
  onRemove(): void
}) {
  const { name, handleId, isReadOnly, children, isHeld, onMove, onHold, onRemove } = props
  return (
    <li
      class={styles.entry}
      data-moving={isHeld || undefined}
      onKeyDown={(event) => {
        const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
        if (!event.altKey || !by) return
        event.preventDefault()
        event.stopPropagation()
        onMove(by)
      }}
    >
      <div class={styles.side}>
        <button
          type="button"
          class={styles.handle}
          id={handleId}
          aria-label={`Move ${name}: Alt and the arrow keys`}
          title="Drag, or press Alt+↑ and Alt+↓"
          disabled={isReadOnly}
          onPointerDown={onHold}
        >
          <Icon name="drag" size={18} />
        </button>
        {!isReadOnly && (
          <button
            type="button"
            class={fields.small}
            aria-label={`Remove ${name}`}
            onClick={onRemove}
          >
            <Icon name="trash" size={16} />
          </button>
        )}
      </div>
      <div class={styles.inside}>{children}</div>
    </li>
  )
}
