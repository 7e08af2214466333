import { useId } from 'preact/hooks'
import controls from './controls.module.css'
import { ariaProps, FieldFrame, type InputValue, type Labelled, valueProps } from './labelling.tsx'

type Props = Labelled &
  InputValue & { placeholder?: string; rows?: number; limit?: number; isCode?: boolean }

/** Several lines of text, as tall as what is in it. `limit`: what it may hold, counted as one types. */
export function TextArea(props: Props) {
  const { value, placeholder, rows = 3, limit, isCode } = props
  const id = useId()
  const { length } = value ?? ''
  const count = limit !== undefined && (
    <p class={length > limit ? controls.over : controls.count} aria-live="polite">
      {length > limit * 0.8 && `${length.toLocaleString('en')} of ${limit.toLocaleString('en')}`}
    </p>
  )
  return (
    <FieldFrame {...props} id={id} after={count}>
      <textarea
        {...ariaProps(id, props)}
        {...valueProps(props)}
        {...(isCode && { spellcheck: false, autocapitalize: 'none' })}
        class={isCode ? controls.codeArea : controls.area}
        placeholder={placeholder}
        rows={rows}
        dir="auto"
      />
    </FieldFrame>
  )
}
