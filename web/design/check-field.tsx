import { useId } from 'preact/hooks'
import controls from './controls.module.css'

/** Yes or no, as part of a form that is saved. */
export function CheckField(props: {
  label: string
  hint?: string
  checked: boolean
  disabled?: boolean
  onInput(checked: boolean): void
}) {
  const { label, hint, checked, disabled, onInput } = props
  const id = useId()
  return (
    <label class={controls.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-labelledby={`${id}-label`}
        aria-describedby={hint && id}
        onChange={({ currentTarget }) => onInput(currentTarget.checked)}
      />
      <span>
        <span id={`${id}-label`}>{label}</span>
        {hint && (
          <span id={id} class={controls.beneath}>
            {hint}
          </span>
        )}
      </span>
    </label>
  )
}
