import { useEffect, useId, useRef, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import { StepIcon } from '../../design/step-icon.tsx'
import { useDesk } from '../desk.ts'
import { type Choice, fitting, type PickList } from './pick-list.ts'
import styles from './picker.module.css'

/** A list one types into: arrows choose, Enter takes, Escape puts it away. */
export function Picker() {
  const desk = useDesk()
  const list = desk.pick.value
  // A list may lead to the next one: each begins anew.
  return list ? <Open key={list.title} list={list} /> : null
}

function Open({ list }: { list: PickList }) {
  const desk = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const choices = fitting(list.choices, typed)
  const chosen = choices[Math.min(at, choices.length - 1)]

  useEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    if (list.at) placeIn(element, list.at)
  }, [])
  useEffect(() => {
    dialog.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  function close() {
    if (desk.pick.peek() === list) desk.pick.value = undefined
  }
  function pick(choice: Choice) {
    close()
    choice.onPick()
  }
  function press(event: KeyboardEvent) {
    const last = choices.length - 1
    const page = 8
    const to = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + page),
      PageUp: Math.max(0, at - page),
    }[event.key]
    if (to !== undefined) setAt(to)
    else if (event.key === 'Enter' && chosen) pick(chosen)
    else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class={list.at ? styles.placed : styles.picker}
      aria-label={list.title}
      onCancel={() => list.onClose?.()}
      onClose={close}
      onClick={({ target }) => {
        if (target !== dialog.current) return
        list.onClose?.()
        close()
      }}
    >
      <div class={styles.inside}>
        <p class={styles.title} dir="auto">
          {list.title}
        </p>
        <input
          class={controls.input}
          type="text"
          role="combobox"
          aria-label={list.title}
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen && `${id}-${chosen.id}`}
          placeholder={list.placeholder}
          autocomplete="off"
          spellcheck={false}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            setAt(0)
          }}
          onKeyDown={press}
        />
        <div id={`${id}-list`} class={styles.list} role="listbox" aria-label={list.title}>
          {choices.slice(0, 200).map((choice, index) => (
            <Line
              key={choice.id}
              id={`${id}-${choice.id}`}
              choice={choice}
              heading={
                !typed && choice.group !== choices[index - 1]?.group ? choice.group : undefined
              }
              isChosen={choice === chosen}
              onPick={() => pick(choice)}
            />
          ))}
          {!choices.length && <p class={styles.none}>{list.none}</p>}
        </div>
      </div>
    </dialog>
  )
}

function Line(props: {
  id: string
  choice: Choice
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
        <span class={styles.icon}>
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

/** Beside a point of the canvas, but inside the window. */
function placeIn(dialog: HTMLDialogElement, at: { x: number; y: number }) {
  const pane = document.querySelector('[data-pane]')?.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = dialog
  const x = Math.max(8, Math.min(at.x + (pane?.left ?? 0), innerWidth - offsetWidth - 8))
  const y = Math.max(8, Math.min(at.y + (pane?.top ?? 0), innerHeight - offsetHeight - 8))
  dialog.style.left = `${x}px`
  dialog.style.top = `${y}px`
}
