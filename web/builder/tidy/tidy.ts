import { Graph, layout } from '@dagrejs/dagre'
import { boundsOf, CARD, NOTE, type Point, snap } from '../canvas/geometry.ts'
import type { StepNode } from '../document/draft.ts'
import type { Editor } from '../editor.ts'
import { columnsOf } from './columns.ts'
import { orderByPorts } from './order.ts'

/** Lays out from left to right: the selected steps if there are several, else all. */
export function tidyUp(editor: Editor) {
  const { draft, layouts, view, announce } = editor
  const chosen = draft.selection.peek()
  const isPart = chosen.size > 1 && chosen.size < draft.steps.peek().size
  const nodes = [...draft.steps.peek().values()].filter(({ id }) => !isPart || chosen.has(id))
  const before = boundsOf(nodes.map(layouts.rectOf))
  if (!before) return
  const places = arranged(editor, new Set(nodes.map(({ id }) => id)))
  const after = boundsOf(
    nodes.map((node) => ({ ...(places.get(node.id) ?? { x: 0, y: 0 }), width: 0, height: 0 })),
  )
  const [dx, dy] = [before.x - (after?.x ?? 0), before.y - (after?.y ?? 0)]
  draft.change('Tidy up', (doc) => {
    for (const [id, { x, y }] of places) doc.move(id, { x: snap(x + dx), y: snap(y + dy) })
  })
  if (!isPart) view.fit(boundsOf(nodes.map(layouts.rectOf)))
  announce(isPart ? `${nodes.length} steps tidied up` : 'Tidied up')
}

function arranged({ draft, layouts }: Editor, ids: ReadonlySet<string>): Map<string, Point> {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: 56, ranksep: 96, ranker: 'none' })
  const nodes = [...draft.steps.peek().values()].filter(({ id }) => ids.has(id))
  // What a guest walks through begins at Start.
  nodes.sort((a, b) => Number(b.type === 'start') - Number(a.type === 'start'))
  const part = new Map<string, number>()
  const links = nodes.flatMap((node) => {
    const wired = layouts.out.peek().get(node.id)
    const { ports } = layouts.of(node)
    return ports.flatMap((port, at) => {
      part.set(`${node.id} ${port}`, (at + 0.5) / ports.length)
      const to = wired?.get(port)?.to
      return to !== undefined && to !== node.id && ids.has(to) ? { from: node.id, port, to } : []
    })
  })
  const { columns, onward } = columnsOf(
    nodes.map(({ id }) => id),
    links,
  )
  const noteOf = (node: StepNode) => (node.step.peek().note ? NOTE : 0)
  for (const node of nodes) {
    const height = layouts.of(node).height + noteOf(node)
    // Every other rank is a column: those between are for the wires.
    const rank = 2 * (columns.get(node.id) ?? 0)
    graph.setNode(node.id, { width: CARD.width, height, rank })
  }
  for (const { from, port, to } of onward) graph.setEdge(from, to, {}, port)
  layout(graph, {
    customOrder: (columned) =>
      orderByPorts(columned, (step, port) => part.get(`${step} ${port}`) ?? 0.5),
  })
  return new Map(
    nodes.map((node) => {
      const { x, y, width, height } = graph.node(node.id)
      return [node.id, { x: x - width / 2, y: y - height / 2 + noteOf(node) }]
    }),
  )
}
