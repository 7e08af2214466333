import { textIn } from './config-path.ts'
import fields from './fields.module.css'
import { ariaProps, Frame, type Labelled } from './frame.tsx'
import { useField } from './use-field.ts'

/** A time of day, kept as `09:00`. */
export function TimeOfDay({ path, label, hint }: Labelled & { path: string }) {
  const field = useField(path)
  return (
    <Frame field={field} label={label} hint={hint}>
      <input
        {...ariaProps(field, { hint })}
        class={fields.input}
        type="time"
        value={textIn(field.value.value)}
        readOnly={field.isReadOnly}
        onInput={({ currentTarget }) => field.set(currentTarget.value)}
      />
    </Frame>
  )
}
