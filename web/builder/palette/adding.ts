import type { Step, StepKind } from '#journey/journey.ts'
import { labelOf, typeOf } from '#journey/steps/index.ts'
import { CARD, cardHeight, freePlace, type Point } from '../canvas/geometry.ts'
import { portsOf } from '../canvas/ports.ts'
import type { Editable } from '../document/editable.ts'
import { stepName } from '../document/step-name.ts'
import type { Editor } from '../editor.ts'

type From = { step: string; port: string }

/** Room between a step and the one that follows it. */
const GAP = 80

/** A new step at a point of the canvas, led to from a port if one is given; it is selected. */
export function addAt(editor: Editor, type: StepKind, { at, from }: { at: Point; from?: From }) {
  return add(editor, type, at, (doc, id) => {
    if (from) doc.connect(from.step, from.port, id)
  })
}

/** A new step right of the one selected and connected to it; in the middle if none is. */
export function addBeside(editor: Editor, type: StepKind) {
  const { draft, layouts, view } = editor
  const [id, ...others] = draft.selection.peek()
  const node = id === undefined || others.length ? undefined : draft.steps.peek().get(id)
  if (!node) {
    const { x, y, width, height } = view.visible()
    return addAt(editor, type, { at: { x: x + (width - CARD.width) / 2, y: y + height / 3 } })
  }
  const { x, y } = layouts.rectOf(node)
  const port = freePort(editor, node.id)
  const from = port === undefined ? undefined : { step: node.id, port }
  return addAt(editor, type, { at: { x: x + CARD.width + GAP, y }, from })
}

/** A new step in the middle of an edge: what led on now leads through it. */
export function addOnEdge(
  editor: Editor,
  type: StepKind,
  { edgeId, at }: { edgeId: string; at: Point },
) {
  const edge = editor.draft.edges.peek().find(({ id }) => id === edgeId)
  if (!edge) return undefined
  return add(editor, type, { x: at.x - CARD.width / 2, y: at.y - CARD.head / 2 }, (doc, id) => {
    doc.connect(edge.from.step, edge.from.port, id)
    const onwards = mainPort(doc.step(id))
    if (onwards !== undefined) doc.connect(id, onwards, edge.to)
  })
}

function add(editor: Editor, type: StepKind, at: Point, link: (doc: Editable, id: string) => void) {
  const { draft, layouts } = editor
  if (draft.readOnly.peek()) return undefined
  const config = typeOf({ type }).blank()
  const blank: Step = { id: 'new', type, position: at, config }
  const rows = portsOf(blank, () => false).length
  const taken = [...draft.steps.peek().values()].map(layouts.rectOf)
  let id = ''
  draft.change(`Add ${labelOf(type)}`, (doc) => {
    id = doc.addStep({ type, config, position: freePlace(at, cardHeight(rows), taken) })
    link(doc, id)
  })
  draft.select([id])
  editor.edge.value = undefined
  editor.dock.value = 'panel'
  editor.focus(id)
  editor.announce(`${labelOf(type)} added`)
  return id
}

/** The first port of a step that leads nowhere yet. */
export function freePort({ draft, layouts }: Editor, stepId: string): string | undefined {
  const node = draft.steps.peek().get(stepId)
  const wired = layouts.out.peek().get(stepId)
  return node && layouts.of(node).ports.find((port) => !wired?.has(port))
}

/** The port by which a conversation that goes well leaves. */
function mainPort(step: Step | undefined): string | undefined {
  if (!step) return undefined
  const ports = portsOf(step, () => false)
  return ports.find((port) => port === 'success' || port === 'next') ?? ports.at(-1)
}

/** Connects a port to a step, and says so, or why not. */
export function connect(editor: Editor, from: From, to: string) {
  const steps = editor.draft.steps.peek()
  const [source, target] = [steps.get(from.step)?.step.peek(), steps.get(to)?.step.peek()]
  if (!source || !target) return
  editor.draft.change('Connect', (doc) => doc.connect(from.step, from.port, to))
  editor.announce(`${stepName(source)} leads to ${stepName(target)}`)
}
