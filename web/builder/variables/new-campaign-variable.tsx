import { type Signal, useSignal } from '@preact/signals'
import type { VariableType } from '#journey/journey.ts'
import fields from '../fields/fields.module.css'
import { TypeField } from '../fields/type-select.tsx'
import { addCampaignVariable } from '../server/calls.ts'
import type { CampaignVariable } from '../server/catalog.ts'
import { useCampaignChange } from './use-campaign-change.ts'

type Holds = CampaignVariable['holds']

/** Whom a value is for. */
export const HOLDS = {
  organisation: 'One value for everybody',
  contact: 'A value per contact',
} as const satisfies Record<Holds, string>

/** A button that opens the form of a new campaign variable. */
export function NewCampaignVariable() {
  const isOpen = useSignal(false)
  const name = useSignal('')
  const type = useSignal<VariableType>('string')
  const holds = useSignal<Holds>('organisation')
  const { fault, isBusy, attempt } = useCampaignChange()

  const open = (is: boolean) => {
    isOpen.value = is
  }
  async function add() {
    const made = { name: name.value.trim(), type: type.value, holds: holds.value }
    if (!(await attempt(() => addCampaignVariable(made)))) return
    name.value = ''
    open(false)
  }
  if (!isOpen.value) {
    return (
      <button type="button" class={fields.add} onClick={() => open(true)}>
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
      <NameField name={name} />
      <div class={fields.pair}>
        <TypeField
          value={type.value}
          onChange={(chosen) => {
            type.value = chosen
          }}
        />
        <HoldsField holds={holds} />
      </div>
      <p class={`${fields.problem} ${fields.error}`} role="alert">
        {fault.value}
      </p>
      <div class={fields.chips}>
        <button type="submit" class={fields.add} disabled={isBusy.value}>
          Add
        </button>
        <button type="button" class={fields.small} onClick={() => open(false)}>
          Cancel
        </button>
      </div>
    </form>
  )
}

const NameField = ({ name }: { name: Signal<string> }) => (
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
)

const HoldsField = ({ holds }: { holds: Signal<Holds> }) => (
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
)
