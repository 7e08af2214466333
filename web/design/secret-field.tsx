import { useEffect, useId, useRef, useState } from 'preact/hooks'
import controls from './controls.module.css'
import { CopyButton } from './copy-button.tsx'
import { Icon } from './icon.tsx'
import { ariaProps, FieldFrame, type InputValue, type Labelled, valueProps } from './labelling.tsx'
import styles from './secret-field.module.css'

const LENGTH = 32
/** Letters and digits that nobody takes for one another. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** A secret that nobody can guess, easy to paste anywhere. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(LENGTH))
  return [...bytes].map((byte) => LETTERS[byte % LETTERS.length]).join('')
}

/**
 * A credential: goes in and never comes out again. `isSet`: there is one already, and an empty field
 * keeps it. `canMake`: one of our own choosing, which the other side has to be told.
 */
export function SecretField(
  props: Labelled &
    InputValue & { isSet?: boolean; canMake?: boolean; onInput(value: string): void },
) {
  const { label, value = '', isSet, canMake, disabled, onInput } = props
  const [isVisible, setVisible] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => {
    if (field.current) field.current.type = isVisible ? 'text' : 'password'
  }, [isVisible])
  return (
    <FieldFrame {...props} id={id}>
      <span class={styles.row}>
        <input
          {...ariaProps(id, props)}
          {...valueProps({ ...props, optional: props.optional || isSet })}
          ref={field}
          type="password"
          autocomplete="off"
          data-1p-ignore
          data-lpignore="true"
          spellcheck={false}
          placeholder={isSet ? 'Set. Leave empty to keep it.' : undefined}
        />
        {value && (
          <button
            type="button"
            class={controls.icon}
            aria-pressed={isVisible}
            aria-label={`Show ${label}`}
            onClick={() => setVisible(!isVisible)}
          >
            <Icon name="eye" />
          </button>
        )}
        {canMake && !value && !disabled && (
          <button
            type="button"
            class={controls.button}
            onClick={() => {
              setVisible(true)
              onInput(newSecret())
            }}
          >
            Make one
          </button>
        )}
        {canMake && value && <CopyButton text={value} what={label} />}
      </span>
    </FieldFrame>
  )
}
