import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { Icon } from '../../design/icon.tsx'
import { type Draft, useDraft } from '../document/draft.ts'
import { newOptionId } from '../document/ids.ts'
import fields from '../fields/fields.module.css'
import { Bar, Locked } from '../panel/bar.tsx'
import panel from '../panel/panel.module.css'
import { catalog, showCatalogFor } from '../server/catalog.ts'
import { ApiForm } from './api-form.tsx'
import styles from './apis.module.css'
import { stepsCalling } from './edited-api.ts'

/** The API Manager: calls that are defined once, tried out, and used by any API step. */
export default function ApiManager({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  showCatalogFor(draft.journeyId)
  useEffect(catalog.campaignVariables.need, [])
  const openId = useSignal<string | undefined>(undefined)
  const isLocked = draft.readOnly.value
  const open = draft.apis.value.find(({ id }) => id === openId.value)
  const back = () => {
    openId.value = undefined
  }
  return (
    <section class={panel.panel} aria-label="API Manager">
      <Bar
        sign={<Icon name="plug" />}
        title="API Manager"
        about={open ? open.name || 'Without a name' : 'API Manager'}
        onClose={onClose}
      />
      <div class={panel.scroll}>
        {isLocked && <Locked why={isLocked} />}
        {open ? (
          <>
            <button type="button" class={panel.leads} onClick={back}>
              <Icon name="back" size={16} /> All calls
            </button>
            <ApiForm key={open.id} id={open.id} onDeleted={back} />
          </>
        ) : (
          <Calls
            draft={draft}
            onOpen={(id) => {
              openId.value = id
            }}
          />
        )}
      </div>
    </section>
  )
}

function Calls({ draft, onOpen }: { draft: Draft; onOpen(id: string): void }) {
  const apis = draft.apis.value
  function add() {
    const id = newOptionId('api')
    const request = { method: 'GET', url: '' } as const
    draft.change('Add API call', (doc) => {
      doc.apis = [...doc.apis, { id, name: '', request }]
    })
    onOpen(id)
  }
  return (
    <>
      <p class={fields.hint}>
        A call that several steps make is defined here once: address, headers, body, authentication
        and what is taken out of the answer.
      </p>
      <ul class={styles.list}>
        {apis.map(({ id, name, request }) => (
          <li key={id}>
            <button type="button" class={styles.call} onClick={() => onOpen(id)}>
              <span class={styles.name}>{name || 'Without a name'}</span>
              <span class={styles.address}>
                {request.method ?? 'GET'} {request.url}
              </span>
              <span class={fields.hint}>{usedBy(stepsCalling(draft, id).length)}</span>
            </button>
          </li>
        ))}
      </ul>
      {!apis.length && <p>No call is defined yet.</p>}
      {draft.readOnly.value === false && (
        <button type="button" class={fields.add} onClick={add}>
          <Icon name="plus" size={16} /> Define a call
        </button>
      )}
    </>
  )
}

const usedBy = (steps: number) =>
  steps === 0 ? 'Not used yet' : steps === 1 ? 'Used by 1 step' : `Used by ${steps} steps`
