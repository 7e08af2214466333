import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import styles from './tabs.module.css'

export type Tab = { id: string; label: string; count?: number }

/** One of several views at a time. Arrows move and show at once. */
export function Tabs(props: {
  label: string
  tabs: Tab[]
  selected: string
  onSelect(id: string): void
  children: ComponentChildren
}) {
  const { label, tabs, selected, onSelect, children } = props
  const id = useId()
  const list = useRef<HTMLDivElement>(null)

  function press(event: KeyboardEvent) {
    const at = tabs.findIndex((tab) => tab.id === selected)
    const isRtl = list.current && getComputedStyle(list.current).direction === 'rtl'
    const [on, back] = isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
    const moves = { [on]: at + 1, [back]: at - 1, Home: 0, End: tabs.length - 1 }
    const to = moves[event.key]
    const next = to === undefined ? undefined : tabs.at(to % tabs.length)
    if (!next) return
    event.preventDefault()
    onSelect(next.id)
    document.getElementById(`${id}-${next.id}`)?.focus()
  }

  return (
    <div class={styles.whole}>
      <div ref={list} class={styles.tabs} role="tablist" aria-label={label} onKeyDown={press}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            aria-selected={tab.id === selected}
            aria-controls={`${id}-panel`}
            tabIndex={tab.id === selected ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <span class={styles.count}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div
        id={`${id}-panel`}
        class={styles.panel}
        role="tabpanel"
        aria-labelledby={`${id}-${selected}`}
      >
        {children}
      </div>
    </div>
  )
}
