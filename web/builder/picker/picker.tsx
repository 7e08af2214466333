import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { useEditor } from '../editor.ts'
import { matchingItems, nextChoice, type PickItem, type PickList } from './pick-list.ts'
import styles from './picker.module.css'
import { PickerOption } from './picker-option.tsx'

/** A list with a search field: arrows choose, Enter picks, Escape closes. */
export function Picker() {
  const editor = useEditor()
  const list = editor.pick.value
  // One list may open the next: each starts with its own state.
  return list ? <OpenPicker key={list.title} list={list} /> : null
}

function OpenPicker({ list }: { list: PickList }) {
  const editor = useEditor()
  const dialog = useRef<HTMLDialogElement>(null)

  // A layout effect, so that the next key already goes to this field, not to the canvas.
  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    if (list.at) placeBeside(element, list.at)
  }, [])

  function close() {
    if (editor.pick.peek() === list) editor.pick.value = undefined
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
        <Combobox
          list={list}
          onPick={(choice) => {
            // Closed before it is taken away: until then no card can have the focus.
            dialog.current?.close()
            close()
            choice.onPick()
          }}
        />
      </div>
    </dialog>
  )
}

function Combobox({ list, onPick }: { list: PickList; onPick(choice: PickItem): void }) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const choices = matchingItems(list.choices, typed)
  const chosen = choices[Math.min(at, choices.length - 1)]
  const activeId = chosen && `${id}-${chosen.id}`
  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  function press(event: KeyboardEvent) {
    const to = nextChoice(event.key, at, choices.length)
    if (to !== undefined) setAt(to)
    else if (event.key === 'Enter' && chosen) onPick(chosen)
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        class={controls.input}
        type="text"
        role="combobox"
        aria-label={list.title}
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={activeId}
        placeholder={list.placeholder}
        autocomplete="off"
        spellcheck={false}
        onInput={({ currentTarget }) => {
          setTyped(currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <Choices {...{ list, choices, chosen, id, onPick }} hasGroups={!typed} />
    </>
  )
}

/** Nobody reads more of them: one more letter finds it. */
const MOST_SHOWN = 200

function Choices(props: {
  list: PickList
  choices: readonly PickItem[]
  chosen?: PickItem
  id: string
  hasGroups: boolean
  onPick(choice: PickItem): void
}) {
  const { list, choices, chosen, id, hasGroups, onPick } = props
  return (
    <div id={`${id}-list`} class={styles.list} role="listbox" aria-label={list.title}>
      {choices.slice(0, MOST_SHOWN).map((choice, index) => (
        <PickerOption
          key={choice.id}
          id={`${id}-${choice.id}`}
          choice={choice}
          heading={
            hasGroups && choice.group !== choices[index - 1]?.group ? choice.group : undefined
          }
          isChosen={choice === chosen}
          onPick={() => onPick(choice)}
        />
      ))}
      {!choices.length && <p class={styles.none}>{list.none}</p>}
    </div>
  )
}

/** Puts the list beside a point of the canvas, inside the window. */
function placeBeside(dialog: HTMLDialogElement, at: { x: number; y: number }) {
  const pane = document.querySelector('[data-pane]')?.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = dialog
  const x = Math.max(8, Math.min(at.x + (pane?.left ?? 0), innerWidth - offsetWidth - 8))
  const y = Math.max(8, Math.min(at.y + (pane?.top ?? 0), innerHeight - offsetHeight - 8))
  dialog.style.left = `${x}px`
  dialog.style.top = `${y}px`
}
