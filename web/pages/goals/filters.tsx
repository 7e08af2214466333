import { DateField, SelectField } from '../../design/field.tsx'
import { lastDays } from './filter.ts'
import styles from './goals.module.css'
import type { Goal } from './goals-api.ts'

const MONTH = 30

/** Which runs, which milestone, which days. */
export function Filters(props: {
  goal: Goal
  query: Record<string, string>
  onChange(part: Record<string, string>): void
}) {
  const { goal, query, onChange } = props
  const { runs = 'live', milestone = '', from, to } = query
  const days = from && to ? 'custom' : (query.days ?? String(MONTH))

  function chooseDays(chosen: string) {
    if (chosen === 'custom') onChange({ days: '', ...lastDays(MONTH, Date.now()) })
    else onChange({ days: chosen === String(MONTH) ? '' : chosen, from: '', to: '' })
  }
  return (
    <fieldset class={styles.filters} aria-label="Filters">
      <SelectField
        label="Runs"
        value={runs}
        options={[
          ['live', 'Live'],
          ['test', 'Test'],
          ['all', 'Live and test'],
        ]}
        onInput={(chosen) => onChange({ runs: chosen === 'live' ? '' : chosen })}
      />
      <SelectField
        label="Milestone"
        value={milestone}
        options={[
          ['', 'All milestones'],
          ...goal.milestones.map(({ id, name }): [string, string] => [id, name]),
        ]}
        optional
        onInput={(chosen) => onChange({ milestone: chosen })}
      />
      <SelectField
        label="Days"
        value={days}
        options={[
          ['7', 'Last 7 days'],
          ['30', 'Last 30 days'],
          ['90', 'Last 90 days'],
          ['custom', 'From … to …'],
        ]}
        onInput={chooseDays}
      />
      {from && to && <DateRange from={from} to={to} onChange={onChange} />}
    </fieldset>
  )
}

/** Two days, the second never before the first. */
function DateRange(props: {
  from: string
  to: string
  onChange(days: Record<string, string>): void
}) {
  const { from, to, onChange } = props
  return (
    <>
      <DateField
        label="From"
        value={from}
        onInput={(day) => day && onChange(day > to ? { from: day, to: day } : { from: day })}
      />
      <DateField
        label="To"
        value={to}
        onInput={(day) => day && onChange(day < from ? { from: day, to: day } : { to: day })}
      />
    </>
  )
}
