import { listIn } from './config-path.ts'
import styles from './fields.module.css'
import { Frame, type Labelled } from './frame.tsx'
import { useField } from './use-field.ts'

/** As weeks begin where most hotels are; the config's own order is Sunday first. */
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Some days of the week. None chosen is left out of the config. */
export function Weekdays({ path, label, hint }: Labelled & { path: string }) {
  const field = useField(path)
  const chosen = listIn(field.value.value)
  function toggle(day: string, isChosen: boolean) {
    const days = DAYS.filter((each) => (each === day ? isChosen : chosen.includes(each)))
    field.set(days.length ? days : undefined)
  }
  return (
    <Frame field={field} label={label} hint={hint} group>
      <div class={styles.chips}>
        {DAYS.map((day, at) => (
          <label key={day} class={styles.chip}>
            <input
              type="checkbox"
              id={at ? undefined : field.id}
              aria-label={capitalized(day)}
              checked={chosen.includes(day)}
              disabled={field.isReadOnly}
              onChange={({ currentTarget }) => toggle(day, currentTarget.checked)}
            />
            <span aria-hidden="true">{capitalized(day).slice(0, 3)}</span>
          </label>
        ))}
      </div>
    </Frame>
  )
}

const capitalized = (day: string) => day.charAt(0).toUpperCase() + day.slice(1)
