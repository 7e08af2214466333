import { useSignal } from '@preact/signals'
import { textIn } from '../fields/config-path.ts'
import fields from '../fields/fields.module.css'
import { ariaProps, Frame } from '../fields/frame.tsx'
import { useField } from '../fields/use-field.ts'

/** Days before or after a date, written without a sign. */
export function OffsetDays({ path }: { path: string }) {
  const field = useField(path)
  const days = Number(textIn(field.value.value)) || 0
  // None at all has no sign: which side was picked last is remembered.
  const side = useSignal<'before' | 'after'>(days > 0 ? 'after' : 'before')
  const visible = days === 0 ? side.value : days < 0 ? 'before' : 'after'
  const set = (amount: number, where: 'before' | 'after') => {
    side.value = where
    field.set(amount === 0 ? 0 : where === 'before' ? -amount : amount)
  }
  return (
    <Frame field={field} label="Days">
      <div class={fields.pair}>
        <input
          {...ariaProps(field, {})}
          class={fields.input}
          type="number"
          min="0"
          step="1"
          value={Math.abs(days)}
          readOnly={field.isReadOnly}
          onInput={({ currentTarget: { valueAsNumber } }) =>
            set(Math.abs(valueAsNumber || 0), visible)
          }
        />
        <select
          class={fields.input}
          aria-label="Before or after the date"
          value={visible}
          disabled={field.isReadOnly}
          onChange={({ currentTarget: { value } }) =>
            set(Math.abs(days), value === 'after' ? 'after' : 'before')
          }
        >
          <option value="before">before the date</option>
          <option value="after">after the date</option>
        </select>
      </div>
    </Frame>
  )
}
