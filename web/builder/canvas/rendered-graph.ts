import { computed, type ReadonlySignal, type Signal } from '@preact/signals'
import type { Edge } from '#journey/journey.ts'
import type { StepNode } from '../document/draft.ts'
import type { EditorDraft } from '../document/make-draft.ts'
import { overlaps } from './geometry.ts'
import type { Layouts } from './layouts.ts'
import type { View } from './view.ts'
import { wireBounds } from './wiring.ts'

/** The part of the journey that is on screen or close to it: only this is in the page. */
export type RenderedGraph = {
  nodes: ReadonlySignal<readonly StepNode[]>
  edges: ReadonlySignal<readonly Edge[]>
}

const NONE: readonly never[] = []

export function renderedGraph(
  draft: EditorDraft,
  { view, layouts, focused }: { view: View; layouts: Layouts; focused: Signal<string | undefined> },
): RenderedGraph {
  let lastNodes: readonly StepNode[] = NONE
  let lastEdges: readonly Edge[] = NONE
  return {
    nodes: computed(() => {
      draft.layoutVersion.value
      const steps = draft.steps.value
      if (view.isZoomedOut.value) return NONE
      const rect = view.renderArea.value
      // The focused card stays in the page, or the next key would go nowhere.
      const held = focused.value
      const here = [...steps.values()].filter(
        (node) => overlaps(layouts.rectOf(node), rect) || node.id === held,
      )
      lastNodes = kept(lastNodes, here)
      return lastNodes
    }),
    edges: computed(() => {
      draft.layoutVersion.value
      const steps = draft.steps.value
      const edges = draft.edges.value
      if (view.isZoomedOut.value) return NONE
      const rect = view.renderArea.value
      const here = edges.filter(({ from, to }) => {
        const [source, target] = [steps.get(from.step), steps.get(to)]
        if (!source || !target) return false
        return overlaps(wireBounds(layouts.rectOf(source), layouts.rectOf(target)), rect)
      })
      lastEdges = kept(lastEdges, here)
      return lastEdges
    }),
  }
}

/** The old list where the new one says the same, so that nothing is rendered again. */
const kept = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
  before.length === now.length && now.every((each, at) => each === before[at]) ? before : now
