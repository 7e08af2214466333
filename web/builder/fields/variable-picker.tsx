import { useLayoutEffect, useRef } from 'preact/hooks'
import styles from './text.module.css'
import { bareName, type VariableOption } from './variable-options.ts'

/** What the picker lists: variables there are, and the one that could be made of what is typed. */
export type VariableChoice = { offer: VariableOption } | { create: string }

export const choiceId = (listId: string, at: number) => `${listId}-${at}`

/** The list under the caret. The text keeps the focus. */
export function VariablePicker(props: {
  listId: string
  choices: VariableChoice[]
  chosen: number
  /** Where the caret stands on the screen. */
  at: { left: number; top: number; bottom: number }
  onPick(choice: VariableChoice): void
}) {
  const { listId, choices, chosen, at, onPick } = props
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
      aria-label="Variables"
      onMouseDown={(event) => event.preventDefault()}
    >
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the text field's
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text
        <div
          key={'offer' in choice ? choice.offer.name : '+'}
          id={choiceId(listId, index)}
          class={styles.offer}
          role="option"
          aria-selected={index === chosen}
          onClick={() => onPick(choice)}
        >
          {'offer' in choice ? (
            <OfferWords offer={choice.offer} />
          ) : (
            <NewWords name={choice.create} />
          )}
        </div>
      ))}
      {!choices.length && <p class={styles.none}>No variable has that name.</p>}
    </div>
  )
}

const OfferWords = ({ offer: { name, about } }: { offer: VariableOption }) => (
  <>
    <span class={styles.offerName}>
      <span class={styles.scope}>{name.slice(0, name.indexOf('.') + 1)}</span>
      {bareName(name)}
    </span>
    <span class={styles.about}>{about}</span>
  </>
)

const NewWords = ({ name }: { name: string }) => (
  <>
    <span class={styles.offerName}>Create “{name}”</span>
    <span class={styles.about}>A new local variable of the type String</span>
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
