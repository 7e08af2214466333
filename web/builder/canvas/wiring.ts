import { computed, type ReadonlySignal } from '@preact/signals'
import type { Edge } from '#journey/journey.ts'
import type { EditorDraft } from '../document/make-draft.ts'
import { inPoint, outPoint, padded, type Rect, unionOf } from './geometry.ts'
import type { Layouts } from './layouts.ts'
import { spatialIndex } from './spatial-index.ts'
import { REACH } from './wire-lanes.ts'
import { type Wire, wireOf } from './wire-path.ts'

/** The wires of all edges as they run now: for the page, its tools, and the paintings alike. */
export type Wiring = {
  /** Listens for the moves of its two cards; other cards count from when they are put down. */
  of(edge: Edge): Wire | undefined
}

/** No wire between these two cards leaves it. */
export const wireBounds = (from: Rect, to: Rect): Rect => padded(unionOf(from, to), REACH)

export function wiringOf(
  draft: Pick<EditorDraft, 'layoutVersion' | 'steps'>,
  layouts: Omit<Layouts, 'out' | 'into'>,
): Wiring {
  const index = spatialIndex(draft, layouts)
  const known = new WeakMap<Edge, ReadonlySignal<Wire | undefined>>()

  function led({ from: { step, port }, to }: Edge): Wire | undefined {
    const [source, target] = [step, to].map((id) => draft.steps.value.get(id))
    if (!source || !target) return undefined
    const [from, end] = [layouts.liveRectOf(source), layouts.liveRectOf(target)]
    const others = index.near(wireBounds(from, end), [source, target])
    const row = layouts.rowOf(source, port)
    const rows = layouts.of(source).ports.length
    return wireOf(outPoint(from, row), inPoint(end), { from, to: end, others, row, rows })
  }
  return {
    of(edge) {
      const made = known.get(edge)
      if (made) return made.value
      const wire = computed(() => led(edge))
      known.set(edge, wire)
      return wire.value
    },
  }
}
