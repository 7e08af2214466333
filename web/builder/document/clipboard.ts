import { toast } from '../../design/toast.tsx'
import type { Editor } from '../editor.ts'
import { namesIn, namesInApi } from '../variables/names-in.ts'
import { CopiedSteps } from './copied-steps.ts'

/** What was copied last in this tab, for browsers that do not let a page read the clipboard. */
let last = ''

/**
 * The selected steps with the edges between them, the calls of the API Manager that they make, and
 * the variables that either names; undefined when only Start is selected.
 */
export function copied({ draft, organisationId }: Editor): CopiedSteps | undefined {
  const ids = draft.selection.peek()
  const document = draft.document()
  const steps = document.steps.filter(({ id, type }) => ids.has(id) && type !== 'start')
  if (!steps.length) return undefined
  const within = new Set(steps.map(({ id }) => id))
  const apis = document.apis.filter(({ id }) => steps.some(({ config }) => config.apiId === id))
  const named = new Set(
    [...steps.map(({ config }) => namesIn(config)), ...apis.map(namesInApi)]
      .flat()
      .map(({ name }) => name),
  )
  return {
    botJourneys: 1,
    journeyId: draft.journeyId,
    organisationId,
    steps,
    edges: document.edges.filter(({ from, to }) => within.has(from.step) && within.has(to)),
    variables: document.variables.filter(({ name }) => named.has(`var_local.${name}`)),
    apis,
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
  void pasting()
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
  const paste = await pasting()
  if (paste) await paste.pasteSteps(editor, copiedSteps)
  else toast('We cannot reach the server. Try to paste again in a minute.', { isBad: true })
}

/** How steps become ones of another journey: loaded when something is copied, or at the latest now. */
const pasting = () => import('./paste-steps.ts').catch(() => undefined)

function read(text: string): CopiedSteps | undefined {
  try {
    return CopiedSteps.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
