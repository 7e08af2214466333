import { useId, useRef } from 'preact/hooks'
import controls from './controls.module.css'
import { ariaProps, FieldFrame, type InputValue, type Labelled, valueProps } from './labelling.tsx'

type Text = Labelled &
  InputValue & {
    autocomplete?: string
    placeholder?: string
    maxLength?: number
    isCode?: boolean
    /** In a dialog: where it begins. */
    autofocus?: boolean
  }

function useLine(props: Text) {
  const { autocomplete = 'off', placeholder, maxLength, isCode, autofocus } = props
  const untouched = { spellcheck: false, autocapitalize: 'none', autocorrect: 'off' } as const
  return {
    ...ariaProps(useId(), props),
    ...valueProps(props),
    ...(isCode && untouched),
    autocomplete,
    placeholder,
    maxLength,
    autofocus,
  }
}

/** One line of text. `isCode`: an id, a key or an address, which no browser should correct. */
export function TextField(props: Text) {
  const line = useLine(props)
  return (
    <FieldFrame {...props} id={line.id}>
      <input {...line} type="text" />
    </FieldFrame>
  )
}

export function EmailField(props: Text) {
  const line = useLine(props)
  return (
    <FieldFrame {...props} id={line.id}>
      <input {...line} type="email" />
    </FieldFrame>
  )
}

export function UrlField(props: Text) {
  const line = useLine({ isCode: true, ...props })
  return (
    <FieldFrame {...props} id={line.id}>
      <input {...line} type="url" />
    </FieldFrame>
  )
}

export function DateField(props: Text & { min?: string; max?: string }) {
  const line = useLine(props)
  return (
    <FieldFrame {...props} id={line.id}>
      <input {...line} type="date" min={props.min} max={props.max} />
    </FieldFrame>
  )
}

export function SelectField(
  props: Labelled & InputValue & { options: [value: string, label: string][] },
) {
  const { name, value, optional, disabled, options, onInput, onBlur } = props
  const id = useId()
  return (
    <FieldFrame {...props} id={id}>
      <select
        {...ariaProps(id, props)}
        name={name}
        required={!optional}
        disabled={disabled}
        onBlur={onBlur}
        onChange={onInput && (({ currentTarget }) => onInput(currentTarget.value))}
      >
        {options.map(([each, words]) => (
          <option key={each} value={each} selected={each === (value ?? '')}>
            {words}
          </option>
        ))}
      </select>
    </FieldFrame>
  )
}

/** A password field that can show its text, so that it need not be typed twice. */
export function PasswordField(
  props: Labelled & InputValue & { autocomplete: 'new-password' | 'current-password' },
) {
  const { autocomplete } = props
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
    <FieldFrame {...props} id={id} after={show}>
      <input
        {...ariaProps(id, props)}
        {...valueProps(props)}
        ref={field}
        type="password"
        autocomplete={autocomplete}
        minLength={autocomplete === 'new-password' ? 10 : undefined}
        maxLength={128}
      />
    </FieldFrame>
  )
}
