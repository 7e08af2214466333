import { computed, type ReadonlySignal } from '@preact/signals'
import type { Edge } from '#journey/journey.ts'
import type { Draft, StepCell } from './draft.ts'
import { CARD, cardHeight, type Point, type Rect } from './geometry.ts'
import { visiblePorts } from './ports.ts'

/** What is on a card: its ports in order, how many of a long list are left out, how tall that makes it. */
export type Layout = { ports: readonly string[]; folded: number; height: number }

/** The drawing as the canvas looks things up in it. */
export type Layouts = {
  of(cell: StepCell): Layout
  /** Where a card stands now, without listening for its moves. */
  rectOf(cell: StepCell): Rect
  /** The same, listening. */
  liveRectOf(cell: StepCell): Rect
  /** The row of a port; the last one for a port that is not on the card. */
  rowOf(cell: StepCell, port: string): number
  /** Edges by step and port. */
  out: ReadonlySignal<ReadonlyMap<string, ReadonlyMap<string, Edge>>>
  /** Edges by the step they lead to. */
  into: ReadonlySignal<ReadonlyMap<string, readonly Edge[]>>
}

const NONE: ReadonlyMap<string, Edge> = new Map()

export function layoutsOf({ edges }: Pick<Draft, 'edges'>): Layouts {
  const known = new WeakMap<StepCell, ReadonlySignal<Layout>>()
  const out = computed(() => byStart(edges.value))
  const into = computed(() => byEnd(edges.value))

  function watched(cell: StepCell): ReadonlySignal<Layout> {
    const made = known.get(cell)
    if (made) return made
    let last: Layout | undefined
    const layout = computed(() => {
      const step = cell.step.value
      const wired = (port: string) => (out.value.get(cell.id) ?? NONE).has(port)
      const { ports, folded } = visiblePorts(step, wired)
      if (last?.folded !== folded || last.ports.join() !== ports.join()) {
        last = { ports, folded, height: cardHeight(ports.length + (folded ? 1 : 0)) }
      }
      return last
    })
    known.set(cell, layout)
    return layout
  }
  const sized = ({ x, y }: Point, height: number): Rect => ({ x, y, width: CARD.width, height })
  return {
    of: (cell) => watched(cell).value,
    rectOf: (cell) => sized({ x: cell.x.peek(), y: cell.y.peek() }, watched(cell).peek().height),
    liveRectOf: (cell) => sized({ x: cell.x.value, y: cell.y.value }, watched(cell).value.height),
    rowOf(cell, port) {
      const { ports } = watched(cell).value
      const row = ports.indexOf(port)
      return row < 0 ? Math.max(0, ports.length - 1) : row
    },
    out,
    into,
  }
}

function byStart(edges: readonly Edge[]) {
  const map = new Map<string, Map<string, Edge>>()
  for (const edge of edges) {
    const ports = map.get(edge.from.step)
    if (ports) ports.set(edge.from.port, edge)
    else map.set(edge.from.step, new Map([[edge.from.port, edge]]))
  }
  return map
}

function byEnd(edges: readonly Edge[]) {
  const map = new Map<string, Edge[]>()
  for (const edge of edges) {
    const here = map.get(edge.to)
    if (here) here.push(edge)
    else map.set(edge.to, [edge])
  }
  return map
}
