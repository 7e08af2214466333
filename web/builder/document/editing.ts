import { batch } from '@preact/signals'
import type { Command } from '#journey/command.ts'
import type { ApiDefinition, Edge, Journey, Step, Variable } from '#journey/journey.ts'
import { type DocumentSignals, stepNode } from './document-signals.ts'
import type { StepNode } from './draft.ts'
import type { Editable } from './editable.ts'
import { editableDocument } from './editable-document.ts'

/** What is replaced as a whole where it changes. */
type DocumentParts = {
  language: string | undefined
  commands: readonly Command[]
  steps: ReadonlyMap<string, StepNode>
  edges: readonly Edge[]
  variables: readonly Variable[]
  apis: readonly ApiDefinition[]
}
type NodeState = { step: Step; x: number; y: number }

/** One change, both ways: the parts it replaced and the steps it touched. Nothing is deep-copied. */
export type HistoryEntry = {
  what: string
  nodes: Map<StepNode, { before: NodeState; after: NodeState }>
  before: DocumentParts
  after: DocumentParts
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
    putParts(signals, entry[side])
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
    before: partsOf(signals),
    after: partsOf(signals),
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
    const { language, commands = [], edges, variables, apis } = journey
    putParts(signals, { language, commands, steps, edges, variables, apis })
  })
  entry.after = partsOf(signals)
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
    before: partsOf(signals),
    after: partsOf(signals),
  }
  const touched = new Set<StepNode>()
  batch(() => make(editableDocument(signals, (node) => touch(entry, touched, node))))
  for (const node of touched) {
    const held = entry.nodes.get(node)
    if (held) held.after = nodeState(node)
  }
  const before = entry.after
  entry.after = partsOf(signals)
  const isSame = sameParts(before, entry.after) && touched.size === 0
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

function putParts(signals: DocumentSignals, parts: DocumentParts) {
  signals.language.value = parts.language
  signals.commands.value = parts.commands
  signals.steps.value = parts.steps
  signals.edges.value = parts.edges
  signals.variables.value = parts.variables
  signals.apis.value = parts.apis
}

const partsOf = (signals: DocumentSignals): DocumentParts => ({
  language: signals.language.peek(),
  commands: signals.commands.peek(),
  steps: signals.steps.peek(),
  edges: signals.edges.peek(),
  variables: signals.variables.peek(),
  apis: signals.apis.peek(),
})

const sameParts = (a: DocumentParts, b: DocumentParts) =>
  a.language === b.language &&
  a.commands === b.commands &&
  a.steps === b.steps &&
  a.edges === b.edges &&
  a.variables === b.variables &&
  a.apis === b.apis
