import type { ComponentChildren } from 'preact'
import { useId, useRef } from 'preact/hooks'
import controls from './controls.module.css'

type Labelled = { label: string; hint?: string; fault?: string }

/** A label, its control, what it wants, and what is wrong with it. */
function Labelling(
  props: Labelled & { id: string; children: ComponentChildren; after?: ComponentChildren },
) {
  const { id, label, hint, fault, children, after } = props
  return (
    <div class={controls.field}>
      <label for={id}>{label}</label>
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

const about = (id: string, { hint, fault }: Labelled) => ({
  id,
  class: controls.input,
  'aria-describedby': hint || fault ? `${id}-about` : undefined,
  'aria-invalid': fault ? true : undefined,
})

export function TextField(props: Labelled & { name: string; autocomplete: string }) {
  const { label, hint, fault, name, autocomplete } = props
  const id = useId()
  return (
    <Labelling id={id} label={label} hint={hint} fault={fault}>
      <input {...about(id, props)} type="text" name={name} autocomplete={autocomplete} required />
    </Labelling>
  )
}

export function EmailField(props: Labelled & { name: string; autocomplete: string }) {
  const { label, hint, fault, name, autocomplete } = props
  const id = useId()
  return (
    <Labelling id={id} label={label} hint={hint} fault={fault}>
      <input {...about(id, props)} type="email" name={name} autocomplete={autocomplete} required />
    </Labelling>
  )
}

export function SelectField(
  props: Labelled & { name: string; value: string; options: [value: string, label: string][] },
) {
  const { label, hint, fault, name, value, options } = props
  const id = useId()
  return (
    <Labelling id={id} label={label} hint={hint} fault={fault}>
      <select {...about(id, props)} name={name} required>
        {options.map(([each, words]) => (
          <option key={each} value={each} selected={each === value}>
            {words}
          </option>
        ))}
      </select>
    </Labelling>
  )
}

/** A password that can be looked at, so that it need not be typed twice. */
export function PasswordField(
  props: Labelled & { name: string; autocomplete: 'new-password' | 'current-password' },
) {
  const { label, hint, fault, name, autocomplete } = props
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  const show = (
    <label class={controls.check}>
      <input
        type="checkbox"
        onChange={({ currentTarget }) => {
          if (field.current) field.current.type = currentTarget.checked ? 'text' : 'password'
        }}
      />
      Show the password
    </label>
  )
  return (
    <Labelling id={id} label={label} hint={hint} fault={fault} after={show}>
      <input
        {...about(id, props)}
        name={name}
        ref={field}
        type="password"
        autocomplete={autocomplete}
        minLength={autocomplete === 'new-password' ? 10 : undefined}
        maxLength={128}
        required
      />
    </Labelling>
  )
}
