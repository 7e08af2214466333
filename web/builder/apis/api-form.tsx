import { useSignal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { useDraft } from '../document/draft.ts'
import { nameAmongOthers } from '../document/step-name.ts'
import { Auth } from '../fields/auth.tsx'
import { EditedConfigContext } from '../fields/edited-config.ts'
import fields from '../fields/fields.module.css'
import { Mappings } from '../fields/mappings.tsx'
import { Request } from '../fields/request.tsx'
import { Section } from '../fields/section.tsx'
import { Text } from '../fields/text.tsx'
import panel from '../panel/panel.module.css'
import { editedApi, stepsCalling } from './edited-api.ts'
import { TestSection } from './test-section.tsx'

/** One call of the API Manager. */
export function ApiForm({ id, onDeleted }: { id: string; onDeleted(): void }) {
  const draft = useDraft()
  const isReadOnly = draft.readOnly.value
  const edited = useMemo(() => editedApi(draft, id), [draft, id, isReadOnly])
  return (
    <EditedConfigContext.Provider value={edited}>
      <div class={panel.form}>
        <Text path="name" label="Name" variables={false} placeholder="Availability" />
        <Request path="request" />
        <Auth path="auth" />
        <Section title="Response mapping">
          <Mappings path="mappings" />
        </Section>
        <TestSection />
        <UsedBy id={id} />
        {!isReadOnly && <DeleteCall id={id} onDeleted={onDeleted} />}
      </div>
    </EditedConfigContext.Provider>
  )
}

function UsedBy({ id }: { id: string }) {
  const draft = useDraft()
  const steps = stepsCalling(draft, id)
  if (!steps.length) return null
  return (
    <Section title="Used by">
      <ul>
        {steps.map((node) => (
          <li key={node.id}>
            <button type="button" class={panel.leads} onClick={() => draft.goTo(node.id, 'apiId')}>
              {nameAmongOthers(node.step.value)}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function DeleteCall({ id, onDeleted }: { id: string; onDeleted(): void }) {
  const draft = useDraft()
  const isSure = useSignal(false)
  const uses = stepsCalling(draft, id).length
  function remove() {
    draft.change('Delete API call', (doc) => {
      doc.apis = doc.apis.filter((api) => api.id !== id)
    })
    onDeleted()
  }
  return (
    <div class={fields.field}>
      {isSure.value && (
        <p class={`${fields.problem} ${fields.warning}`} role="alert">
          {uses === 1 ? '1 step makes' : `${uses} steps make`} this call, listed above. Without it
          they cannot go live.
        </p>
      )}
      <div class={fields.chips}>
        <button
          type="button"
          class={panel.delete}
          onClick={() => {
            if (uses && !isSure.value) isSure.value = true
            else remove()
          }}
        >
          {isSure.value ? 'Delete it all the same' : 'Delete call'}
        </button>
        {isSure.value && (
          <button
            type="button"
            class={fields.small}
            onClick={() => {
              isSure.value = false
            }}
          >
            Keep it
          </button>
        )}
      </div>
    </div>
  )
}
