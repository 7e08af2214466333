import { boundsOf, type Point, snap } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import type { CopiedSteps } from './copied-steps.ts'
import { newId } from './ids.ts'

/** Puts copies where `at` is their upper left corner: new ids, the edges between them kept. */
export function placeSteps(
  editor: Editor,
  copiedSteps: CopiedSteps,
  { what, at }: { what: string; at: Point },
) {
  const { draft } = editor
  if (draft.readOnly.peek()) return
  const { steps } = copiedSteps
  const corner = boundsOf(steps.map(({ position }) => ({ ...position, width: 0, height: 0 })))
  const [dx, dy] = [snap(at.x) - (corner?.x ?? 0), snap(at.y) - (corner?.y ?? 0)]
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

/** Both lists without duplicates; the same list if nothing is missing. */
function joined<T>(there: readonly T[], others: readonly T[], keyOf: (one: T) => string) {
  const names = new Set(there.map(keyOf))
  const missing = others.filter((one) => !names.has(keyOf(one)))
  return missing.length ? [...there, ...missing] : there
}
