import { useState } from 'preact/hooks'
import { failureOf } from '../../api/api.ts'
import { journeysApi } from '../../api/journeys-api.ts'
import { ConfirmDialog } from '../../design/confirm.tsx'
import { toast } from '../../design/toast.tsx'
import { describeFailure } from '../../pages/error-panel.tsx'
import { useDraft } from '../document/draft.ts'

/** Asks before an old version takes the draft's place. Of a live journey it becomes the next draft. */
export function RestoreVersion({ version, onClose }: { version: number; onClose(): void }) {
  const draft = useDraft()
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const isLive = draft.readOnly.value === 'live'

  async function restore() {
    setBusy(true)
    setFault(undefined)
    try {
      // Stored first, so that undoing brings back what was on screen.
      await draft.save()
      if (isLive) await journeysApi.nextDraft(draft.journeyId)
      await journeysApi.restore(draft.journeyId, version)
      await draft.reload()
      toast(`The draft is version ${version} again.`)
      onClose()
    } catch (thrown) {
      setFault(describeFailure(failureOf(thrown)))
      setBusy(false)
    }
  }
  return (
    <ConfirmDialog
      title={`Restore version ${version}?`}
      confirm="Restore"
      cancel="Keep the draft"
      isBusy={isBusy}
      fault={fault}
      onConfirm={restore}
      onClose={onClose}
    >
      {isLive ? (
        <p>
          It opens as a next draft. The live version goes on as it is until you deploy the draft.
        </p>
      ) : (
        <p>
          It takes the place of the draft you see. Undo brings that back while this page is open.
        </p>
      )}
    </ConfirmDialog>
  )
}
