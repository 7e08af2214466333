import type { Problem } from '../problem.ts'
import type { CheckContext, StepInfo } from './check-context.ts'
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

/** One for each link that is missing: what follows a step that none reaches is part of its problem. */
export function unreachableSteps(context: CheckContext): Problem[] {
  const reached = reachable(context)
  const lost = context.steps.filter(({ step }) => step.type !== 'start' && !reached.has(step.id))
  return firstOf(lost, { ...context, reached }).map(({ info: { step, label }, followers }) =>
    problem('step_unreachable', {
      stepId: step.id,
      message: `${label}: no path leads from Start to this step${andThose(followers)}`,
      remedy: 'Connect a port of an earlier step to it, or delete it.',
    }),
  )
}

/** The steps that a link has to lead to so that all of them are reached; of a ring, its first. */
function firstOf(
  lost: StepInfo[],
  { byId, reached }: { byId: CheckContext['byId']; reached: Set<string> },
) {
  const led = new Set(
    lost.flatMap(({ step, links }) => links.map(({ to }) => to).filter((to) => to !== step.id)),
  )
  const seen = new Set(reached)
  const heads = lost.filter(({ step }) => !led.has(step.id))
  return [...heads, ...lost].flatMap((info) => {
    if (seen.has(info.step.id)) return []
    const after = new Set([info.step.id])
    for (const id of after) {
      seen.add(id)
      for (const { to } of byId.get(id)?.links ?? []) if (!seen.has(to)) after.add(to)
    }
    return { info, followers: after.size - 1 }
  })
}

const andThose = (count: number) =>
  count === 0 ? '' : count === 1 ? ', nor to the one after it' : `, nor to the ${count} after it`
