import { batch } from '@preact/signals'
import { journeysApi } from '../../api/journeys-api.ts'
import type { Draft } from '../document/draft.ts'

/**
 * Opens a next draft beside the live version. What is unsaved on screen is saved there, over what it
 * was made from; with nothing unsaved, what is stored shows.
 */
export async function openNextDraft(draft: Draft) {
  const { revision, state, nextDraft, version } = await journeysApi.nextDraft(draft.journeyId)
  batch(() => {
    draft.state.value = state
    draft.nextDraft.value = nextDraft
    draft.version.value = version
  })
  if (draft.saving.peek().is !== 'saved') await draft.save()
  else if (revision !== draft.revision.peek()) await draft.reload()
}
