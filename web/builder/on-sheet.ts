import type { Step } from '#journey/journey.ts'
import type { StepCell } from './draft.ts'
import type { Editable } from './editable.ts'
import { addStep, connect, lostPorts, removeSteps, type Sheet } from './sheet.ts'

/** The changes of `Editable`, made on a sheet; `touching` hears of each step before it changes. */
export function editableOf(sheet: Sheet, touching: (cell: StepCell) => void): Editable {
  const cellAt = (id: string) => sheet.steps.peek().get(id)
  function put(cell: StepCell, step: Step) {
    touching(cell)
    const lost = lostPorts(sheet, cell.step.peek(), step)
    cell.step.value = step
    if (lost.size) {
      sheet.edges.value = sheet.edges
        .peek()
        .filter(({ from }) => from.step !== step.id || !lost.has(from.port))
    }
  }
  return {
    step: (id) => cellAt(id)?.step.peek(),
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
      const cell = cellAt(stepId)
      if (!cell) return
      const merged = Object.entries({ ...cell.step.peek().config, ...partial })
      const config = Object.fromEntries(merged.filter(([, value]) => value !== undefined))
      put(cell, { ...cell.step.peek(), config })
    },
    setStep(step) {
      const cell = cellAt(step.id)
      if (cell) put(cell, { ...step, type: cell.type })
    },
    move(stepId, { x, y }) {
      const cell = cellAt(stepId)
      if (!cell || (cell.x.peek() === x && cell.y.peek() === y)) return
      touching(cell)
      cell.x.value = x
      cell.y.value = y
    },
    connect: (from, port, to) => connect(sheet, { step: from, port }, to),
    disconnect(edgeId) {
      sheet.edges.value = sheet.edges.peek().filter(({ id }) => id !== edgeId)
    },
  }
}
