import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from '../../design/icon.tsx'
import type { JourneyQuery } from '../../journeys-api.ts'
import styles from './journeys.module.css'

const TYPING_MS = 250
const STATES: [JourneyQuery['state'], string][] = [
  ['', 'Live and Draft'],
  ['live', 'Live'],
  ['draft', 'Draft'],
]
const SORTS: [JourneyQuery['sort'], string][] = [
  ['saved', 'Last edited'],
  ['created', 'Newest'],
  ['name', 'Name'],
]

/** Which journeys are shown, and in what order. */
export function ListTools(props: { query: JourneyQuery; onQuery(query: JourneyQuery): void }) {
  const { query, onQuery } = props
  return (
    <div class={styles.tools}>
      <SearchField
        given={query.search}
        onSearch={(search) => search !== query.search && onQuery({ ...query, search })}
      />
      <Choice
        label="State"
        value={query.state}
        options={STATES}
        onChange={(state) => onQuery({ ...query, state })}
      />
      <Choice
        label="Sort by"
        value={query.sort}
        options={SORTS}
        onChange={(sort) => onQuery({ ...query, sort })}
      />
    </div>
  )
}

function Choice<V extends string>(props: {
  label: string
  value: V
  options: [value: V, words: string][]
  onChange(value: V): void
}) {
  const { label, value, options, onChange } = props
  return (
    <select
      class={styles.choice}
      aria-label={label}
      onChange={({ currentTarget }) => {
        const [chosen] = options[currentTarget.selectedIndex] ?? []
        if (chosen !== undefined) onChange(chosen)
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

function SearchField({ given, onSearch }: { given: string; onSearch(search: string): void }) {
  const [text, setText] = useState(given)
  const latest = useRef(onSearch)
  latest.current = onSearch
  useEffect(() => {
    const settled = setTimeout(() => latest.current(text.trim()), TYPING_MS)
    return () => clearTimeout(settled)
  }, [text])
  return (
    <label class={styles.search}>
      <Icon name="search" />
      <input
        type="search"
        placeholder="Search journeys"
        aria-label="Search journeys"
        value={text}
        onInput={({ currentTarget }) => setText(currentTarget.value)}
      />
    </label>
  )
}
