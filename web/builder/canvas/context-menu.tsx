import { useEffect, useRef } from 'preact/hooks'
import { canRun } from '../commands/command.ts'
import { COMMANDS } from '../commands/index.ts'
import { isMac, keyLabel } from '../commands/keys.ts'
import { useEditor } from '../editor.ts'
import styles from './context-menu.module.css'
import type { Point } from './geometry.ts'

/** The commands that belong to what was clicked with the right button. */
export function ContextMenu() {
  const editor = useEditor()
  const menu = useRef<HTMLDivElement>(null)
  const asked = editor.menu.value
  useEffect(() => {
    if (asked && menu.current) openAt(menu.current, asked.at)
  }, [asked])
  if (!asked) return null
  const commands = COMMANDS.filter((one) => one.on?.includes(asked.on) && canRun(one, editor))

  function close() {
    editor.menu.value = undefined
    const id = editor.focused.peek()
    if (asked?.on === 'card' && id) editor.focusRequest.value = id
  }
  return (
    <div
      ref={menu}
      class={styles.menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={{ card: 'Step', edge: 'Connection', pane: 'Canvas' }[asked.on]}
      onKeyDown={moveFocus}
      onToggle={({ newState }) => newState === 'closed' && close()}
    >
      {commands.map((one) => (
        <button
          key={one.name}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={one.isDanger ? styles.danger : styles.item}
          onClick={() => {
            // Before the menu closes: “Add” and “Paste” use its position.
            one.run(editor)
            menu.current?.hidePopover()
          }}
        >
          <span>{one.label}</span>
          {one.keys?.[0] && <kbd>{keyLabel(one.keys[0], isMac())}</kbd>}
        </button>
      ))}
    </div>
  )
}

/** Opens the menu at a point of the screen, but inside the window, with the focus on its first entry. */
function openAt(menu: HTMLElement, { x, y }: Point) {
  menu.showPopover()
  const { offsetWidth, offsetHeight } = menu
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - offsetWidth - 8))}px`
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - offsetHeight - 8))}px`
  menu.querySelector('button')?.focus()
}

function moveFocus(event: KeyboardEvent & { currentTarget: HTMLElement }) {
  const menu = event.currentTarget
  const buttons = [...menu.querySelectorAll('button')]
  const at = buttons.findIndex((button) => button.matches(':focus'))
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key]
  if (event.key === 'Tab') menu.hidePopover()
  if (to === undefined) return
  event.preventDefault()
  event.stopPropagation()
  buttons.at(to % buttons.length)?.focus()
}
