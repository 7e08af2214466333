import { useSignal } from '@preact/signals'
import { SYSTEM_VARIABLES } from '#journey/variables/system.ts'
import { Icon } from '../../design/icon.tsx'
import { Tabs } from '../../design/tabs.tsx'
import { useDraft } from '../document/draft.ts'
import fields from '../fields/fields.module.css'
import { ABOUT_SYSTEM } from '../fields/variable-options.ts'
import { Bar, Locked } from '../panel/bar.tsx'
import panel from '../panel/panel.module.css'
import { showCatalogFor } from '../server/catalog.ts'
import { CampaignVariables } from './campaign-variables.tsx'
import { LocalVariables } from './local-variables.tsx'
import styles from './variables.module.css'

const SCOPES = [
  { id: 'local', label: 'Local' },
  { id: 'campaign', label: 'Campaign' },
  { id: 'system', label: 'System' },
]

/** The Variables panel: what the journey, the organisation and the system keep, and where it is used. */
export default function VariablesPanel({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  showCatalogFor(draft.journeyId)
  const scope = useSignal('local')
  const isLocked = draft.readOnly.value
  return (
    <section class={panel.panel} aria-label="Variables">
      <Bar sign={<Icon name="variable" />} title="Variables" about="Variables" onClose={onClose} />
      <div class={panel.scroll}>
        {isLocked && <Locked why={isLocked} />}
        <Tabs
          label="Scope"
          tabs={SCOPES}
          selected={scope.value}
          onSelect={(id) => {
            scope.value = id
          }}
        >
          {scope.value === 'local' && <LocalVariables />}
          {scope.value === 'campaign' && <CampaignVariables />}
          {scope.value === 'system' && <SystemVariables />}
        </Tabs>
      </div>
    </section>
  )
}

const SystemVariables = () => (
  <div class={panel.form}>
    <p class={fields.hint}>Filled in by themselves, and read-only.</p>
    <ul class={styles.list}>
      {SYSTEM_VARIABLES.map((name) => (
        <li key={name} class={styles.plain}>
          <span class={styles.placeholder}>{`{{var_system.${name}}}`}</span>
          <p>{ABOUT_SYSTEM[name]}</p>
        </li>
      ))}
    </ul>
  </div>
)
