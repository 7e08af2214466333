import type { Step } from '#journey/journey.ts'
import { STEP_NAMES } from '#journey/problems/words.ts'

/** What a step is called: by its author, else by its kind. */
export const stepName = ({ name, type }: Pick<Step, 'name' | 'type'>) =>
  name?.trim() || STEP_NAMES[type]
