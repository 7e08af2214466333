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

/** The changes of `Editable`, made on a sheet; `touching` hears of each step before it changes. */
export function editableDocument(
  sheet: DocumentSignals,
  touching: (node: StepNode) => void,
): Editable {
  const nodeAt = (id: string) => sheet.steps.peek().get(id)
  function put(node: StepNode, step: Step) {
    touching(node)
    const lost = lostPorts(sheet, node.step.peek(), step)
    node.step.value = step
    if (lost.size) {
      sheet.edges.value = sheet.edges
        .peek()
        .filter(({ from }) => from.step !== step.id || !lost.has(from.port))
    }
  }
  return {
    step: (id) => nodeAt(id)?.step.peek(),
    get edges() {
      return sheet.edges.peek()
    },
    get variables() {
      return sheet.variables.peek()
    },
    set variables(variables) {
      sheet.variables.value = variables
    },
    get apis() {
      return sheet.apis.peek()
    },
    set apis(apis) {
      sheet.apis.value = apis
    },
    addStep: (step) => addStep(sheet, step),
    removeSteps: (ids) => removeSteps(sheet, ids),
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
    connect: (from, port, to) => connect(sheet, { step: from, port }, to),
    disconnect(edgeId) {
      sheet.edges.value = sheet.edges.peek().filter(({ id }) => id !== edgeId)
    },
  }
}
