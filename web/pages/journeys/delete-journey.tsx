import { useState } from 'preact/hooks'
import { type Channel, failureOf } from '../../api/api.ts'
import { type JourneySummary, journeysApi } from '../../api/journeys-api.ts'
import { ConfirmDialog } from '../../design/confirm.tsx'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { describeFailure } from '../error-panel.tsx'

/** Asks before a journey goes for good; what still refers to it is said instead. */
export function DeleteJourney(props: {
  journey: JourneySummary
  channels: Channel[]
  onDeleted(): void
  onClose(): void
}) {
  const { journey, channels, onDeleted, onClose } = props
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function remove() {
    setBusy(true)
    setFault(undefined)
    try {
      await journeysApi.delete(journey.id)
      onDeleted()
    } catch (thrown) {
      setFault(describeFailure(failureOf(thrown)))
      setBusy(false)
    }
  }

  if (channels.length || journey.state === 'live') {
    return <NotYet journey={journey} channels={channels} onClose={onClose} />
  }
  return (
    <ConfirmDialog
      title={`Delete “${journey.name}”?`}
      confirm="Delete"
      cancel="Keep it"
      isDanger
      isBusy={isBusy}
      fault={fault}
      onConfirm={remove}
      onClose={onClose}
    >
      <p>Its drawing and its versions are gone for good. Its conversations are kept.</p>
      <p>To keep a copy of your own, export it before.</p>
    </ConfirmDialog>
  )
}

/** Why it cannot be deleted, and where to change that. */
function NotYet(props: { journey: JourneySummary; channels: Channel[]; onClose(): void }) {
  const { journey, channels, onClose } = props
  return (
    <Dialog title={`“${journey.name}” cannot be deleted yet`} onClose={onClose}>
      <div class={dialog.words}>
        {channels.length > 0 && (
          <p>
            It is assigned to {channels.map(({ name }) => name).join(', ')}. Take it off there
            first, in <a href="/crm/settings/connections">Connections</a>.
          </p>
        )}
        {journey.state === 'live' && <p>It is Live. Undeploy it first.</p>}
      </div>
      <div class={dialog.foot}>
        <button type="button" class={controls.button} onClick={onClose}>
          Close
        </button>
      </div>
    </Dialog>
  )
}
