import { computed, type ReadonlySignal } from '@preact/signals'
import type { Edge } from '#journey/journey.ts'
import type { Draft, StepNode } from '../document/draft.ts'
import { CARD, cardHeight, type Point, type Rect } from './geometry.ts'
import { visiblePorts } from './ports.ts'

/** What is on a card: its ports in order, how many of a long list are left out, how tall that makes it. */
export type Layout = { ports: readonly string[]; folded: number; height: number }

/** The layout of cards, and edges by step and port. */
export type Layouts = {
  of(node: StepNode): Layout
  /** The place of a card, without subscribing to its moves. */
  rectOf(node: StepNode): Rect
  /** The same, listening. */
  liveRectOf(node: StepNode): Rect
  /** The row of a port; the last one for a port that is not on the card. */
  rowOf(node: StepNode, port: string): number
  /** Edges by step and port. */
  out: ReadonlySignal<ReadonlyMap<string, ReadonlyMap<string, Edge>>>
  /** Edges by the step they lead to. */
  into: ReadonlySignal<ReadonlyMap<string, readonly Edge[]>>
}

const NONE: ReadonlyMap<string, Edge> = new Map()

export function layoutsOf({ edges }: Pick<Draft, 'edges'>): Layouts {
  const known = new WeakMap<StepNode, ReadonlySignal<Layout>>()
  const out = computed(() => byStart(edges.value))
  const into = computed(() => byEnd(edges.value))

  function watched(node: StepNode): ReadonlySignal<Layout> {
    const made = known.get(node)
    if (made) return made
    let last: Layout | undefined
    const layout = computed(() => {
      const step = node.step.value
      const wired = (port: string) => (out.value.get(node.id) ?? NONE).has(port)
      const { ports, folded } = visiblePorts(step, wired)
      if (last?.folded !== folded || last.ports.join() !== ports.join()) {
        last = { ports, folded, height: cardHeight(ports.length + (folded ? 1 : 0)) }
      }
      return last
    })
    known.set(node, layout)
    return layout
  }
  const sized = ({ x, y }: Point, height: number): Rect => ({ x, y, width: CARD.width, height })
  return {
    of: (node) => watched(node).value,
    rectOf: (node) => sized({ x: node.x.peek(), y: node.y.peek() }, watched(node).peek().height),
    liveRectOf: (node) => sized({ x: node.x.value, y: node.y.value }, watched(node).value.height),
    rowOf(node, port) {
      const { ports } = watched(node).value
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
