import type { Step } from '#journey/journey.ts'
import {
  addStep,
  connect,
  type DocumentSignals,
  lostPorts,
  removeSteps,
} from './document-signals.ts'
import type { StepNode } from './draft.ts'
import type { Editable } from './editable.ts'

/** The changes of `Editable`, made on signals; `touching` is called with each step before it changes. */
export function editableDocument(
  signals: DocumentSignals,
  touching: (node: StepNode) => void,
): Editable {
  const nodeAt = (id: string) => signals.steps.peek().get(id)
  function put(node: StepNode, step: Step) {
    touching(node)
    const lost = lostPorts(signals, node.step.peek(), step)
    node.step.value = step
    if (lost.size) {
      signals.edges.value = signals.edges
        .peek()
        .filter(({ from }) => from.step !== step.id || !lost.has(from.port))
    }
  }
  return {
    step: (id) => nodeAt(id)?.step.peek(),
    get language() {
      return signals.language.peek()
    },
    set language(language) {
      signals.language.value = language
    },
    get commands() {
      return signals.commands.peek()
    },
    set commands(commands) {
      signals.commands.value = commands
    },
    get edges() {
      return signals.edges.peek()
    },
    get variables() {
      return signals.variables.peek()
    },
    set variables(variables) {
      signals.variables.value = variables
    },
    get apis() {
      return signals.apis.peek()
    },
    set apis(apis) {
      signals.apis.value = apis
    },
    addStep: (step) => addStep(signals, step),
    removeSteps: (ids) => removeSteps(signals, ids),
    patchConfig(stepId, partial) {
      const node = nodeAt(stepId)
      if (!node) return
      const merged = Object.entries({ ...node.step.peek().config, ...partial })
      const config = Object.fromEntries(merged.filter(([, value]) => value !== undefined))
      put(node, { ...node.step.peek(), config })
    },
    setStep(step) {
      const node = nodeAt(step.id)
      if (node) put(node, { ...step, type: node.type })
    },
    move(stepId, { x, y }) {
      const node = nodeAt(stepId)
      if (!node || (node.x.peek() === x && node.y.peek() === y)) return
      touching(node)
      node.x.value = x
      node.y.value = y
    },
    connect: (from, port, to) => connect(signals, { step: from, port }, to),
    disconnect(edgeId) {
      signals.edges.value = signals.edges.peek().filter(({ id }) => id !== edgeId)
    },
  }
}
