import { useLayoutEffect, useRef } from 'preact/hooks'
import styles from './text.module.css'
import { choiceId, type PickerChoice } from './use-picker.ts'
import { bareName } from './variable-options.ts'

/** The list under the caret. The text keeps the focus. */
export function VariablePicker(props: {
  listId: string
  choices: PickerChoice[]
  of: 'variables' | 'formats'
  chosen: number
  /** Where the caret stands on the screen. */
  at: { left: number; top: number; bottom: number }
  onPick(choice: PickerChoice): void
}) {
  const { listId, choices, of, chosen, at, onPick } = props
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => list.current?.showPopover(), [])
  useLayoutEffect(() => {
    if (list.current) place(list.current, at)
    document.getElementById(choiceId(listId, chosen))?.scrollIntoView({ block: 'nearest' })
  })
  return (
    <div
      ref={list}
      popover="manual"
      class={styles.picker}
      id={listId}
      role="listbox"
      aria-label={of === 'formats' ? 'Formats' : 'Variables'}
      onMouseDown={(event) => event.preventDefault()}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text
        <div
          key={keyOf(choice)}
          id={choiceId(listId, index)}
          class={styles.offer}
          role="option"
          aria-selected={index === chosen}
          onClick={() => onPick(choice)}
        >
          <Words choice={choice} />
        </div>
      ))}
      {!choices.length && <p class={styles.none}>No {of.slice(0, -1)} has that name.</p>}
    </div>
  )
}

function keyOf(choice: PickerChoice) {
  if ('offer' in choice) return choice.offer.name
  return 'create' in choice ? '+' : choice.format
}

function Words({ choice }: { choice: PickerChoice }) {
  if ('create' in choice) {
    return (
      <Lines name={`Create “${choice.create}”`} about="A new local variable of the type String" />
    )
  }
  if ('format' in choice) {
    return <Lines name={choice.example} about={choice.format || 'As it is'} />
  }
  const { name, about } = choice.offer
  return <Lines scope={name.slice(0, name.indexOf('.') + 1)} name={bareName(name)} about={about} />
}

const Lines = (props: { scope?: string; name: string; about: string }) => (
  <>
    <span class={styles.offerName}>
      {props.scope && <span class={styles.scope}>{props.scope}</span>}
      {props.name}
    </span>
    <span class={styles.about}>{props.about}</span>
  </>
)

/** Under the caret, or above it where there is no room; always whole on the screen. */
function place(list: HTMLElement, at: { left: number; top: number; bottom: number }) {
  const { width, height } = list.getBoundingClientRect()
  const left = Math.max(8, Math.min(at.left, innerWidth - width - 8))
  const below = at.bottom + 4
  const top = below + height > innerHeight - 8 && at.top > height ? at.top - height - 4 : below
  list.style.left = `${left}px`
  list.style.top = `${top}px`
}
