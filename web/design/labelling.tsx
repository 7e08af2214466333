import type { ComponentChildren } from 'preact'
import controls from './controls.module.css'

/** What every field says of itself. `hideLabel` keeps the label for those who cannot see. */
export type Labelled = { label: string; hint?: string; fault?: string; hideLabel?: boolean }

/**
 * How a field is filled: by `name`, read from its form; or by `value` and `onInput`, which own it.
 * A field must be filled in unless it is `optional`.
 */
export type InputValue = {
  name?: string
  value?: string
  optional?: boolean
  disabled?: boolean
  onInput?(value: string): void
  onBlur?(): void
}

/** A label, its control, what it wants, and what is wrong with it. */
export function FieldFrame(
  props: Labelled & { id: string; children: ComponentChildren; after?: ComponentChildren },
) {
  const { id, label, hint, fault, hideLabel, children, after } = props
  return (
    <div class={controls.field}>
      <label for={id} class={hideLabel ? controls.unseen : undefined}>
        {label}
      </label>
      {children}
      {(fault || hint) && (
        <p id={`${id}-about`} class={fault ? controls.fault : controls.hint}>
          {fault ?? hint}
        </p>
      )}
      {after}
    </div>
  )
}

/** What ties a control to its words. */
export const ariaProps = (id: string, { hint, fault }: Labelled) => ({
  id,
  class: controls.input,
  'aria-describedby': hint || fault ? `${id}-about` : undefined,
  'aria-invalid': fault ? true : undefined,
})

/** What fills a control; shared by everything that holds text. */
export const valueProps = ({ name, value, optional, disabled, onInput, onBlur }: InputValue) => ({
  name,
  ...(onInput ? { value: value ?? '' } : { defaultValue: value }),
  required: !optional,
  disabled,
  onInput:
    onInput &&
    ((event: Event & { currentTarget: { value: string } }) => onInput(event.currentTarget.value)),
  onBlur,
})
