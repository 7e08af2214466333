import { useId, useRef } from 'preact/hooks'
import { isGroup } from '../fields/config-path.ts'
import { useEditedConfig } from '../fields/edited-config.ts'
import fields from '../fields/fields.module.css'

type Form = { value: string; label: string; make(): Record<string, unknown> }

/**
 * Which form a config has, for types with several that share no field. What was filled in before
 * another form was looked at is there again when the author comes back.
 */
export function FormChoice(props: {
  label: string
  forms: readonly Form[]
  form: string
  /** Keys that mean the same in every form, and stay. */
  shared?: readonly string[]
}) {
  const { label, forms, form, shared = [] } = props
  const edited = useEditedConfig()
  const left = useRef(new Map<string, Record<string, unknown>>())
  const id = useId()

  function change(next: string) {
    const root = isGroup(edited.root.value) ? edited.root.value : {}
    const { step: _, ...config } = root
    left.current.set(form, config)
    const kept = Object.entries(config).filter(([key]) => shared.includes(key))
    const before = left.current.get(next) ?? forms.find(({ value }) => value === next)?.make()
    edited.replace({ ...before, ...Object.fromEntries(kept) })
  }

  return (
    <div class={fields.field}>
      <label class={fields.label} for={id}>
        {label}
      </label>
      <select
        id={id}
        class={fields.input}
        value={form}
        disabled={edited.isReadOnly}
        onChange={({ currentTarget }) => change(currentTarget.value)}
      >
        {forms.map((each) => (
          <option key={each.value} value={each.value}>
            {each.label}
          </option>
        ))}
      </select>
    </div>
  )
}
