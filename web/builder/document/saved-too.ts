import type { Saving } from './draft.ts'

/** Who else saved this journey, as a sentence without its end. */
export const conflictTitle = ({ by, isOwn }: Extract<Saving, { is: 'stale' }>) =>
  isOwn ? 'You saved this journey elsewhere too' : `${by} saved this journey too`
