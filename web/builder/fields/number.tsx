import { textIn } from './config-path.ts'
import styles from './fields.module.css'
import { ariaProps, Frame, type Labelled } from './frame.tsx'
import { useField } from './use-field.ts'

/** A number within the schema's bounds; what is beyond them is kept and named, never refused. */
export function NumberInput(
  props: Labelled & {
    path: string
    whole?: boolean
    placeholder?: string
    hideLabel?: boolean
  },
) {
  const { path, label, hint, whole, placeholder, hideLabel } = props
  const field = useField(path)
  return (
    <Frame field={field} label={label} hint={hint} hideLabel={hideLabel}>
      <input
        {...ariaProps(field, { hint })}
        class={styles.input}
        type="number"
        inputMode={whole ? 'numeric' : 'decimal'}
        step={whole ? 1 : 'any'}
        min={field.least}
        max={field.most}
        value={textIn(field.value.value)}
        placeholder={placeholder}
        readOnly={field.isReadOnly}
        onInput={({ currentTarget: { value, valueAsNumber } }) =>
          field.set(value === '' || Number.isNaN(valueAsNumber) ? undefined : valueAsNumber)
        }
      />
    </Frame>
  )
}
