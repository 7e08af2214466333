import { batch } from '@preact/signals'
import type { ApiDefinition, Edge, Journey, Step, Variable } from '#journey/journey.ts'
import { type DocumentSignals, stepNode } from './document-signals.ts'
import type { StepNode } from './draft.ts'
import type { Editable } from './editable.ts'
import { editableDocument } from './editable-document.ts'

type DocumentLists = {
  steps: ReadonlyMap<string, StepNode>
  edges: readonly Edge[]
  variables: readonly Variable[]
  apis: readonly ApiDefinition[]
}
type NodeState = { step: Step; x: number; y: number }

/** One change, both ways: the lists it replaced and the steps it touched. Nothing is deep-copied. */
export type HistoryEntry = {
  what: string
  nodes: Map<StepNode, { before: NodeState; after: NodeState }>
  before: DocumentLists
  after: DocumentLists
}

/** Applies an entry backwards or forwards; the signals stay, so nothing is mounted again. */
export function restoreEntry(
  signals: DocumentSignals,
  entry: HistoryEntry,
  side: 'before' | 'after',
) {
  batch(() => {
    for (const [node, held] of entry.nodes) {
      const { step, x, y } = held[side]
      node.step.value = step
      node.x.value = x
      node.y.value = y
    }
    const { steps, edges, variables, apis } = entry[side]
    signals.steps.value = steps
    signals.edges.value = edges
    signals.variables.value = variables
    signals.apis.value = apis
  })
}

/** Replaces the document. Steps that are in both keep their nodes. */
export function replaceDocument(
  signals: DocumentSignals,
  what: string,
  journey: Journey,
): HistoryEntry {
  const old = signals.steps.peek()
  const entry: HistoryEntry = {
    what,
    nodes: new Map(),
    before: listsOf(signals),
    after: listsOf(signals),
  }
  const steps = new Map<string, StepNode>()
  batch(() => {
    for (const step of journey.steps) {
      const node = old.get(step.id)
      if (node?.type !== step.type) {
        steps.set(step.id, stepNode(step))
        continue
      }
      const before = nodeState(node)
      const { x, y } = step.position
      node.step.value = step
      node.x.value = x
      node.y.value = y
      entry.nodes.set(node, { before, after: { step, x, y } })
      steps.set(step.id, node)
    }
    signals.steps.value = steps
    signals.edges.value = journey.edges
    signals.variables.value = journey.variables
    signals.apis.value = journey.apis
  })
  entry.after = listsOf(signals)
  return entry
}

/** Makes a change and returns its entry; `into` is the one it merges into. Undefined: nothing changed. */
export function applyEdit(
  signals: DocumentSignals,
  what: string,
  { make, into }: { make(doc: Editable): void; into?: HistoryEntry },
): HistoryEntry | undefined {
  const entry: HistoryEntry = into ?? {
    what,
    nodes: new Map(),
    before: listsOf(signals),
    after: listsOf(signals),
  }
  const touched = new Set<StepNode>()
  batch(() => make(editableDocument(signals, (node) => touch(entry, touched, node))))
  for (const node of touched) {
    const held = entry.nodes.get(node)
    if (held) held.after = nodeState(node)
  }
  const before = entry.after
  entry.after = listsOf(signals)
  const isSame = sameLists(before, entry.after) && touched.size === 0
  return isSame ? undefined : entry
}

function touch(entry: HistoryEntry, touched: Set<StepNode>, node: StepNode) {
  touched.add(node)
  if (!entry.nodes.has(node))
    entry.nodes.set(node, { before: nodeState(node), after: nodeState(node) })
}

const nodeState = ({ step, x, y }: StepNode): NodeState => ({
  step: step.peek(),
  x: x.peek(),
  y: y.peek(),
})

const listsOf = ({ steps, edges, variables, apis }: DocumentSignals): DocumentLists => ({
  steps: steps.peek(),
  edges: edges.peek(),
  variables: variables.peek(),
  apis: apis.peek(),
})

const sameLists = (a: DocumentLists, b: DocumentLists) =>
  a.steps === b.steps && a.edges === b.edges && a.variables === b.variables && a.apis === b.apis
