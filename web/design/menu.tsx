import type { ComponentChildren, RefObject } from 'preact'
import { useId, useRef } from 'preact/hooks'
import controls from './controls.module.css'
import { Icon, type IconName } from './icon.tsx'
import styles from './menu.module.css'
import { type Align, placePopover } from './place-popover.ts'

export type MenuItem = {
  label: string
  icon?: IconName
  /** Keys that do the same, shown beside it: “Ctrl+D”. */
  keys?: string
  isDanger?: boolean
  disabled?: boolean
  onSelect(): void
}

/**
 * A button that opens a list of things to do. The popover is the browser's own: Escape and a click
 * elsewhere close it. Arrows, Home, End and first letters move; closing gives the focus back.
 */
export function Menu(props: {
  label: string
  /** What the button shows; three dots if nothing is said. */
  children?: ComponentChildren
  items: MenuItem[]
  align?: Align
  class?: string
}) {
  const { label, children, items, align = 'end', class: look = controls.icon } = props
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)

  const say = ({ newState }: { newState: string }) =>
    button.current?.setAttribute('aria-expanded', String(newState === 'open'))
  function open({ newState }: { newState: string }) {
    if (newState !== 'open' || !list.current || !button.current) return
    placePopover(list.current, button.current, 'below', align)
  }
  function pressButton(event: KeyboardEvent) {
    // With Alt it may be a shortcut of what contains the button.
    if (event.key !== 'ArrowDown' || event.altKey) return
    event.preventDefault()
    list.current?.showPopover()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        class={look}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded="false"
        popoverTarget={id}
        onKeyDown={pressButton}
      >
        {children ?? <Icon name="more" />}
      </button>
      <MenuList {...{ list, id, label, items }} onBeforeToggle={say} onToggle={open} />
    </>
  )
}

type OnToggle = (event: { newState: string }) => void

function MenuList(props: {
  list: RefObject<HTMLDivElement | null>
  id: string
  label: string
  items: MenuItem[]
  onBeforeToggle: OnToggle
  onToggle: OnToggle
}) {
  const { list, id, label, items, onBeforeToggle, onToggle } = props
  const entries = () => [
    ...(list.current?.querySelectorAll<HTMLButtonElement>('[role=menuitem]:enabled') ?? []),
  ]
  function choose(item: MenuItem) {
    list.current?.hidePopover()
    item.onSelect()
  }
  function press(event: KeyboardEvent) {
    const next = nextOf(entries(), event.key)
    if (event.key === 'Tab') list.current?.hidePopover()
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    next.focus()
  }
  return (
    <div
      ref={list}
      id={id}
      class={styles.menu}
      popover="auto"
      role="menu"
      tabIndex={-1}
      aria-label={label}
      onBeforeToggle={onBeforeToggle}
      onToggle={onToggle}
      onKeyDown={press}
    >
      <MenuItems items={items} onChoose={choose} />
    </div>
  )
}

function MenuItems({ items, onChoose }: { items: MenuItem[]; onChoose(item: MenuItem): void }) {
  const first = items.find(({ disabled }) => !disabled)
  return items.map((item) => (
    <button
      key={item.label}
      autofocus={item === first}
      type="button"
      role="menuitem"
      tabIndex={-1}
      class={item.isDanger ? styles.danger : styles.item}
      disabled={item.disabled}
      onClick={() => onChoose(item)}
    >
      {item.icon && <Icon name={item.icon} size={18} />}
      <span>{item.label}</span>
      {item.keys && <kbd class={styles.keys}>{item.keys}</kbd>}
    </button>
  ))
}

/** Where a key leads from the entry that has the focus. */
function nextOf(entries: HTMLElement[], key: string): HTMLElement | undefined {
  const at = entries.indexOf(document.activeElement as HTMLElement)
  if (key === 'ArrowDown') return entries[(at + 1) % entries.length]
  if (key === 'ArrowUp') return entries.at(at <= 0 ? -1 : at - 1)
  if (key === 'Home') return entries[0]
  if (key === 'End') return entries.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const begins = (each: HTMLElement) =>
    each.textContent?.trim().toLowerCase().startsWith(key.toLowerCase())
  return [...entries.slice(at + 1), ...entries.slice(0, at + 1)].find(begins)
}
