import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Variable } from '#journey/journey.ts'
import fields from '../fields/fields.module.css'
import { defaultText, jsonFault, readDefault } from './read-default.ts'

/** What a variable holds before anything is written to it, in its own type. */
export function DefaultValue(props: {
  variable: Pick<Variable, 'type' | 'default'>
  label?: string
  isReadOnly: boolean
  onChange(value: unknown): void
}) {
  const { variable, label = 'Default', isReadOnly, onChange } = props
  const { type } = variable
  // JSON on its way is not JSON yet: it is shown as it is typed.
  const typed = useSignal<string | undefined>(undefined)
  const text = typed.value ?? defaultText(variable.default)
  const fault = type === 'json' ? jsonFault(text) : undefined
  const id = useId()
  const common = {
    id,
    class: fields.input,
    value: text,
    readOnly: isReadOnly,
    'aria-describedby': `${id}-fault`,
    'aria-invalid': fault ? true : undefined,
    onInput: ({ currentTarget: { value } }: { currentTarget: { value: string } }) => {
      typed.value = value
      onChange(readDefault(value, type))
    },
    onBlur: () => {
      if (!fault) typed.value = undefined
    },
  }
  return (
    <div class={fields.field}>
      <label class={fields.label} for={id}>
        {label} <span class={fields.optional}>(optional)</span>
      </label>
      {type === 'json' && (
        <textarea {...common} rows={3} spellcheck={false} placeholder={'{ "price": 120 }'} />
      )}
      {type === 'number' && <input {...common} type="number" step="any" />}
      {type === 'date' && <input {...common} type="date" />}
      {type === 'string' && <input {...common} type="text" dir="auto" />}
      <p id={`${id}-fault`} class={`${fields.problem} ${fields.error}`}>
        {fault}
      </p>
    </div>
  )
}
