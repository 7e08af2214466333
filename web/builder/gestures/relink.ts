import { CARD, clamp, contains, type Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import type { GestureStart, Hit } from './gesture.ts'
import { linkFrom } from './link.ts'

/** Drags one end of an edge elsewhere. */
export const relink: GestureStart<Extract<Hit, { on: 'edge-end' }>> = (editor, hit, start) => {
  const edge = editor.draft.edges.peek().find(({ id }) => id === hit.edgeId)
  if (!edge) return undefined
  if (hit.end === 'to') {
    return linkFrom(editor, edge.from, { start: start.screen, edgeId: edge.id })
  }
  const { draft, linking } = editor
  return {
    pansAtEdges: true,
    move({ canvas }) {
      const from = portAt(editor, canvas)
      linking.value = {
        from: from ?? edge.from,
        at: from ? inTo(editor, edge.to) : canvas,
        edgeId: edge.id,
      }
    },
    end({ canvas }) {
      linking.value = undefined
      const from = portAt(editor, canvas)
      if (!from) return
      draft.change('Connect', (doc) => {
        doc.disconnect(edge.id)
        doc.connect(from.step, from.port, edge.to)
      })
    },
    cancel() {
      linking.value = undefined
    },
  }
}

/** The port nearest to a point on a card. */
function portAt({ rendered, layouts }: Editor, at: Point) {
  const node = rendered.nodes.peek().find((each) => contains(layouts.rectOf(each), at))
  if (!node) return undefined
  const { ports } = layouts.of(node)
  const row = Math.floor((at.y - node.y.peek() - CARD.head - CARD.body) / CARD.row)
  const port = ports[clamp(row, 0, ports.length - 1)]
  return port === undefined ? undefined : { step: node.id, port }
}

function inTo({ draft }: Editor, stepId: string): Point {
  const node = draft.steps.peek().get(stepId)
  return { x: node?.x.peek() ?? 0, y: (node?.y.peek() ?? 0) + CARD.head / 2 }
}
