import * as z from 'zod'
import { ApiDefinition, Edge, Step, Variable } from '#journey/journey.ts'
import { boundsOf, type Point, snap } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import { newId } from './ids.ts'

/** Copied steps, as text on the clipboard. */
const CopiedSteps = z.object({
  botJourneys: z.literal(1),
  steps: z.array(Step).min(1),
  edges: z.array(Edge),
  /** What the steps refer to, for a journey that lacks it. */
  variables: z.array(Variable),
  apis: z.array(ApiDefinition),
})
export type CopiedSteps = z.infer<typeof CopiedSteps>

/** What was copied last in this tab, for browsers that do not let a page read the clipboard. */
let last = ''

/** The selected steps with the edges between them; undefined when only Start is selected. */
export function copied({ draft }: Editor): CopiedSteps | undefined {
  const ids = draft.selection.peek()
  const document = draft.document()
  const steps = document.steps.filter(({ id, type }) => ids.has(id) && type !== 'start')
  if (!steps.length) return undefined
  const within = new Set(steps.map(({ id }) => id))
  const words = JSON.stringify(steps)
  return {
    botJourneys: 1,
    steps,
    edges: document.edges.filter(({ from, to }) => within.has(from.step) && within.has(to)),
    variables: document.variables.filter(({ name }) => words.includes(`var_local.${name}`)),
    apis: document.apis.filter(({ id }) => steps.some(({ config }) => config.apiId === id)),
  }
}

/** Puts the selection on the clipboard. `onto`: that of a copy event, which needs no permission. */
export function copyOut(editor: Editor, onto?: DataTransfer | null): boolean {
  const copiedSteps = copied(editor)
  if (!copiedSteps) {
    editor.announce('Start is fixed: it cannot be copied')
    return false
  }
  last = JSON.stringify(copiedSteps)
  if (onto) onto.setData('text/plain', last)
  else navigator.clipboard?.writeText(last).catch(() => {})
  editor.announce(
    copiedSteps.steps.length === 1 ? '1 step copied' : `${copiedSteps.steps.length} steps copied`,
  )
  return true
}

/** Pastes what is on the clipboard at the pointer. */
export async function pasteIn(editor: Editor, given?: string) {
  const text = given ?? (await navigator.clipboard?.readText().catch(() => last)) ?? last
  const copiedSteps = read(text) ?? (given === undefined ? read(last) : undefined)
  if (!copiedSteps) {
    editor.announce('There are no steps on the clipboard')
    return
  }
  const { x, y, width, height } = editor.view.visible()
  const at = editor.pointer.peek() ?? { x: x + width / 3, y: y + height / 3 }
  placeCopied(editor, copiedSteps, { what: 'Paste', at })
}

function read(text: string): CopiedSteps | undefined {
  try {
    return CopiedSteps.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Puts copies where `at` is their upper left corner: new ids, the edges between them kept. */
export function placeCopied(
  editor: Editor,
  copiedSteps: CopiedSteps,
  { what, at }: { what: string; at: Point },
) {
  const { draft } = editor
  if (draft.readOnly.peek()) return
  const { steps } = copiedSteps
  const corner = boundsOf(steps.map(({ position }) => ({ ...position, width: 0, height: 0 })))
  const [dx, dy] = [snap(at.x) - (corner?.x ?? 0), snap(at.y) - (corner?.y ?? 0)]
  const ids = new Map(steps.map(({ id }) => [id, newId('step')]))
  draft.change(steps.length === 1 ? `${what} step` : `${what} ${steps.length} steps`, (doc) => {
    for (const step of steps) {
      if (step.type === 'start') continue
      const { x, y } = step.position
      doc.addStep({ ...step, id: ids.get(step.id), position: { x: x + dx, y: y + dy } })
    }
    for (const { from, to } of copiedSteps.edges) {
      const [source, target] = [ids.get(from.step), ids.get(to)]
      if (source && target) doc.connect(source, from.port, target)
    }
    doc.variables = joined(doc.variables, copiedSteps.variables, ({ name }) => name)
    doc.apis = joined(doc.apis, copiedSteps.apis, ({ id }) => id)
  })
  draft.select(ids.values())
  const [first] = ids.values()
  if (first) editor.focus(first)
  editor.announce(steps.length === 1 ? '1 step pasted' : `${steps.length} steps pasted`)
}

/** Both lists without duplicates; the same list if nothing is missing. */
function joined<T>(there: readonly T[], others: readonly T[], keyOf: (one: T) => string) {
  const names = new Set(there.map(keyOf))
  const missing = others.filter((one) => !names.has(keyOf(one)))
  return missing.length ? [...there, ...missing] : there
}
