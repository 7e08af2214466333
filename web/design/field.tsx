import { useId, useRef } from 'preact/hooks'
import controls from './controls.module.css'
import { about, type Filled, filled, type Labelled, Labelling } from './labelling.tsx'

type Text = Labelled &
  Filled & {
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
    ...about(useId(), props),
    ...filled(props),
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
    <Labelling {...props} id={line.id}>
      <input {...line} type="text" />
    </Labelling>
  )
}

export function EmailField(props: Text) {
  const line = useLine(props)
  return (
    <Labelling {...props} id={line.id}>
      <input {...line} type="email" />
    </Labelling>
  )
}

export function UrlField(props: Text) {
  const line = useLine({ isCode: true, ...props })
  return (
    <Labelling {...props} id={line.id}>
      <input {...line} type="url" />
    </Labelling>
  )
}

export function DateField(props: Text & { min?: string; max?: string }) {
  const line = useLine(props)
  return (
    <Labelling {...props} id={line.id}>
      <input {...line} type="date" min={props.min} max={props.max} />
    </Labelling>
  )
}

export function SelectField(
  props: Labelled & Filled & { options: [value: string, label: string][] },
) {
  const { name, value, optional, disabled, options, onInput, onBlur } = props
  const id = useId()
  return (
    <Labelling {...props} id={id}>
      <select
        {...about(id, props)}
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
    </Labelling>
  )
}

/** A password that can be looked at, so that it need not be typed twice. */
export function PasswordField(
  props: Labelled & Filled & { autocomplete: 'new-password' | 'current-password' },
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
    <Labelling {...props} id={id} after={show}>
      <input
        {...about(id, props)}
        {...filled(props)}
        ref={field}
        type="password"
        autocomplete={autocomplete}
        minLength={autocomplete === 'new-password' ? 10 : undefined}
        maxLength={128}
      />
    </Labelling>
  )
}
