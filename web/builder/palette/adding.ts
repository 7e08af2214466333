import type { Step, StepKind } from '#journey/journey.ts'
import { labelOf, typeOf } from '#journey/steps/index.ts'
import { CARD, cardHeight, freePlace, type Point, snap } from '../canvas/geometry.ts'
import { portsOf } from '../canvas/ports.ts'
import type { StepNode } from '../document/draft.ts'
import type { Editable } from '../document/editable.ts'
import { stepName } from '../document/step-name.ts'
import type { Editor } from '../editor.ts'

type From = { step: string; port: string }

/** Room between a step and the one that follows it. */
const GAP = 80

/** A new step at a point of the canvas, led to from a port if one is given; it is selected. */
export function addAt(editor: Editor, type: StepKind, { at, from }: { at: Point; from?: From }) {
  return add(editor, type, {
    at,
    link: (doc, id) => from && doc.connect(from.step, from.port, id),
  })
}

/**
 * A new step behind the one selected, by its main port: in between, where that leads on already. In a
 * journey of Start alone it follows Start; with nothing selected it stands in the middle.
 */
export function addBeside(editor: Editor, type: StepKind) {
  const { draft, layouts, view } = editor
  const steps = draft.steps.peek()
  const [id, ...others] = steps.size === 1 ? steps.keys() : draft.selection.peek()
  const node = id === undefined || others.length ? undefined : steps.get(id)
  if (!node) {
    const { x, y, width, height } = view.visible()
    return addAt(editor, type, { at: { x: x + (width - CARD.width) / 2, y: y + height / 3 } })
  }
  const { x, y } = layouts.rectOf(node)
  const at = { x: x + CARD.width + GAP, y }
  const port = nextPort(editor, node.id)
  if (port === undefined) return addAt(editor, type, { at })
  const edge = layouts.out.peek().get(node.id)?.get(port)
  const follower = edge && steps.get(edge.to)
  const link = (doc: Editable, added: string) => {
    doc.connect(node.id, port, added)
    if (follower) leadOn(doc, added, follower.id)
  }
  return add(editor, type, { at, link, room: follower && roomBefore(follower, at) })
}

/** Lets a new step lead on to the step that followed before. */
function leadOn(doc: Editable, added: string, to: string) {
  const onwards = mainPort(doc.step(added))
  if (onwards !== undefined) doc.connect(added, onwards, to)
}

/** What stands at `from` or right of it makes room: it moves to the right `by` so much. */
type Room = { from: number; by: number }

/**
 * The room that a step put before its follower lacks. All that stands right of a line moves, so that
 * no two steps come to stand on one another. A follower that a link leads back to stays where it is.
 */
function roomBefore(follower: StepNode, at: Point): Room | undefined {
  const from = follower.x.peek()
  const by = snap(at.x + CARD.width + GAP - from)
  return by > 0 && from > at.x - GAP ? { from, by } : undefined
}

/** A new step in the middle of an edge: what led on now leads through it. */
export function addOnEdge(
  editor: Editor,
  type: StepKind,
  { edgeId, at }: { edgeId: string; at: Point },
) {
  const edge = editor.draft.edges.peek().find(({ id }) => id === edgeId)
  if (!edge) return undefined
  return add(editor, type, {
    at: { x: at.x - CARD.width / 2, y: at.y - CARD.head / 2 },
    link(doc, id) {
      doc.connect(edge.from.step, edge.from.port, id)
      leadOn(doc, id, edge.to)
    },
  })
}

type Addition = { at: Point; link(doc: Editable, id: string): void; room?: Room }

function add(editor: Editor, type: StepKind, { at, link, room }: Addition) {
  const { draft, layouts } = editor
  if (draft.readOnly.peek()) return undefined
  const config = typeOf({ type }).blank()
  const blank: Step = { id: 'new', type, position: at, config }
  const rows = portsOf(blank, () => false).length
  const moved = ({ x, y }: Point): Point => ({ x: room && x >= room.from ? x + room.by : x, y })
  const others = [...draft.steps.peek().values()]
  const taken = others.map(layouts.rectOf).map((rect) => ({ ...rect, ...moved(rect) }))
  let id = ''
  draft.change(`Add ${labelOf(type)}`, (doc) => {
    if (room) {
      for (const node of others) doc.move(node.id, moved({ x: node.x.peek(), y: node.y.peek() }))
    }
    id = doc.addStep({ type, config, position: freePlace(at, cardHeight(rows), taken) })
    link(doc, id)
  })
  draft.select([id])
  editor.filling.value = id
  editor.edge.value = undefined
  editor.dock.value = 'panel'
  editor.focus(id)
  editor.announce(`${labelOf(type)} added`)
  return id
}

/** The port by which a step that is added behind another one follows it. */
export function nextPort({ draft, layouts }: Editor, stepId: string): string | undefined {
  const wired = layouts.out.peek().get(stepId)
  return mainPort(draft.steps.peek().get(stepId)?.step.peek(), (port) => wired?.has(port) ?? false)
}

/**
 * The port by which a conversation that goes well leaves: of a condition the first branch that is
 * free. Never one for what goes wrong. Undefined where no session can leave so: nothing follows, or
 * each option has a link of its own.
 */
function mainPort(step: Step | undefined, isWired = (_: string) => false): string | undefined {
  if (!step) return undefined
  const ports = portsOf(step, isWired)
  const options = ports.filter((port) => port.startsWith('option:'))
  if (ports.includes('success')) {
    const isIdle = options.length > 0 && options.every(isWired) && !isWired('success')
    return isIdle ? undefined : 'success'
  }
  if (ports.includes('next')) return 'next'
  const branches = ports.filter((port) => port.startsWith('branch:') || port === 'else')
  return branches.find((port) => !isWired(port)) ?? branches[0]
}

/** Connects a port to a step, and says so, or why not. */
export function connect(editor: Editor, from: From, to: string) {
  const steps = editor.draft.steps.peek()
  const [source, target] = [steps.get(from.step)?.step.peek(), steps.get(to)?.step.peek()]
  if (!source || !target) return
  editor.draft.change('Connect', (doc) => doc.connect(from.step, from.port, to))
  editor.announce(`${stepName(source)} leads to ${stepName(target)}`)
}
