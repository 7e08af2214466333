import { useState } from 'preact/hooks'
import { failureOf } from '../../api/api.ts'
import { journeysApi } from '../../api/journeys-api.ts'
import { ConfirmDialog } from '../../design/confirm.tsx'
import { describeFailure } from '../../pages/error-panel.tsx'
import { useDraft } from '../document/draft.ts'

/** Asks before the next draft is discarded for the live version. */
export function DropNextDraft({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const [fault, setFault] = useState<string>()
  const [isBusy, setBusy] = useState(false)

  async function drop() {
    setBusy(true)
    setFault(undefined)
    try {
      await journeysApi.dropNextDraft(draft.journeyId)
      await draft.reload()
      onClose()
    } catch (thrown) {
      setFault(describeFailure(failureOf(thrown)))
      setBusy(false)
    }
  }
  return (
    <ConfirmDialog
      title="Discard the next draft?"
      confirm="Discard"
      cancel="Keep it"
      isDanger
      isBusy={isBusy}
      fault={fault}
      onConfirm={drop}
      onClose={onClose}
    >
      <p>
        What you changed since version {draft.version.value} is gone for good. The live version goes
        on as it is.
      </p>
    </ConfirmDialog>
  )
}
