import { useMemo } from 'preact/hooks'
import { journeysApi } from '../../api/journeys-api.ts'
import { useResource } from '../../api/resource.ts'
import { Dialog } from '../../design/dialog.tsx'
import { SlowNotice } from '../../design/slow-notice.tsx'
import { shortDateTime } from '../../format/time.ts'
import { ErrorPanel } from '../../pages/error-panel.tsx'
import { conflictTitle, useDraft } from '../document/draft.ts'
import { compareJourneys } from './compare.ts'
import { Comparison } from './compared.tsx'
import { ConflictChoices } from './conflict-choices.tsx'

/** Saved elsewhere while it was edited here: who changed what, and which version stays. */
export default function ConflictDialog({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const saving = draft.saving.value
  const theirs = useResource(draft.journeyId, (signal) => journeysApi.read(draft.journeyId, signal))
  const found = useMemo(
    () => theirs.value && compareJourneys(draft, theirs.value.journey),
    [theirs.value],
  )
  if (saving.is !== 'stale') return null
  const { by: who, isOwn } = saving
  const when = ` at ${shortDateTime(saving.at)}`
  return (
    <Dialog title={conflictTitle(saving)} onClose={onClose}>
      <p>
        {isOwn
          ? `It was saved${when} in another tab or on another device, after you had opened it here.`
          : `${who} saved it${when}, after you had opened it.`}{' '}
        Your changes here are not saved yet, and nothing of either is lost so far.
      </p>
      {theirs.failure && !found && <ErrorPanel failure={theirs.failure} onRetry={theirs.reload} />}
      {!found && !theirs.failure && (
        <>
          <p role="status">Comparing…</p>
          <SlowNotice />
        </>
      )}
      {found && <Comparison found={found} saving={saving} />}
      <ConflictChoices
        draft={draft}
        theirs={theirs.value}
        both={found?.both}
        isOwn={saving.isOwn}
        onClose={onClose}
      />
    </Dialog>
  )
}
