import type { ComponentChildren } from 'preact'
import type { Problem } from '#journey/problem.ts'
import { useEditedConfig } from './edited-config.ts'
import styles from './fields.module.css'
import type { Field } from './use-field.ts'

export type Labelled = {
  label: string
  hint?: ComponentChildren
  /** Where the schema cannot say it. */
  isOptional?: boolean
}

type FrameProps = Labelled & {
  field: Field
  children: ComponentChildren
  /** How many characters are written, where there is a limit to them. */
  counted?: { length: number; most: number }
  /** Several controls under one label: then they are a group, and the label is its name. */
  group?: boolean
  hideLabel?: boolean
}

/** A label, its control, how much of the limit is used, and what is wrong with it. */
export function Frame(props: FrameProps) {
  const { field, hint, children, counted, group, hideLabel } = props
  const inside = (
    <>
      <div class={hideLabel && !counted ? styles.hidden : styles.head}>
        <span class={hideLabel ? styles.hidden : undefined}>
          <Label {...props} />
        </span>
        {counted && <Counter {...counted} id={`${field.id}-counter`} />}
      </div>
      {children}
      {hint && (
        <p class={styles.hint} id={`${field.id}-hint`}>
          {hint}
        </p>
      )}
      {counted && <TooLong {...counted} field={field} />}
      <FieldProblems field={field} />
    </>
  )
  if (!group) {
    return (
      <div class={styles.field} data-field={field.path}>
        {inside}
      </div>
    )
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid everywhere
    <div
      class={styles.field}
      data-field={field.path}
      role="group"
      aria-labelledby={`${field.id}-label`}
    >
      {inside}
    </div>
  )
}

/** Several controls are a group, which no `label` can name. */
function Label({ field, label, group, isOptional = field.isOptional }: FrameProps) {
  const words = (
    <>
      {label}
      {isOptional && <span class={styles.optional}> (optional)</span>}
    </>
  )
  return group ? (
    <span class={styles.label} id={`${field.id}-label`}>
      {words}
    </span>
  ) : (
    <label class={styles.label} for={field.id}>
      {words}
    </label>
  )
}

/** In the unit the server counts: UTF-16 units, as a text's length is in every browser. */
function Counter({ length, most, id }: { length: number; most: number; id: string }) {
  const isOver = length > most
  return (
    <span class={`${styles.counter} ${isOver ? styles.over : ''}`} id={id}>
      {length.toLocaleString('en-US')} / {most.toLocaleString('en-US')}
      <span class={styles.hidden}> characters</span>
    </span>
  )
}

/** At once, while the checks wait for a pause in the typing. */
function TooLong({ length, most, field }: { length: number; most: number; field: Field }) {
  const over = length - most
  if (over <= 0 || field.problems.value.length) return null
  return (
    <p class={`${styles.problem} ${styles.error}`}>
      {over.toLocaleString('en-US')} {over === 1 ? 'character' : 'characters'} over the limit.
    </p>
  )
}

function FieldProblems({ field }: { field: Field }) {
  const found = field.problems.value
  return (
    <div id={`${field.id}-problems`} hidden={!found.length}>
      {found.map((problem) => (
        <ProblemLine key={`${problem.code}${problem.field}`} problem={problem} />
      ))}
    </div>
  )
}

export function ProblemLine({ problem }: { problem: Problem }) {
  const { label } = useEditedConfig()
  const { severity, message, remedy } = problem
  return (
    <p class={`${styles.problem} ${styles[severity]}`}>
      <span dir="auto">{withoutLabel(message, label())}.</span>{' '}
      <span class={styles.remedy}>{remedy}</span>
    </p>
  )
}

/** Removes the step's name from a message that is shown at the step itself. */
export function withoutLabel(message: string, label: string): string {
  const start = `${label}: `
  const words = message.startsWith(start) ? message.slice(start.length) : message
  return words.charAt(0).toUpperCase() + words.slice(1).replace(/\.$/, '')
}

/** What a screen reader says of a control besides its label. */
export const ariaProps = (
  field: Field,
  { hint, counter }: { hint?: unknown; counter?: unknown },
) => ({
  id: field.id,
  name: field.path,
  'aria-describedby': [
    counter && `${field.id}-counter`,
    hint && `${field.id}-hint`,
    `${field.id}-problems`,
  ]
    .filter(Boolean)
    .join(' '),
  'aria-invalid': field.problems.value.some(({ severity }) => severity === 'error') || undefined,
})
