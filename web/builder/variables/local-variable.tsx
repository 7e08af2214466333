import { useSignal } from '@preact/signals'
import { useId } from 'preact/hooks'
import type { Variable } from '#journey/journey.ts'
import { type Draft, useDraft } from '../document/draft.ts'
import { nameAmongOthers } from '../document/step-name.ts'
import fields from '../fields/fields.module.css'
import { nameFault } from '../fields/new-variable.tsx'
import { TypeField } from '../fields/type-select.tsx'
import panel from '../panel/panel.module.css'
import { DefaultValue } from './default-value.tsx'
import { renamedApis, renamedSteps } from './rename.ts'
import type { Use } from './uses.ts'
import styles from './variables.module.css'

/** One local variable: its name, type and default, and every place that names it. */
export function LocalVariable({ variable, uses }: { variable: Variable; uses: readonly Use[] }) {
  const draft = useDraft()
  const isLocked = draft.readOnly.value !== false
  const change = (part: Partial<Variable>, gesture?: string) =>
    draft.change(
      `Edit variable ${variable.name}`,
      (doc) => {
        doc.variables = doc.variables.map((each) =>
          each.name === variable.name ? { ...each, ...part } : each,
        )
      },
      gesture,
    )
  return (
    <div class={styles.inside}>
      <Name variable={variable} />
      <TypeField value={variable.type} disabled={isLocked} onChange={(type) => change({ type })} />
      <DefaultValue
        variable={variable}
        isReadOnly={isLocked}
        onChange={(value) => change({ default: value }, `variables.${variable.name}`)}
      />
      <Uses uses={uses} />
      {!isLocked && <DeleteVariable name={variable.name} uses={uses.length} />}
    </div>
  )
}

/** Renames the variable and everything that names it, as one change. */
function rename(draft: Draft, before: string, after: string) {
  const scoped = [`var_local.${before}`, `var_local.${after}`] as const
  const steps = [...draft.steps.peek().values()].map(({ step }) => step.peek())
  draft.change(`Rename ${before} to ${after}`, (doc) => {
    doc.variables = doc.variables.map((each) =>
      each.name === before ? { ...each, name: after } : each,
    )
    doc.apis = renamedApis(doc.apis, ...scoped)
    for (const step of renamedSteps(steps, ...scoped)) doc.setStep(step)
  })
}

function Name({ variable: { name } }: { variable: Variable }) {
  const draft = useDraft()
  const fault = useSignal<string | undefined>(undefined)
  const id = useId()

  function leave(input: HTMLInputElement) {
    const after = input.value.trim()
    if (after === name) {
      fault.value = undefined
      return
    }
    fault.value = nameFault(after, draft.variables.peek())
    if (!fault.value) rename(draft, name, after)
  }
  return (
    <div class={fields.field}>
      <label class={fields.label} for={id}>
        Name
      </label>
      <input
        id={id}
        class={fields.input}
        value={name}
        readOnly={draft.readOnly.value !== false}
        spellcheck={false}
        autocomplete="off"
        aria-describedby={`${id}-about`}
        aria-invalid={fault.value ? true : undefined}
        onBlur={({ currentTarget }) => leave(currentTarget)}
        onKeyDown={({ key, currentTarget }) => key === 'Enter' && leave(currentTarget)}
      />
      <p
        id={`${id}-about`}
        class={fault.value ? `${fields.problem} ${fields.error}` : fields.hint}
        role={fault.value ? 'alert' : undefined}
      >
        {fault.value ?? 'A new name goes into every text, condition and mapping.'}
      </p>
    </div>
  )
}

function Uses({ uses }: { uses: readonly Use[] }) {
  const draft = useDraft()
  if (!uses.length) return null
  return (
    <div class={fields.field}>
      <span class={fields.label}>Used in</span>
      <ul class={styles.uses}>
        {uses.map(({ stepId, apiId, field, words }) => {
          const step = stepId === undefined ? undefined : draft.steps.value.get(stepId)
          const call = draft.apis.value.find(({ id }) => id === apiId)
          return (
            <li key={`${stepId}${apiId}${field}`}>
              {step ? (
                <button
                  type="button"
                  class={panel.leads}
                  onClick={() => draft.goTo(step.id, field)}
                >
                  {nameAmongOthers(step.step.value)}: {words}
                </button>
              ) : (
                <span class={fields.hint}>
                  API Manager, {call?.name}: {words}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function DeleteVariable({ name, uses }: { name: string; uses: number }) {
  const draft = useDraft()
  const isSure = useSignal(false)
  const remove = () =>
    draft.change(`Delete variable ${name}`, (doc) => {
      doc.variables = doc.variables.filter((each) => each.name !== name)
    })
  if (!isSure.value) {
    return (
      <button
        type="button"
        class={panel.delete}
        onClick={() => {
          if (uses) isSure.value = true
          else remove()
        }}
      >
        Delete variable
      </button>
    )
  }
  return (
    <div class={fields.field} role="alert">
      <p class={`${fields.problem} ${fields.warning}`}>
        It is still used in {uses === 1 ? '1 place' : `${uses} places`}, listed above. Without it
        they are problems, and guests would read its name.
      </p>
      <div class={fields.chips}>
        <button type="button" class={panel.delete} onClick={remove}>
          Delete it all the same
        </button>
        <button
          type="button"
          class={fields.small}
          onClick={() => {
            isSure.value = false
          }}
        >
          Keep it
        </button>
      </div>
    </div>
  )
}
