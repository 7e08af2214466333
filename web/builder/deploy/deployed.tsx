import type { AssignedChannel } from '../../api/journeys-api.ts'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { Channels } from './deploy-effect.tsx'

/** It is live; where guests meet it, or where to say so. */
export function Deployed(props: { version: number; channels: AssignedChannel[]; onClose(): void }) {
  const { version, channels, onClose } = props
  return (
    <Dialog title={`Live, as version ${version}`} onClose={onClose}>
      <div class={dialog.words}>
        {channels.length ? (
          <>
            <p>Messages on these channels start it:</p>
            <Channels channels={channels} />
          </>
        ) : (
          <p>
            No guest meets it yet: assign it to a channel in Connections. Each channel holds one
            live journey at a time.
          </p>
        )}
      </div>
      <div class={dialog.foot}>
        <a
          class={channels.length ? controls.button : controls.primary}
          href="/crm/settings/connections"
        >
          Open Connections
        </a>
        <button
          type="button"
          class={channels.length ? controls.primary : controls.button}
          onClick={onClose}
        >
          Done
        </button>
      </div>
    </Dialog>
  )
}
