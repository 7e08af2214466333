import { useSignal } from '@preact/signals'
import { useEffect, useId, useRef } from 'preact/hooks'
import { VARIABLE_TYPES, type VariableType } from '#journey/journey.ts'
import { useDraft } from '../document/draft.ts'
import styles from './fields.module.css'
import { TYPE_NAMES } from './variable-options.ts'

/** What is wrong with a name for a new local variable; undefined when it can be had. */
export function nameFault(name: string, taken: readonly { name: string }[]): string | undefined {
  if (name === '') return 'Give it a name.'
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name)) {
    return 'Use letters, digits and _ only, 64 at most, and no digit first.'
  }
  return taken.some((variable) => variable.name === name)
    ? 'Variable name already exists in journey'
    : undefined
}

/** Makes a local variable: its name and type. */
export function NewVariable(props: {
  type: VariableType
  onMade(name: string): void
  onCancel?(): void
}) {
  const draft = useDraft()
  const name = useSignal('')
  const type = useSignal<VariableType>(props.type)
  const fault = useSignal<string | undefined>(undefined)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  useEffect(() => input.current?.focus(), [])

  function make() {
    const bare = name.value.trim().replace(/^var_local\./, '')
    fault.value = nameFault(bare, draft.variables.value)
    if (fault.value) return input.current?.focus()
    draft.change(`Add variable ${bare}`, (doc) => {
      doc.variables = [...doc.variables, { name: bare, type: type.value }]
    })
    name.value = ''
    props.onMade(bare)
  }

  return (
    <div class={styles.field}>
      <div class={styles.pair}>
        <input
          ref={input}
          class={styles.input}
          id={id}
          aria-label="Name of the new variable"
          aria-describedby={`${id}-fault`}
          aria-invalid={fault.value ? true : undefined}
          placeholder="party_size"
          autocomplete="off"
          spellcheck={false}
          value={name.value}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value.replace(/\s/g, '_')
            fault.value = undefined
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') make()
            if (event.key !== 'Escape' || !props.onCancel) return
            event.stopPropagation()
            props.onCancel()
          }}
        />
        <select
          class={`${styles.input} ${styles.narrow}`}
          aria-label="Its type"
          value={type.value}
          onChange={({ currentTarget }) => {
            type.value = VARIABLE_TYPES.find((each) => each === currentTarget.value) ?? 'string'
          }}
        >
          {VARIABLE_TYPES.map((each) => (
            <option key={each} value={each}>
              {TYPE_NAMES[each]}
            </option>
          ))}
        </select>
      </div>
      <p id={`${id}-fault`} class={`${styles.problem} ${styles.error}`} role="alert">
        {fault.value}
      </p>
      <div class={styles.chips}>
        <button type="button" class={styles.add} onClick={make}>
          Add variable
        </button>
        {props.onCancel && (
          <button type="button" class={styles.small} onClick={props.onCancel}>
            Cancel
          </button>
        )}
      </div>
    </div>
  )
}
