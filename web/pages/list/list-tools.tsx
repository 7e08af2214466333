import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import styles from './list-tools.module.css'

const TYPING_MS = 250

/** Over a list: which of it is shown, and in what order. */
export const ListTools = ({ children }: { children: ComponentChildren }) => (
  <search class={styles.tools}>{children}</search>
)

/** A search field that reports once the typing pauses; follows the address when that changes. */
export function SearchField(props: {
  label: string
  placeholder?: string
  value: string
  onSearch(search: string): void
}) {
  const { label, placeholder = label, value, onSearch } = props
  const [text, setText] = useState(value)
  const told = useRef(value)
  const tell = useRef(onSearch)
  tell.current = onSearch
  useEffect(() => {
    const search = text.trim()
    if (search === told.current) return
    const settled = setTimeout(() => {
      told.current = search
      tell.current(search)
    }, TYPING_MS)
    return () => clearTimeout(settled)
  }, [text])
  useEffect(() => {
    // The address repeats what was reported before; that must not replace words typed since.
    if (value === told.current) return
    told.current = value
    setText(value)
  }, [value])
  return (
    <label class={styles.search}>
      <Icon name="search" />
      <input
        class={controls.input}
        type="search"
        placeholder={placeholder}
        aria-label={label}
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
    </label>
  )
}

/** One of a few, such as a status or an order. */
export function FilterSelect<V extends string>(props: {
  label: string
  value: V
  options: [value: V, words: string][]
  onChoose(value: V): void
}) {
  const { label, value, options, onChoose } = props
  return (
    <select
      class={controls.input}
      aria-label={label}
      onChange={({ currentTarget }) => {
        const [chosen] = options[currentTarget.selectedIndex] ?? []
        if (chosen !== undefined) onChoose(chosen)
      }}
    >
      {options.map(([each, words]) => (
        <option key={each} value={each} selected={each === value}>
          {words}
        </option>
      ))}
    </select>
  )
}
