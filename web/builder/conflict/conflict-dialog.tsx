import { useMemo, useState } from 'preact/hooks'
import { type ApiError, failureOf } from '../../api/api.ts'
import { type JourneyDetail, journeysApi } from '../../api/journeys-api.ts'
import { useResource } from '../../api/resource.ts'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { Dialog } from '../../design/dialog.tsx'
import { SlowNotice } from '../../design/slow-notice.tsx'
import { shortDateTime } from '../../format/time.ts'
import { describeFailure, ErrorPanel } from '../../pages/error-panel.tsx'
import { conflictTitle, type Draft, useDraft } from '../document/draft.ts'
import { Changed, Compared } from './compared.tsx'
import { changesOf, differencesOf } from './differences.ts'
import { mergeJourneys } from './merge.ts'

/** It was saved elsewhere while it was being drawn here: who changed what, and which of it stays. */
export default function ConflictDialog({ onClose }: { onClose(): void }) {
  const draft = useDraft()
  const saving = draft.saving.value
  const theirs = useResource(draft.journeyId, (signal) => journeysApi.read(draft.journeyId, signal))
  const found = useMemo(() => theirs.value && compare(draft, theirs.value), [theirs.value])
  const [failure, setFailure] = useState<ApiError>()
  const [isBusy, setBusy] = useState(false)

  async function attempt(work: () => Promise<void>) {
    setBusy(true)
    setFailure(undefined)
    try {
      await work()
      onClose()
    } catch (thrown) {
      setFailure(failureOf(thrown))
      setBusy(false)
    }
  }
  if (saving.is !== 'stale') return null
  const { by: who, isOwn } = saving
  const when = ` at ${shortDateTime(saving.at)}`
  const newest = theirs.value
  const both = found?.is === 'three' ? found.both : undefined
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
      {found?.is === 'two' && <Compared differences={found.differences} who={isOwn ? '' : who} />}
      {found?.is === 'three' && (
        <>
          <Changed
            mine={{ title: isOwn ? 'You changed here' : 'You changed', items: found.mine }}
            theirs={{
              title: isOwn ? 'You changed elsewhere' : `${who} changed`,
              items: found.theirs,
            }}
          />
          <p>
            {both
              ? 'The two do not touch, so both can be kept.'
              : 'The two touch each other, so only one of them can stay.'}
          </p>
        </>
      )}
      {failure && (
        <p class={controls.bad} role="alert">
          {describeFailure(failure)}
        </p>
      )}
      <div class={dialog.foot}>
        <button type="button" class={controls.quiet} onClick={onClose}>
          Decide later
        </button>
        <button
          type="button"
          class={controls.button}
          disabled={isBusy}
          onClick={() => attempt(draft.reload)}
        >
          {isOwn ? 'Take the other' : 'Take theirs'}
        </button>
        <button
          type="button"
          class={controls.danger}
          disabled={isBusy || !newest}
          onClick={() => newest && attempt(() => draft.overwrite(newest.revision))}
        >
          {isOwn ? 'Overwrite with this' : 'Overwrite with mine'}
        </button>
        {both && newest && (
          <button
            type="button"
            class={controls.primary}
            disabled={isBusy}
            onClick={() => attempt(() => draft.keepBoth(both, newest))}
          >
            Keep both
          </button>
        )}
      </div>
      <p class={controls.hint}>
        {isOwn
          ? 'After taking the other, Undo brings this back while this page is open. Overwriting leaves nothing of the other.'
          : 'After taking theirs, Undo brings yours back while this page is open. Overwriting leaves nothing of theirs.'}
      </p>
    </Dialog>
  )
}

/** What each changed since both began, where that is known; else how the two differ. */
function compare(draft: Draft, theirs: JourneyDetail) {
  const [mine, base] = [draft.document(), draft.base()]
  if (!base) return { is: 'two' as const, differences: differencesOf(mine, theirs.journey) }
  return {
    is: 'three' as const,
    mine: changesOf(base, mine),
    theirs: changesOf(base, theirs.journey),
    both: mergeJourneys(base, mine, theirs.journey),
  }
}
