import type { Problem } from '../problem.ts'
import type { CheckContext } from './check-context.ts'
import { problem } from './codes.ts'

/** Every step a session can get to, from Start or by a command. */
export function reachable({ journey, steps, byId }: CheckContext): Set<string> {
  const start = steps.find(({ step }) => step.type === 'start')
  const seen = new Set(start ? [start.step.id] : [])
  for (const { to } of journey.commands ?? []) {
    if (typeof to !== 'string' && byId.has(to.step)) seen.add(to.step)
  }
  // A set may grow while it is walked: what is added is visited too.
  for (const id of seen) {
    for (const { to } of byId.get(id)?.links ?? []) seen.add(to)
  }
  return seen
}

export function unreachableSteps(context: CheckContext): Problem[] {
  const reached = reachable(context)
  return context.steps
    .filter(({ step }) => step.type !== 'start' && !reached.has(step.id))
    .map(({ step, label }) =>
      problem('step_unreachable', {
        stepId: step.id,
        message: `${label}: no path leads from Start to this step`,
        remedy: 'Connect a port of an earlier step to it, or delete it.',
      }),
    )
}
