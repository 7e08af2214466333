import { Graph, layout } from '@dagrejs/dagre'
import type { Desk } from './desk.ts'
import { boundsOf, CARD, type Point, snap } from './geometry.ts'

/** With more steps than this the fastest way to rank them is good enough. */
const LARGE = 500

/** Draws anew from left to right: what is selected if that is several, else everything. */
export function tidyUp(desk: Desk) {
  const { draft, layouts, view, say } = desk
  const chosen = draft.selection.peek()
  const isPart = chosen.size > 1 && chosen.size < draft.steps.peek().size
  const cells = [...draft.steps.peek().values()].filter(({ id }) => !isPart || chosen.has(id))
  const before = boundsOf(cells.map(layouts.rectOf))
  if (!before) return
  const places = arranged(desk, new Set(cells.map(({ id }) => id)))
  const after = boundsOf(
    cells.map((cell) => ({ ...(places.get(cell.id) ?? { x: 0, y: 0 }), width: 0, height: 0 })),
  )
  const [dx, dy] = [before.x - (after?.x ?? 0), before.y - (after?.y ?? 0)]
  draft.change('Tidy up', (doc) => {
    for (const [id, { x, y }] of places) doc.move(id, { x: snap(x + dx), y: snap(y + dy) })
  })
  if (!isPart) view.fit(boundsOf(cells.map(layouts.rectOf)))
  say(isPart ? `${cells.length} steps tidied up` : 'Tidied up')
}

function arranged({ draft, layouts }: Desk, ids: ReadonlySet<string>): Map<string, Point> {
  const graph = new Graph({ multigraph: true })
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 40,
    ranksep: 96,
    ...(ids.size > LARGE && { ranker: 'tight-tree' }),
  })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const id of ids) {
    const cell = draft.steps.peek().get(id)
    if (cell) graph.setNode(id, { width: CARD.width, height: layouts.of(cell).height })
  }
  // In the order of the ports, so that the wires of a card do not cross where they need not.
  for (const id of ids) {
    const cell = draft.steps.peek().get(id)
    const wired = layouts.out.peek().get(id)
    for (const port of (cell && wired && layouts.of(cell).ports) ?? []) {
      const to = wired?.get(port)?.to
      if (to !== undefined && to !== id && ids.has(to)) graph.setEdge(id, to, {}, port)
    }
  }
  layout(graph)
  return new Map(
    graph.nodes().map((id) => {
      const { x, y, width, height } = graph.node(id)
      return [id, { x: x - width / 2, y: y - height / 2 }]
    }),
  )
}
