import { textIn } from './config-path.ts'
import fields from './fields.module.css'
import { ariaProps, Frame } from './frame.tsx'
import { Select } from './select.tsx'
import { useField, useValue } from './use-field.ts'
import { bareName } from './variable-options.ts'
import { useVariableNames } from './variables.ts'

const TYPES = [
  { value: 'all', label: 'All' },
  { value: 'past', label: 'Past, including today' },
  { value: 'future', label: 'Future, including today' },
  { value: 'custom', label: 'Custom' },
]

/** Which days are accepted: all, those behind or before us, or those between two. */
export function DateRange({ path }: { path: string }) {
  const field = useField(path)
  const type = useValue(`${path}.type`)
  return (
    <>
      <Select
        path={`${path}.type`}
        label="Date range"
        otherwise="all"
        options={TYPES}
        onPick={(picked) => field.set({ type: picked })}
      />
      {type === 'custom' && (
        <>
          <Day path={`${path}.from`} label="First day" />
          <Day path={`${path}.to`} label="Last day" />
        </>
      )}
    </>
  )
}

/** A day, or a variable that holds one. */
function Day({ path, label }: { path: string; label: string }) {
  const field = useField(path)
  const value = textIn(field.value.value)
  const dates = useVariableNames()
    .offers()
    .filter(({ type }) => type === 'date')
  const isDay = value === '' || /^\d{4}-\d\d-\d\d$/.test(value)
  const isStrange = !isDay && !dates.some(({ name }) => name === value)
  return (
    <Frame field={field} label={label}>
      <div class={fields.pair}>
        <select
          {...(isDay ? {} : ariaProps(field, {}))}
          class={fields.input}
          aria-label={`${label}: a day or a variable`}
          value={isDay ? '' : value}
          disabled={field.isReadOnly}
          onChange={({ currentTarget }) => field.set(currentTarget.value || undefined)}
        >
          <option value="">A day</option>
          {isStrange && <option value={value}>{value}</option>}
          {dates.map(({ name }) => (
            <option key={name} value={name}>
              {bareName(name)}
            </option>
          ))}
        </select>
        {isDay && (
          <input
            {...ariaProps(field, {})}
            class={fields.input}
            type="date"
            value={value}
            readOnly={field.isReadOnly}
            onInput={({ currentTarget }) => field.set(currentTarget.value || undefined)}
          />
        )}
      </div>
    </Frame>
  )
}
