import { useSignal } from '@preact/signals'
import { listIn } from './config-path.ts'
import styles from './fields.module.css'
import { ariaProps, Frame } from './frame.tsx'
import { useField } from './use-field.ts'

/** Words that a guest may type for one thing, written with commas between them. */
export function Synonyms(props: {
  path: string
  label: string
  hint?: string
  placeholder?: string
}) {
  const { path, label, hint, placeholder = 'yes please, sure, ok' } = props
  const field = useField(path)
  const words = listIn(field.value.value).filter((word) => typeof word === 'string')
  // What is being typed: a comma at its end is not a word yet, and must not vanish.
  const typed = useSignal<string | undefined>(undefined)
  return (
    <Frame field={field} label={label} hint={hint}>
      <input
        {...ariaProps(field, { hint })}
        class={styles.input}
        type="text"
        dir="auto"
        autocomplete="off"
        placeholder={placeholder}
        value={typed.value ?? words.join(', ')}
        readOnly={field.isReadOnly}
        onInput={({ currentTarget: { value } }) => {
          typed.value = value
          const list = wordsIn(value)
          field.set(list.length || !field.isOptional ? list : undefined)
        }}
        onBlur={() => {
          typed.value = undefined
        }}
      />
    </Frame>
  )
}

const wordsIn = (text: string) => [
  ...new Set(
    text
      .split(/[,،;]/)
      .map((word) => word.trim())
      .filter(Boolean),
  ),
]
