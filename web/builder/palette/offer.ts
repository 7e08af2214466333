import type { StepKind } from '#journey/journey.ts'
import type { Group } from '#journey/step.ts'
import { STEP_KINDS, typeOf } from '#journey/steps/index.ts'

const NAMES: Record<Group, { name: string; about: string }> = {
  entry: { name: 'Entry', about: 'Where it begins' },
  message: { name: 'Message', about: 'Says something and goes on' },
  input: { name: 'Input', about: 'Asks and waits for the answer' },
  logic: { name: 'Logic', about: 'Decides or pauses, says nothing' },
  action: { name: 'Action', about: 'Does work beyond messages' },
}

/** Every step type under its group, in the registry's order. */
export const GROUPS: { name: string; about: string; steps: StepKind[] }[] = Object.entries(
  NAMES,
).map(([group, names]) => ({
  ...names,
  steps: STEP_KINDS.filter((type) => typeOf({ type }).group === group),
}))

/** What a step is for; after a colon come words that one may look for it by. */
export const descriptionOf = (type: StepKind) => typeOf({ type }).description
