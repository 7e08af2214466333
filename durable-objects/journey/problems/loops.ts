import { listed } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import type { CheckContext } from './check-context.ts'
import { problem } from './codes.ts'
import { components } from './cycles.ts'

/**
 * Loops that a session would run through without waiting. Steps at which it can wait for a minute are
 * left out: what still leads back to itself has no wait in it.
 */
export function loops({ steps, byId }: CheckContext): Problem[] {
  const restless = steps.filter(({ waits }) => !waits).map(({ step }) => step.id)
  const successors = (id: string) =>
    (byId.get(id)?.links ?? []).map(({ to }) => to).filter((to) => byId.get(to)?.waits === false)
  const order = new Map(steps.map(({ step }, at) => [step.id, at]))
  const inOrder = (a: string, b: string) => (order.get(a) ?? 0) - (order.get(b) ?? 0)
  return components(restless, successors)
    .filter(([first = '', ...others]) => others.length > 0 || successors(first).includes(first))
    .map((loop) => loop.sort(inOrder))
    .sort(([a = ''], [b = '']) => inOrder(a, b))
    .map((loop) => {
      const labels = loop.map((id) => byId.get(id)?.label ?? id)
      const alone = labels.length === 1
      return problem('loop_without_wait', {
        stepId: loop[0],
        message: alone
          ? `${labels[0]}: the step leads back to itself without waiting for anything`
          : `These steps lead back to each other without waiting for anything: ${listed(labels)}`,
        remedy: 'Put a question, an event wait or a delay of at least a minute into the loop.',
      })
    })
}
