import { type Signal, signal } from '@preact/signals'
import type { TestStart } from './test-api.ts'

export type CannedAnswer = { isOn: boolean; status: number; body: string }

/** How tests of this journey begin: kept for as long as the tab is open, whatever is restarted. */
export type Setup = {
  startAt: string
  /** Local variables by name, as typed; an empty one keeps its default. */
  values: Record<string, string>
  /** By the id of the API step. */
  canned: Record<string, CannedAnswer>
}

const EMPTY: Setup = { startAt: '', values: {}, canned: {} }
const keyOf = (journeyId: string) => `bot-journeys.test.${journeyId}`

export function setupOf(journeyId: string): Signal<Setup> {
  const setup = signal<Setup>(read(journeyId))
  setup.subscribe((now) => {
    try {
      sessionStorage.setItem(keyOf(journeyId), JSON.stringify(now))
    } catch {
      // No room, or not allowed: it lasts until the page is left.
    }
  })
  return setup
}

function read(journeyId: string): Setup {
  try {
    return { ...EMPTY, ...JSON.parse(sessionStorage.getItem(keyOf(journeyId)) ?? '{}') }
  } catch {
    return EMPTY
  }
}

/** The same as the server takes it: only what is about steps and variables that are still there. */
export function startOf(
  { values, canned }: Setup,
  { stepIds, variables }: { stepIds: ReadonlySet<string>; variables: readonly string[] },
): TestStart {
  const given = variables.flatMap((name) => (values[name] ? [[name, values[name]]] : []))
  const answers = Object.entries(canned).flatMap(([stepId, { isOn, status, body }]) =>
    isOn && stepIds.has(stepId) ? [[stepId, { status, body }]] : [],
  )
  return {
    ...(given.length && { variables: Object.fromEntries(given) }),
    ...(answers.length && { cannedAnswers: Object.fromEntries(answers) }),
  }
}
