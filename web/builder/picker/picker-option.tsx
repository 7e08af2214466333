import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import { groupLook } from '../palette/group-look.ts'
import type { PickItem } from './pick-list.ts'
import styles from './picker.module.css'

/** One choice of the list, under the heading of its group if it is the first of it. */
export function PickerOption(props: {
  id: string
  choice: PickItem
  heading?: string
  isChosen: boolean
  onPick(): void
}) {
  const { id, choice, heading, isChosen, onPick } = props
  const { label, hint, step, icon, keys } = choice
  return (
    <>
      {heading && <p class={styles.heading}>{heading}</p>}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys */}
      <div
        id={id}
        class={styles.line}
        role="option"
        tabIndex={-1}
        aria-selected={isChosen}
        onClick={onPick}
      >
        <span class={`${styles.icon} ${step ? groupLook(step) : ''}`}>
          {step ? <StepIcon type={step} size={18} /> : icon && <Icon name={icon} size={18} />}
        </span>
        <span class={styles.words} dir="auto">
          {label}
          {hint && <small dir="auto">{hint}</small>}
        </span>
        {keys && <kbd>{keys}</kbd>}
      </div>
    </>
  )
}
