import { type Text, textsIn } from '../config/texts.ts'
import { fieldOf } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { placeholdersIn, readScoped } from '../variables/placeholders.ts'
import { type CheckContext, referencesTo, type StepInfo } from './check-context.ts'
import { problem } from './codes.ts'
import { reachable } from './reach.ts'
import { inWords, pathsWithout } from './unset-paths.ts'

/**
 * Local variables in an API step's request without a default, to which a session can get without a
 * value: no step before it sets them, or none on one of the paths.
 */
export function unsetVariables(context: CheckContext): Problem[] {
  const reached = reachable(context)
  const howUnset = unsetAt(context, reached)
  return context.steps.flatMap((info) => {
    if (!reached.has(info.step.id)) return []
    const told = new Set<string>()
    return requestTexts(info, context).flatMap(({ field, text }) =>
      placeholdersIn(text).flatMap(({ scope, name, fallback }) => {
        if (scope !== 'var_local' || fallback !== undefined || told.has(name)) return []
        const how = howUnset(name, info.step.id)
        if (!how) return []
        told.add(name)
        return problem('variable_never_set', {
          stepId: info.step.id,
          field,
          message: `${info.label}: ${how}, so the call would carry its braces`,
          remedy: `Set it in an earlier step, or give a default, like {{var_local.${name}|none}}.`,
        })
      }),
    )
  })
}

/** The texts that go out with a call, each with the field of the step that leads to it. */
function requestTexts(info: StepInfo, { journey }: CheckContext): (Text & { field: string })[] {
  if (referencesTo(info, 'request').length === 0) return []
  const [called] = referencesTo(info, 'api')
  if (!called) {
    const own = info.texts.filter(({ path }) => path[0] === 'request')
    return own.map((text) => ({ ...text, field: fieldOf(text.path) }))
  }
  const definition = journey.apis.find(({ id }) => id === called.id)
  return textsIn(definition?.request).map((text) => ({ ...text, field: fieldOf(called.path) }))
}

/** Says how a declared variable can have no value when a session enters a step; undefined: it cannot. */
function unsetAt(context: CheckContext, reached: Set<string>) {
  const { variables } = context.journey
  const bare = new Set(variables.filter((one) => isMissing(one.default)).map(({ name }) => name))
  const writers = writersByName(context, reached)
  const known = new Map<string, ReturnType<typeof waysOf>>()
  function waysOf(name: string) {
    const ids = writers.get(name) ?? []
    const without = pathsWithout(context, { writers: new Set(ids), name })
    const isAsked = ids.every((id) => context.byId.get(id)?.isQuestion)
    return { after: stepsAfter(ids, context), without, isAsked }
  }
  return (name: string, stepId: string): string | undefined => {
    if (!bare.has(name)) return undefined
    const ways = known.get(name) ?? waysOf(name)
    known.set(name, ways)
    if (!ways.after.has(stepId)) return `no step before it sets ${name}`
    const parting = ways.without.get(stepId)
    return parting && `${inWords(parting)} ${name} was never ${ways.isAsked ? 'asked' : 'set'}`
  }
}

const isMissing = (value: unknown) => value === undefined || value === null || value === ''

/** Every step to which a link leads from one of these, however far. */
function stepsAfter(ids: string[], { byId }: CheckContext): Set<string> {
  const next = (id: string) => (byId.get(id)?.links ?? []).map(({ to }) => to)
  const seen = new Set(ids.flatMap(next))
  for (const id of seen) for (const to of next(id)) seen.add(to)
  return seen
}

/** The steps that may write each local variable, by its bare name. */
function writersByName(context: CheckContext, reached: Set<string>): Map<string, string[]> {
  const writers = new Map<string, string[]>()
  for (const info of context.steps) {
    if (!reached.has(info.step.id)) continue
    for (const scoped of writtenBy(info, context)) {
      const place = readScoped(scoped)
      if (place?.scope !== 'var_local') continue
      const known = writers.get(place.name)
      if (known) known.push(info.step.id)
      else writers.set(place.name, [info.step.id])
    }
  }
  return writers
}

/** Scoped names. Of an unfinished step every name counts: it may be the one that is written. */
function writtenBy(info: StepInfo, { journey }: CheckContext): string[] {
  if (!info.config) return info.texts.map(({ text }) => text)
  const written = referencesTo(info, 'variable').flatMap(({ use, name }) =>
    use === 'write' ? [name] : [],
  )
  const [called] = referencesTo(info, 'api')
  const [request] = referencesTo(info, 'request')
  if (!called || request?.mappings) return written
  const definition = journey.apis.find(({ id }) => id === called.id)
  return [...written, ...(definition?.mappings ?? []).map(({ variable }) => variable)]
}
