import { useId } from 'preact/hooks'
import controls from './controls.module.css'
import { ariaProps, FieldFrame, type InputValue, type Labelled, valueProps } from './labelling.tsx'

type Props = Labelled &
  Omit<InputValue, 'value' | 'onInput'> & {
    value?: number
    min?: number
    max?: number
    step?: number | 'any'
    /** What is counted, shown after the field: “days”. */
    unit?: string
    /** Undefined: the field is empty, or holds no number. */
    onInput?(value: number | undefined): void
  }

/** A number with its unit. */
export function NumberField(props: Props) {
  const { value, min, max, step, unit, onInput, ...rest } = props
  const id = useId()
  return (
    <FieldFrame {...props} id={id}>
      <span class={controls.measured}>
        <input
          {...ariaProps(id, props)}
          {...valueProps({ ...rest, value: value === undefined ? undefined : String(value) })}
          type="number"
          inputMode={step === undefined || step === 1 ? 'numeric' : 'decimal'}
          min={min}
          max={max}
          step={step}
          value={value}
          onInput={
            onInput &&
            (({ currentTarget: { valueAsNumber } }) =>
              onInput(Number.isNaN(valueAsNumber) ? undefined : valueAsNumber))
          }
        />
        {unit && <span aria-hidden="true">{unit}</span>}
      </span>
    </FieldFrame>
  )
}
