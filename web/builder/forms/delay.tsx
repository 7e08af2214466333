import { AnyVariable } from '../fields/any-variable.tsx'
import { useEditedConfig } from '../fields/edited-config.ts'
import fields from '../fields/fields.module.css'
import { NumberInput } from '../fields/number.tsx'
import { choicesAt } from '../fields/schema-at.ts'
import { Select } from '../fields/select.tsx'
import { TimeOfDay } from '../fields/time-of-day.tsx'
import { useValue } from '../fields/use-field.ts'
import { Weekdays } from '../fields/weekdays.tsx'
import { FormChoice } from './form-choice.tsx'
import { OffsetDays } from './offset-days.tsx'

const FORMS = [
  { value: 'amount', label: 'For a while', make: () => ({ amount: 1, unit: 'hours' }) },
  { value: 'until', label: 'Until a time of day', make: () => ({ until: '09:00', days: 1 }) },
  {
    value: 'date',
    label: 'Relative to a date',
    make: () => ({ date: '', offsetDays: -3, at: '10:00' }),
  },
]

export function DelayForm() {
  const isUntil = useValue('until') !== undefined
  const isDated = useValue('date') !== undefined
  const form = isUntil ? 'until' : isDated ? 'date' : 'amount'
  return (
    <>
      <FormChoice label="Pause" forms={FORMS} form={form} />
      {form === 'amount' && <ForAWhile />}
      {form === 'until' && <UntilTime />}
      {form === 'date' && <RelativeToDate />}
    </>
  )
}

function ForAWhile() {
  const { schema } = useEditedConfig()
  const units = choicesAt(schema, ['unit']).map((unit) => ({ value: unit, label: unit }))
  return (
    <div class={fields.pairTop}>
      <NumberInput path="amount" label="How long" />
      <Select path="unit" label="Unit" options={units} />
    </div>
  )
}

const UntilTime = () => (
  <>
    <div class={fields.pairTop}>
      <TimeOfDay path="until" label="Time" />
      <NumberInput path="days" label="Days ahead" whole placeholder="0" />
    </div>
    <Weekdays path="weekdays" label="Only on" />
    <p class={fields.hint}>
      In your organisation’s time zone. A time already past today means the next day that fits.
    </p>
  </>
)

const RelativeToDate = () => (
  <>
    <AnyVariable path="date" label="Date variable" only={({ type }) => type === 'date'} />
    <OffsetDays path="offsetDays" />
    <TimeOfDay path="at" label="Time" />
    <p class={fields.hint}>A moment already past goes on at once.</p>
  </>
)
