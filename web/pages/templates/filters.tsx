import { useEffect, useRef, useState } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { STATUS_CHOICES } from './status-words.ts'
import styles from './templates.module.css'
import type { TemplateQuery } from './templates-api.ts'

const TYPING_MS = 250

/** Which templates are shown. */
export function Filters(props: {
  query: TemplateQuery
  channels: { id: string; name: string }[]
  onQuery(query: TemplateQuery): void
}) {
  const { query, channels, onQuery } = props
  return (
    <search class={styles.filters}>
      <SearchField onSearch={(search) => onQuery({ ...query, search })} />
      <Choice
        label="Status"
        value={query.status}
        options={STATUS_CHOICES}
        onChoose={(status) => onQuery({ ...query, status })}
      />
      {channels.length > 1 && (
        <Choice
          label="Channel"
          value={query.channelId}
          options={[['', 'Every channel'], ...channels.map(asOption)]}
          onChoose={(channelId) => onQuery({ ...query, channelId })}
        />
      )}
    </search>
  )
}

const asOption = ({ id, name }: { id: string; name: string }): [string, string] => [id, name]

function Choice(props: {
  label: string
  value: string
  options: [value: string, words: string][]
  onChoose(value: string): void
}) {
  const { label, value, options, onChoose } = props
  return (
    <select
      class={controls.input}
      aria-label={label}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    >
      {options.map(([each, words]) => (
        <option key={each} value={each} selected={each === value}>
          {words}
        </option>
      ))}
    </select>
  )
}

function SearchField({ onSearch }: { onSearch(search: string): void }) {
  const [text, setText] = useState('')
  const latest = useRef(onSearch)
  latest.current = onSearch
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    const settled = setTimeout(() => latest.current(text.trim()), TYPING_MS)
    return () => clearTimeout(settled)
  }, [text])
  return (
    <input
      class={controls.input}
      type="search"
      placeholder="Search names and words"
      aria-label="Search templates"
      onInput={({ currentTarget }) => setText(currentTarget.value)}
    />
  )
}
