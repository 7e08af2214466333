import controls from '../../design/controls.module.css'
import { describeFailure } from '../../pages/error-panel.tsx'
import type { Draft, Saving } from '../document/draft.ts'
import { conflictTitle } from '../document/draft.ts'

/** Saves what is on screen, because a deploy takes the saved draft. Undefined when that worked. */
export async function saveBeforeDeploy(draft: Draft): Promise<Saving | undefined> {
  if (draft.readOnly.peek()) return undefined
  await draft.save()
  const saving = draft.saving.peek()
  return saving.is === 'failed' || saving.is === 'stale' ? saving : undefined
}

/** Why it could not be stored. */
export const NotSaved = ({ saving }: { saving: Saving }) => (
  <p class={controls.bad} role="alert">
    {saving.is === 'failed' &&
      `Your changes could not be saved. ${describeFailure(saving.failure)}`}
    {saving.is === 'stale' && `${conflictTitle(saving)}. Decide first which of the two to keep.`}
  </p>
)
