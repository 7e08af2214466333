import { useSignal } from '@preact/signals'
import styles from './fields.module.css'
import { ariaProps, Frame, type Labelled } from './frame.tsx'
import { durationText, largestUnit, SECONDS_IN, UNITS, type Unit } from './seconds.ts'
import { useField } from './use-field.ts'

/** A length of time kept in seconds and written in whatever unit suits; off where it may be. */
export function Duration(props: Labelled & { path: string; units?: readonly Unit[] }) {
  const { path, label, hint, units = UNITS } = props
  const field = useField(path)
  const seconds = typeof field.value.value === 'number' ? field.value.value : undefined
  const picked = useSignal<Unit | undefined>(undefined)
  const unit = picked.value ?? largestUnit(seconds, units)
  const { least, most } = field
  const about =
    hint ??
    (least !== undefined && most !== undefined && `${durationText(least)} to ${durationText(most)}`)
  return (
    <Frame field={field} label={label} hint={about}>
      <div class={styles.pair}>
        <input
          {...ariaProps(field, { hint: about })}
          class={styles.input}
          type="number"
          min="0"
          step="any"
          placeholder="Off"
          value={seconds === undefined ? '' : seconds / SECONDS_IN[unit]}
          readOnly={field.isReadOnly}
          onInput={({ currentTarget: { value, valueAsNumber } }) =>
            field.set(value === '' ? undefined : Math.round(valueAsNumber * SECONDS_IN[unit]))
          }
        />
        <select
          class={styles.input}
          aria-label={`Unit of the ${label.toLowerCase()}`}
          value={unit}
          disabled={field.isReadOnly}
          onChange={({ currentTarget }) => {
            const next = UNITS.find((each) => each === currentTarget.value) ?? unit
            picked.value = next
            if (seconds !== undefined) {
              field.set(Math.round((seconds / SECONDS_IN[unit]) * SECONDS_IN[next]))
            }
          }}
        >
          {units.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </select>
      </div>
    </Frame>
  )
}
