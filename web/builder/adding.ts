import type { Step, StepKind } from '#journey/journey.ts'
import { STEP_NAMES } from '#journey/problems/words.ts'
import { blankConfig } from './blank.ts'
import type { Desk } from './desk.ts'
import type { Editable } from './editable.ts'
import { CARD, cardHeight, freePlace, type Point } from './geometry.ts'
import { portsOf } from './ports.ts'
import { stepName } from './step-name.ts'

type From = { step: string; port: string }

/** Room between a step and the one that follows it. */
const GAP = 80

/** A new step at a point of the canvas, led to from a port if one is given; it is selected. */
export function addAt(desk: Desk, type: StepKind, { at, from }: { at: Point; from?: From }) {
  return add(desk, type, at, (doc, id) => {
    if (from) doc.connect(from.step, from.port, id)
  })
}

/** A new step right of the one selected and connected to it; in the middle if none is. */
export function addBeside(desk: Desk, type: StepKind) {
  const { draft, layouts, view } = desk
  const [id, ...others] = draft.selection.peek()
  const cell = id === undefined || others.length ? undefined : draft.steps.peek().get(id)
  if (!cell) {
    const { x, y, width, height } = view.shown()
    return addAt(desk, type, { at: { x: x + (width - CARD.width) / 2, y: y + height / 3 } })
  }
  const { x, y } = layouts.rectOf(cell)
  const port = freePort(desk, cell.id)
  const from = port === undefined ? undefined : { step: cell.id, port }
  return addAt(desk, type, { at: { x: x + CARD.width + GAP, y }, from })
}

/** A new step in the middle of an edge: what led on now leads through it. */
export function addOnEdge(
  desk: Desk,
  type: StepKind,
  { edgeId, at }: { edgeId: string; at: Point },
) {
  const edge = desk.draft.edges.peek().find(({ id }) => id === edgeId)
  if (!edge) return undefined
  return add(desk, type, { x: at.x - CARD.width / 2, y: at.y - CARD.head / 2 }, (doc, id) => {
    doc.connect(edge.from.step, edge.from.port, id)
    const onwards = mainPort(doc.step(id))
    if (onwards !== undefined) doc.connect(id, onwards, edge.to)
  })
}

function add(desk: Desk, type: StepKind, at: Point, link: (doc: Editable, id: string) => void) {
  const { draft, layouts } = desk
  if (draft.readOnly.peek()) return undefined
  const config = blankConfig(type)
  const blank: Step = { id: 'new', type, position: at, config }
  const rows = portsOf(blank, () => false).length
  const taken = [...draft.steps.peek().values()].map(layouts.rectOf)
  let id = ''
  draft.change(`Add ${STEP_NAMES[type]}`, (doc) => {
    id = doc.addStep({ type, config, position: freePlace(at, cardHeight(rows), taken) })
    link(doc, id)
  })
  draft.select([id])
  desk.edge.value = undefined
  desk.dock.value = 'panel'
  desk.focus(id)
  desk.say(`${STEP_NAMES[type]} added`)
  return id
}

/** The first port of a step that leads nowhere yet. */
export function freePort({ draft, layouts }: Desk, stepId: string): string | undefined {
  const cell = draft.steps.peek().get(stepId)
  const wired = layouts.out.peek().get(stepId)
  return cell && layouts.of(cell).ports.find((port) => !wired?.has(port))
}

/** The port by which a conversation that goes well leaves. */
function mainPort(step: Step | undefined): string | undefined {
  if (!step) return undefined
  const ports = portsOf(step, () => false)
  return ports.find((port) => port === 'success' || port === 'next') ?? ports.at(-1)
}

/** Connects a port to a step, and says so, or why not. */
export function connect(desk: Desk, from: From, to: string) {
  const steps = desk.draft.steps.peek()
  const [source, target] = [steps.get(from.step)?.step.peek(), steps.get(to)?.step.peek()]
  if (!source || !target) return
  desk.draft.change('Connect', (doc) => doc.connect(from.step, from.port, to))
  desk.say(`${stepName(source)} leads to ${stepName(target)}`)
}
