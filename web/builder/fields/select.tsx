import type { ComponentChildren } from 'preact'
import { textIn } from './config-path.ts'
import styles from './fields.module.css'
import { ariaProps, Frame, type Labelled } from './frame.tsx'
import { type Field, useField } from './use-field.ts'

export type SelectOption = { value: string; label: string; group?: string }

/** A select. A value that is not among the options is shown and can be kept. */
export function Select(
  props: Labelled & {
    path: string
    options: readonly SelectOption[]
    /** What no choice is called; without it there is always one. */
    none?: string
    /** What is shown where the config has no value. */
    otherwise?: string
    hideLabel?: boolean
    onPick?(value: string): void
  },
) {
  const { path, label, hint, isOptional, hideLabel } = props
  const field = useField(path)
  return (
    <Frame {...{ field, label, hint, isOptional, hideLabel }}>
      <SelectBox {...props} field={field} />
    </Frame>
  )
}

export function SelectBox(props: {
  field: Field
  options: readonly SelectOption[]
  none?: string
  otherwise?: string
  hint?: ComponentChildren
  /** Where it is not simply what the config holds. */
  value?: string
  onPick?(value: string): void
}) {
  const { field, options, none, otherwise = '', hint, onPick } = props
  const value = (props.value ?? textIn(field.value.value)) || otherwise
  const isStrange = value !== '' && !options.some((option) => option.value === value)
  const pick = onPick ?? ((picked: string) => field.set(picked === '' ? undefined : picked))
  return (
    <select
      {...ariaProps(field, { hint })}
      class={styles.input}
      value={value}
      disabled={field.isReadOnly}
      onChange={({ currentTarget }) => pick(currentTarget.value)}
    >
      {(none !== undefined || value === '') && <option value="">{none ?? 'Choose…'}</option>}
      {isStrange && <option value={value}>{value} (not there any more)</option>}
      <Options options={options} />
    </select>
  )
}

/** Options in the order given; those of one group stand together under its name. */
export function Options({ options }: { options: readonly SelectOption[] }) {
  const groups = Map.groupBy(options, ({ group = '' }) => group)
  return [...groups].map(([group, inside]) => {
    const each = inside.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))
    return group ? (
      <optgroup key={group} label={group}>
        {each}
      </optgroup>
    ) : (
      each
    )
  })
}
