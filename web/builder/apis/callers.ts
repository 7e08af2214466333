import type { Draft, StepNode } from '../document/draft.ts'

/** The steps that make a call of the API Manager. */
export const callersOf = (draft: Draft, id: string): StepNode[] =>
  [...draft.steps.value.values()].filter(
    ({ type, step }) => type === 'api' && step.value.config.apiId === id,
  )
