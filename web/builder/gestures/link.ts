import { CARD, contains, outPoint, type Point } from '../canvas/geometry.ts'
import { whyNot } from '../document/connect.ts'
import type { StepNode } from '../document/draft.ts'
import type { Editor, Linking } from '../editor.ts'
import { connect } from '../palette/adding.ts'
import { offerNext } from '../palette/quick-add.ts'
import { DRAG_THRESHOLD, distance, type GestureStart, type Hit } from './gesture.ts'

/** From a port: a wire that follows the pointer, to a card or to a new step. */
export const link: GestureStart<Extract<Hit, { on: 'port' }>> = (editor, hit, start) =>
  linkFrom(editor, { step: hit.stepId, port: hit.port }, { start: start.screen })

/** Drags a wire from a port. `edgeId`: the existing edge that is moved. */
export function linkFrom(
  editor: Editor,
  from: { step: string; port: string },
  { start, edgeId }: { start: Point; edgeId?: string },
) {
  const { draft, linking } = editor
  const source = draft.steps.peek().get(from.step)
  if (!source || draft.readOnly.peek()) return undefined
  let isClick = true
  return {
    pansAtEdges: true,
    move({ screen, canvas }: { screen: Point; canvas: Point }) {
      if (isClick && distance(screen, start) < DRAG_THRESHOLD) return
      isClick = false
      linking.value = {
        from,
        at: canvas,
        over: targetAt(editor, { source, port: from.port }, canvas),
        edgeId,
      }
    },
    end({ canvas }: { canvas: Point }) {
      const { over } = linking.peek() ?? {}
      if (isClick) {
        linking.value = undefined
        if (!edgeId) offerNext(editor, from, besides(editor, source, from.port))
      } else if (!over) {
        offerNext(editor, from, canvas)
      } else {
        linking.value = undefined
        if (over.no) editor.announce(over.no)
        else connect(editor, from, over.step)
      }
    },
    cancel() {
      linking.value = undefined
    },
  }
}

/** The card under a point, and why the wire may not end there. */
export function targetAt(
  { draft, layouts, rendered, view }: Editor,
  { source, port }: { source: StepNode; port: string },
  at: Point,
): Linking['over'] {
  const nodes = view.isZoomedOut.peek() ? [...draft.steps.peek().values()] : rendered.nodes.peek()
  const node = nodes.findLast((each) => contains(layouts.rectOf(each), at))
  if (!node) return undefined
  const no = whyNot(source.step.peek(), port, node.step.peek())
  // The wire begins on its own card: being there is no wish to end there, unless that could be.
  return node === source && no ? undefined : { step: node.id, no }
}

/** Where a new step after this port is placed. */
function besides({ layouts }: Editor, node: StepNode, port: string): Point {
  const from = outPoint(layouts.rectOf(node), layouts.rowOf(node, port))
  return { x: from.x + 80, y: from.y - CARD.head / 2 }
}
