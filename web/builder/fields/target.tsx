import { useSignal } from '@preact/signals'
import type { VariableType } from '#journey/journey.ts'
import { useDraft } from '../document/draft.ts'
import { lazyComponent } from '../loading/lazy-component.tsx'
import { catalog } from '../server/catalog.ts'
import styles from './fields.module.css'
import { Frame, type Labelled } from './frame.tsx'
import { SelectBox, type SelectOption } from './select.tsx'
import { useField } from './use-field.ts'
import { TYPE_NAMES } from './variable-options.ts'

const NEW = '+'

const NewVariable = lazyComponent(async () => (await import('./new-variable.tsx')).NewVariable)

/** Where a step keeps what it gets: a local or campaign variable, or one made on the spot. */
export function Target(
  props: Labelled & {
    path: string
    /** What is kept there, so that a new variable has the right type at once. */
    type?: VariableType
    hideLabel?: boolean
    none?: string
  },
) {
  const { path, label, hint, type = 'string', hideLabel, none = 'Nowhere' } = props
  const field = useField(path)
  const isMaking = useSignal(false)
  const options = useWritable()
  return (
    <Frame field={field} label={label} hint={hint} hideLabel={hideLabel}>
      <SelectBox
        field={field}
        none={none}
        hint={hint}
        options={[...options, { value: NEW, label: 'New variable…' }]}
        onPick={(picked) => {
          isMaking.value = picked === NEW
          if (picked !== NEW) field.set(picked === '' && field.isOptional ? undefined : picked)
        }}
      />
      {isMaking.value && (
        <div class={styles.group}>
          <NewVariable
            type={type}
            onMade={(name) => {
              isMaking.value = false
              field.set(`var_local.${name}`)
            }}
            onCancel={() => {
              isMaking.value = false
            }}
          />
        </div>
      )}
    </Frame>
  )
}

/** The variables a step may write. */
function useWritable(): SelectOption[] {
  const draft = useDraft()
  const campaign = catalog.campaignVariables.items.value ?? []
  return [
    ...draft.variables.value.map(({ name, type }) => ({
      value: `var_local.${name}`,
      label: `${name} (${TYPE_NAMES[type]})`,
      group: 'Local, for one run',
    })),
    ...campaign.map(({ name, type }) => ({
      value: `var_campaign.${name}`,
      label: `${name} (${TYPE_NAMES[type]})`,
      group: 'Campaign, shared by all journeys',
    })),
  ]
}
