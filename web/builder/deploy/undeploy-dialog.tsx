import { toast } from '../../design/toast.tsx'
import { UndeployDialog } from '../../pages/journeys/undeploy-dialog.tsx'
import { useDraft } from '../document/draft.ts'

/** Back to Draft, from the builder: the same question as in the list. */
export default function UndeployHere({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  return (
    <UndeployDialog
      journey={{
        id: draft.journeyId,
        name: draft.name.value,
        nextDraft: draft.nextDraft.value,
      }}
      onUndeployed={(ending) => {
        draft.state.value = 'draft'
        draft.version.value = undefined
        draft.nextDraft.value = false
        toast(ending ? `Draft now. ${sessions(ending)} ending.` : 'Draft now. You can edit it.')
        onClose()
      }}
      onClose={onClose}
    />
  )
}

const sessions = (count: number) =>
  count === 1 ? '1 session' : `${count.toLocaleString('en')} sessions`
