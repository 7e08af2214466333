import type { Layouts } from '../canvas/layouts.ts'
import type { Draft, StepNode } from '../document/draft.ts'

/** The steps in the order of a conversation: from Start by the ports in order, then the unreachable. */
export function graphOrder(draft: Pick<Draft, 'steps'>, layouts: Layouts): StepNode[] {
  const steps = draft.steps.peek()
  const out = layouts.out.peek()
  const seen = new Set<StepNode>()
  const follow = (first: StepNode) => {
    const stack = [first]
    for (let node = stack.pop(); node; node = stack.pop()) {
      if (seen.has(node)) continue
      seen.add(node)
      const ports = out.get(node.id)
      if (!ports) continue
      const order = [...layouts.of(node).ports].reverse()
      for (const port of order) {
        const next = steps.get(ports.get(port)?.to ?? '')
        if (next && !seen.has(next)) stack.push(next)
      }
    }
  }
  const reading = [...steps.values()].sort(
    (a, b) => rank(a) - rank(b) || a.x.peek() - b.x.peek() || a.y.peek() - b.y.peek(),
  )
  for (const node of reading) follow(node)
  return [...seen]
}

const rank = ({ type }: StepNode) => (type === 'start' ? 0 : 1)

/** The step after or before this one in that order; undefined at the ends. */
export function neighbour(order: readonly StepNode[], id: string | undefined, by: 1 | -1) {
  const at = order.findIndex((node) => node.id === id)
  if (at < 0) return by === 1 ? order[0] : order.at(-1)
  return order[at + by]
}
