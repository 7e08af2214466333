import { computed, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Problem } from '#journey/problem.ts'
import { typeOf } from '#journey/steps/index.ts'
import { deepEqual } from '../document/deep-equal.ts'
import type { Draft, StepNode } from '../document/draft.ts'

/**
 * The problems that are marked on cards and fields: all of them while their list is open. Without it,
 * what is missing is not held against a step that nobody has filled in, or that is being filled in
 * for the first time (`filling`).
 */
export const shownProblems = (
  { problems, steps }: Pick<Draft, 'problems' | 'steps'>,
  { hasProblems, filling }: { hasProblems: Signal<boolean>; filling: Signal<string | undefined> },
): ReadonlySignal<readonly Problem[]> =>
  computed(() => {
    if (hasProblems.value) return problems.value
    const nodes = steps.value
    return problems.value.filter(({ code, stepId = '' }) => {
      if (code === 'journey_empty') return false
      const node = nodes.get(stepId)
      return code !== 'config_incomplete' || !node || !(filling.value === stepId || isBlank(node))
    })
  })

const isBlank = ({ type, step }: StepNode) => deepEqual(step.value.config, typeOf({ type }).blank())
