import type { Journey } from '#journey/journey.ts'
import type { Draft } from '../document/draft.ts'
import { changesOf, differencesOf } from './differences.ts'
import { mergeJourneys } from './merge.ts'

export type Found = ReturnType<typeof compareJourneys>

/**
 * What each changed since both began, and `both` in one where they can be merged; where that start is
 * not known, how the two differ.
 */
export function compareJourneys(draft: Draft, theirs: Journey) {
  const [mine, base] = [draft.document(), draft.base()]
  if (!base)
    return { is: 'two' as const, differences: differencesOf(mine, theirs), both: undefined }
  return {
    is: 'three' as const,
    mine: changesOf(base, mine),
    theirs: changesOf(base, theirs),
    both: mergeJourneys(base, mine, theirs),
  }
}
