import type { Draft, StepCell } from './draft.ts'
import type { Layouts } from './layouts.ts'

/** The steps as a conversation meets them: from Start by the ports in order, then the unreachable. */
export function graphOrder(draft: Pick<Draft, 'steps'>, layouts: Layouts): StepCell[] {
  const steps = draft.steps.peek()
  const out = layouts.out.peek()
  const seen = new Set<StepCell>()
  const follow = (first: StepCell) => {
    const stack = [first]
    for (let cell = stack.pop(); cell; cell = stack.pop()) {
      if (seen.has(cell)) continue
      seen.add(cell)
      const ports = out.get(cell.id)
      if (!ports) continue
      const order = [...layouts.of(cell).ports].reverse()
      for (const port of order) {
        const next = steps.get(ports.get(port)?.to ?? '')
        if (next && !seen.has(next)) stack.push(next)
      }
    }
  }
  const reading = [...steps.values()].sort(
    (a, b) => rank(a) - rank(b) || a.x.peek() - b.x.peek() || a.y.peek() - b.y.peek(),
  )
  for (const cell of reading) follow(cell)
  return [...seen]
}

const rank = ({ type }: StepCell) => (type === 'start' ? 0 : 1)

/** The step after or before this one in that order; undefined at the ends. */
export function neighbour(order: readonly StepCell[], id: string | undefined, by: 1 | -1) {
  const at = order.findIndex((cell) => cell.id === id)
  if (at < 0) return by === 1 ? order[0] : order.at(-1)
  return order[at + by]
}
