import { batch } from '@preact/signals'
import type { ApiDefinition, Edge, Journey, Step, Variable } from '#journey/journey.ts'
import type { StepCell } from './draft.ts'
import type { Editable } from './editable.ts'
import { editableOf } from './on-sheet.ts'
import { cellOf, type Sheet } from './sheet.ts'

type Lists = {
  steps: ReadonlyMap<string, StepCell>
  edges: readonly Edge[]
  variables: readonly Variable[]
  apis: readonly ApiDefinition[]
}
type Held = { step: Step; x: number; y: number }

/** One change, both ways: the lists it replaced and the steps it touched. Nothing is copied deep. */
export type Entry = {
  what: string
  cells: Map<StepCell, { before: Held; after: Held }>
  before: Lists
  after: Lists
}

/** Plays an entry backwards or forwards; the signals stay, so nothing on screen is made anew. */
export function restore(sheet: Sheet, entry: Entry, side: 'before' | 'after') {
  batch(() => {
    for (const [cell, held] of entry.cells) {
      const { step, x, y } = held[side]
      cell.step.value = step
      cell.x.value = x
      cell.y.value = y
    }
    const { steps, edges, variables, apis } = entry[side]
    sheet.steps.value = steps
    sheet.edges.value = edges
    sheet.variables.value = variables
    sheet.apis.value = apis
  })
}

/** Puts another document in the place of this one. Steps that are in both keep their cells. */
export function exchange(sheet: Sheet, what: string, journey: Journey): Entry {
  const old = sheet.steps.peek()
  const entry: Entry = { what, cells: new Map(), before: listsOf(sheet), after: listsOf(sheet) }
  const steps = new Map<string, StepCell>()
  batch(() => {
    for (const step of journey.steps) {
      const cell = old.get(step.id)
      if (cell?.type !== step.type) {
        steps.set(step.id, cellOf(step))
        continue
      }
      const before = heldOf(cell)
      const { x, y } = step.position
      cell.step.value = step
      cell.x.value = x
      cell.y.value = y
      entry.cells.set(cell, { before, after: { step, x, y } })
      steps.set(step.id, cell)
    }
    sheet.steps.value = steps
    sheet.edges.value = journey.edges
    sheet.variables.value = journey.variables
    sheet.apis.value = journey.apis
  })
  entry.after = listsOf(sheet)
  return entry
}

/** Makes a change and gives its entry; `into` is the one it folds into. Undefined: nothing changed. */
export function edit(
  sheet: Sheet,
  what: string,
  { make, into }: { make(doc: Editable): void; into?: Entry },
): Entry | undefined {
  const entry: Entry = into ?? {
    what,
    cells: new Map(),
    before: listsOf(sheet),
    after: listsOf(sheet),
  }
  const touched = new Set<StepCell>()
  batch(() => make(editableOf(sheet, (cell) => touch(entry, touched, cell))))
  for (const cell of touched) {
    const held = entry.cells.get(cell)
    if (held) held.after = heldOf(cell)
  }
  const before = entry.after
  entry.after = listsOf(sheet)
  const isSame = sameLists(before, entry.after) && touched.size === 0
  return isSame ? undefined : entry
}

function touch(entry: Entry, touched: Set<StepCell>, cell: StepCell) {
  touched.add(cell)
  if (!entry.cells.has(cell)) entry.cells.set(cell, { before: heldOf(cell), after: heldOf(cell) })
}

const heldOf = ({ step, x, y }: StepCell): Held => ({
  step: step.peek(),
  x: x.peek(),
  y: y.peek(),
})

const listsOf = ({ steps, edges, variables, apis }: Sheet): Lists => ({
  steps: steps.peek(),
  edges: edges.peek(),
  variables: variables.peek(),
  apis: apis.peek(),
})

const sameLists = (a: Lists, b: Lists) =>
  a.steps === b.steps && a.edges === b.edges && a.variables === b.variables && a.apis === b.apis
