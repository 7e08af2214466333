import {
  boundsOf,
  CARD,
  cardHeight,
  freeShift,
  type Point,
  type Rect,
  snap,
} from '../canvas/geometry.ts'
import { visiblePorts } from '../canvas/ports.ts'
import type { Editor } from '../editor.ts'
import type { CopiedSteps } from './copied-steps.ts'
import { newId } from './ids.ts'

/**
 * Puts copies where `at` is their upper left corner, or below it where they would cover others: new
 * ids, the edges between them kept.
 */
export function placeSteps(
  editor: Editor,
  copiedSteps: CopiedSteps,
  { what, at }: { what: string; at: Point },
) {
  const { draft, layouts } = editor
  if (draft.readOnly.peek()) return
  const { steps } = copiedSteps
  const cards = cardsOf(copiedSteps)
  const corner = boundsOf(cards) ?? at
  const [dx, onto] = [snap(at.x) - corner.x, snap(at.y) - corner.y]
  const taken = [...draft.steps.peek().values()].map(layouts.rectOf)
  const placed = cards.map((card) => ({ ...card, x: card.x + dx, y: card.y + onto }))
  const dy = onto + freeShift(placed, taken)
  const ids = new Map(steps.map(({ id }) => [id, newId('step')]))
  draft.change(steps.length === 1 ? `${what} step` : `${what} ${steps.length} steps`, (doc) => {
    for (const step of steps) {
      if (step.type === 'start') continue
      const { x, y } = step.position
      doc.addStep({ ...step, id: ids.get(step.id), position: { x: x + dx, y: y + dy } })
    }
    for (const { from, to } of copiedSteps.edges) {
      const [source, target] = [ids.get(from.step), ids.get(to)]
      if (source && target) doc.connect(source, from.port, target)
    }
    doc.variables = joined(doc.variables, copiedSteps.variables, ({ name }) => name)
    doc.apis = joined(doc.apis, copiedSteps.apis, ({ id }) => id)
  })
  draft.select(ids.values())
  const [first] = ids.values()
  if (first) editor.focus(first)
  editor.announce(steps.length === 1 ? '1 step pasted' : `${steps.length} steps pasted`)
}

/** Where the cards of copied steps stand, and how tall they are. */
function cardsOf({ steps, edges }: CopiedSteps): Rect[] {
  const wired = new Set(edges.map(({ from }) => `${from.step} ${from.port}`))
  return steps.map((step) => {
    const { ports, folded } = visiblePorts(step, (port) => wired.has(`${step.id} ${port}`))
    const height = cardHeight(ports.length + (folded ? 1 : 0))
    return { ...step.position, width: CARD.width, height }
  })
}

/** Both lists without duplicates; the same list if nothing is missing. */
function joined<T>(there: readonly T[], others: readonly T[], keyOf: (one: T) => string) {
  const names = new Set(there.map(keyOf))
  const missing = others.filter((one) => !names.has(keyOf(one)))
  return missing.length ? [...there, ...missing] : there
}
