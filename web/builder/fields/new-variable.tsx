import { type Signal, useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import type { VariableType } from '#journey/journey.ts'
import { useDraft } from '../document/draft.ts'
import styles from './fields.module.css'
import { TypeSelect } from './type-select.tsx'

/** Why a new local variable cannot have this name; undefined when it can. */
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
        <NameInput
          input={input}
          id={id}
          name={name}
          fault={fault}
          onEnter={make}
          onEscape={props.onCancel}
        />
        <TypeSelect
          label="Its type"
          value={type.value}
          onChange={(chosen) => {
            type.value = chosen
          }}
        />
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

function NameInput(props: {
  input: RefObject<HTMLInputElement | null>
  id: string
  name: Signal<string>
  fault: Signal<string | undefined>
  onEnter(): void
  onEscape?(): void
}) {
  const { input, id, name, fault, onEnter, onEscape } = props
  return (
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
        if (event.key === 'Enter') onEnter()
        if (event.key !== 'Escape' || !onEscape) return
        event.stopPropagation()
        onEscape()
      }}
    />
  )
}
