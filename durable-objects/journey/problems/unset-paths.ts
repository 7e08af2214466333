import { portOfChoice } from '../step.ts'
import { readScoped } from '../variables/placeholders.ts'
import { type CheckContext, referencesTo, type StepInfo } from './check-context.ts'

/** Where what a step asks or fetches is not kept: by these ports it leaves without it. */
const WITHOUT_VALUE = new Set(['fallback', 'timeout', 'error'])

/** The link at which a path that never sets a variable parts from the others. */
export type Parting = { from: StepInfo; port: string }

/**
 * The steps that a session gets to from Start without passing a step that sets the variable, each with
 * the last parting on the way there; undefined where the way has none. Behind a condition that tests
 * the variable its author has thought of that.
 */
export function pathsWithout(
  { steps, byId }: CheckContext,
  { writers, name }: { writers: ReadonlySet<string>; name: string },
): ReadonlyMap<string, Parting | undefined> {
  const partings = new Map<string, Parting | undefined>()
  const start = steps.find(({ step }) => step.type === 'start')
  if (start) partings.set(start.step.id, undefined)
  // A map may grow while it is walked: what is added is visited too.
  for (const [id, before] of partings) {
    const from = byId.get(id)
    if (!from || tests(from, name)) continue
    for (const { port, to } of from.links) {
      if (writers.has(id) && !WITHOUT_VALUE.has(port)) continue
      if (partings.has(to)) continue
      partings.set(to, from.links.length > 1 ? { from, port } : before)
    }
  }
  return partings
}

const tests = (info: StepInfo, name: string) =>
  info.step.type === 'condition' &&
  referencesTo(info, 'variable').some((one) => {
    const place = readScoped(one.name)
    return place?.scope === 'var_local' && place.name === name
  })

/** An option or a branch by its label, any other port by its name and its step’s. */
export function inWords({ from, port }: Parting): string {
  const label = from.choices.find((choice) => portOfChoice(choice) === port)?.label?.trim()
  return label ? `on the branch “${label}”` : `where ${from.label} leaves by ${port}`
}
