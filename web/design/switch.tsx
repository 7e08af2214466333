import { useId } from 'preact/hooks'
import styles from './switch.module.css'

/** On or off, at once. For what takes effect only with a Save, use a checkbox. */
export function Switch(props: {
  label: string
  hint?: string
  checked: boolean
  disabled?: boolean
  onChange(checked: boolean): void
}) {
  const { label, hint, checked, disabled, onChange } = props
  const id = useId()
  return (
    <label class={styles.switch}>
      <input
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        disabled={disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint && id}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>
        <span id={`${id}-label`}>{label}</span>
        {hint && (
          <small id={id} class={styles.hint}>
            {hint}
          </small>
        )}
      </span>
    </label>
  )
}
