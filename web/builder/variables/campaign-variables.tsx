import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { useDraft } from '../document/draft.ts'
import fields from '../fields/fields.module.css'
import { TYPE_NAMES } from '../fields/variable-options.ts'
import panel from '../panel/panel.module.css'
import { setCampaignVariable } from '../server/calls.ts'
import { type CampaignVariable, catalog } from '../server/catalog.ts'
import { DefaultValue } from './default-value.tsx'
import { HOLDS, NewCampaignVariable } from './new-campaign-variable.tsx'
import { useCampaignChange } from './use-campaign-change.ts'
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
      {mayWrite && <NewCampaignVariable />}
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

function Value({ variable, isReadOnly }: { variable: CampaignVariable; isReadOnly: boolean }) {
  const value = useSignal<unknown>(variable.value)
  const { fault, isBusy, attempt } = useCampaignChange()
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
