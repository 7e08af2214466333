import type { Journey } from '#journey/journey.ts'
import controls from '../../design/controls.module.css'
import dialog from '../../design/dialog.module.css'
import { useAttempt } from '../../pages/attempt.ts'
import { describeFailure } from '../../pages/error-panel.tsx'
import type { Draft } from '../document/draft.ts'

/** Which of the two stays: theirs, ours, or `both` where they can be merged. */
export function ConflictChoices(props: {
  draft: Draft
  theirs?: { revision: number }
  both?: Journey
  isOwn: boolean
  onClose(): void
}) {
  const { draft, theirs, both, isOwn, onClose } = props
  const { isBusy, failure, attempt } = useAttempt()
  async function choose(work: () => Promise<void>) {
    if (await attempt(work)) onClose()
  }
  return (
    <>
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
          onClick={() => choose(draft.reload)}
        >
          {isOwn ? 'Take the other' : 'Take theirs'}
        </button>
        <button
          type="button"
          class={controls.danger}
          disabled={isBusy || !theirs}
          onClick={() => theirs && choose(() => draft.overwrite(theirs.revision))}
        >
          {isOwn ? 'Overwrite with this' : 'Overwrite with mine'}
        </button>
        {both && theirs && (
          <button
            type="button"
            class={controls.primary}
            disabled={isBusy}
            onClick={() => choose(() => draft.keepBoth(both, theirs))}
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
    </>
  )
}
