import { VARIABLE_TYPES, type VariableType } from '#journey/journey.ts'
import styles from './fields.module.css'
import { TYPE_NAMES } from './variable-options.ts'

type Props = { value: VariableType; disabled?: boolean; onChange(type: VariableType): void }

/** The type of a variable. `label`: for a place without room to show one. */
export const TypeSelect = ({ value, disabled, label, onChange }: Props & { label?: string }) => (
  <select
    class={label ? `${styles.input} ${styles.narrow}` : styles.input}
    aria-label={label}
    value={value}
    disabled={disabled}
    onChange={({ currentTarget }) => {
      const type = VARIABLE_TYPES.find((each) => each === currentTarget.value)
      if (type) onChange(type)
    }}
  >
    {VARIABLE_TYPES.map((type) => (
      <option key={type} value={type}>
        {TYPE_NAMES[type]}
      </option>
    ))}
  </select>
)

export const TypeField = (props: Props) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the select is the control
  <label class={styles.field}>
    <span class={styles.label}>Type</span>
    <TypeSelect {...props} />
  </label>
)
