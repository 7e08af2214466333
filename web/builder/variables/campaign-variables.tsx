import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { VARIABLE_TYPES, type VariableType } from '#journey/journey.ts'
import { failureOf } from '../../api/api.ts'
import { describeFailure } from '../../pages/error-panel.tsx'
import { useDraft } from '../document/draft.ts'
import fields from '../fields/fields.module.css'
import { TYPE_NAMES } from '../fields/variable-options.ts'
import panel from '../panel/panel.module.css'
import { addCampaignVariable, setCampaignVariable } from '../server/calls.ts'
import { type CampaignVariable, catalog, catalogChanges } from '../server/catalog.ts'
import { DefaultValue } from './default-value.tsx'
import styles from './variables.module.css'

/** The organisation's variables, which every journey and campaign shares. */
export function CampaignVariables() {
  const list = catalog.campaignVariables
  const mayWrite = useDraft().readOnly.value !== 'role'
  useEffect(list.need, [])
  const variables = list.items.value
  return (
    <div class={panel.form}>
      <p class={fields.hint}>
        Shared by all journeys of the organisation. A change holds everywhere at once.
      </p>
      {mayWrite && <Add />}
      {list.failure.value && (
        <p class={`${fields.problem} ${fields.warning}`} role="alert">
          They could not be loaded.{' '}
          <button type="button" class={fields.small} onClick={() => list.reload()}>
            Try again
          </button>
        </p>
      )}
      <ul class={styles.list}>
        {variables?.map((variable) => (
          <li key={variable.id}>
            <details class={styles.variable}>
              <summary>
                <span class={styles.name}>{variable.name}</span>
                <span class={styles.type}>{TYPE_NAMES[variable.type]}</span>
                <span class={styles.about}>{HOLDS[variable.holds]}</span>
              </summary>
              <div class={styles.inside}>
                <span class={styles.placeholder}>{`{{var_campaign.${variable.name}}}`}</span>
                <Value variable={variable} isReadOnly={!mayWrite} />
              </div>
            </details>
          </li>
        ))}
      </ul>
      {variables?.length === 0 && <p class={fields.hint}>There is none yet.</p>}
    </div>
  )
}

const HOLDS = {
  organisation: 'One value for everybody',
  contact: 'A value per contact',
} as const satisfies Record<CampaignVariable['holds'], string>

/** What became of a call, for the line under a form. */
function useDoing() {
  const fault = useSignal<string | undefined>(undefined)
  const isBusy = useSignal(false)
  async function attempt(work: () => Promise<unknown>): Promise<boolean> {
    fault.value = undefined
    isBusy.value = true
    try {
      await work()
      catalogChanges.value++
      await catalog.campaignVariables.reload()
      return true
    } catch (thrown) {
      fault.value = describeFailure(failureOf(thrown))
      return false
    } finally {
      isBusy.value = false
    }
  }
  return { fault, isBusy, attempt }
}

function Value({ variable, isReadOnly }: { variable: CampaignVariable; isReadOnly: boolean }) {
  const value = useSignal<unknown>(variable.value)
  const { fault, isBusy, attempt } = useDoing()
  const isChanged = JSON.stringify(value.value ?? null) !== JSON.stringify(variable.value ?? null)
  return (
    <>
      <DefaultValue
        variable={{ type: variable.type, default: value.value }}
        label={variable.holds === 'contact' ? 'Value where the contact has none' : 'Value'}
        isReadOnly={isReadOnly}
        onChange={(next) => {
          value.value = next
        }}
      />
      <p class={`${fields.problem} ${fields.error}`} role="alert">
        {fault.value}
      </p>
      {isChanged && (
        <button
          type="button"
          class={fields.add}
          disabled={isBusy.value}
          onClick={() => attempt(() => setCampaignVariable(variable.id, value.value ?? null))}
        >
          Save the value
        </button>
      )}
    </>
  )
}

function Add() {
  const isOpen = useSignal(false)
  const name = useSignal('')
  const type = useSignal<VariableType>('string')
  const holds = useSignal<CampaignVariable['holds']>('organisation')
  const { fault, isBusy, attempt } = useDoing()

  async function add() {
    const made = { name: name.value.trim(), type: type.value, holds: holds.value }
    if (!(await attempt(() => addCampaignVariable(made)))) return
    name.value = ''
    isOpen.value = false
  }
  if (!isOpen.value) {
    return (
      <button
        type="button"
        class={fields.add}
        onClick={() => {
          isOpen.value = true
        }}
      >
        New campaign variable
      </button>
    )
  }
  return (
    <form
      class={fields.group}
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <label class={fields.field}>
        <span class={fields.label}>Name</span>
        <input
          class={fields.input}
          required
          pattern="[A-Za-z_][A-Za-z0-9_]*"
          maxLength={64}
          title="Letters, digits and _, and no digit first"
          autocomplete="off"
          spellcheck={false}
          value={name.value}
          onInput={({ currentTarget }) => {
            name.value = currentTarget.value.replace(/\s/g, '_')
          }}
        />
      </label>
      <div class={fields.pair}>
        <label class={fields.field}>
          <span class={fields.label}>Type</span>
          <select
            class={fields.input}
            value={type.value}
            onChange={({ currentTarget: { value } }) => {
              type.value = VARIABLE_TYPES.find((each) => each === value) ?? 'string'
            }}
          >
            {VARIABLE_TYPES.map((each) => (
              <option key={each} value={each}>
                {TYPE_NAMES[each]}
              </option>
            ))}
          </select>
        </label>
        <label class={fields.field}>
          <span class={fields.label}>Holds</span>
          <select
            class={fields.input}
            value={holds.value}
            onChange={({ currentTarget: { value } }) => {
              holds.value = value === 'contact' ? 'contact' : 'organisation'
            }}
          >
            <option value="organisation">{HOLDS.organisation}</option>
            <option value="contact">{HOLDS.contact}</option>
          </select>
        </label>
      </div>
      <p class={`${fields.problem} ${fields.error}`} role="alert">
        {fault.value}
      </p>
      <div class={fields.chips}>
        <button type="submit" class={fields.add} disabled={isBusy.value}>
          Add
        </button>
        <button
          type="button"
          class={fields.small}
          onClick={() => {
            isOpen.value = false
          }}
        >
          Cancel
        </button>
      </div>
    </form>
  )
}
