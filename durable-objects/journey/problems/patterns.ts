import type { ApiMapping } from '../api-definition.ts'
import { fieldOf, quoted } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { readScoped } from '../variables/placeholders.ts'
import { usedApis } from './calls.ts'
import { type CheckContext, referencesTo } from './check-context.ts'
import { problem } from './codes.ts'
import { declaredIn } from './declared.ts'

/** Regular expressions that do not compile. Checked only where the reader of the machine is given. */
export function patterns({ steps, readers }: CheckContext): Problem[] {
  const { pattern } = readers
  if (!pattern) return []
  return steps.flatMap((info) =>
    referencesTo(info, 'pattern').flatMap(({ path, source }) => {
      const compiled = pattern(source)
      if (compiled.ok) return []
      return problem('pattern_invalid', {
        stepId: info.step.id,
        field: fieldOf(path),
        message: `${info.label}: ${quoted(source)} is not a regular expression that can be used (${compiled.error})`,
        remedy: 'Correct it; look-around and back-references are not available.',
      })
    }),
  )
}

/** JSONPaths (RFC 9535) that say nothing, or that give a list where one value is wanted. */
export function jsonPaths(context: CheckContext): Problem[] {
  const check = pathCheck(context)
  if (!check) return []
  const ofSteps = context.steps.flatMap((info) => {
    const place = { stepId: info.step.id, label: info.label, prefix: '' }
    return referencesTo(info, 'request').flatMap(({ mappings }) =>
      wrongPaths(place, mappings, check),
    )
  })
  const ofApis = usedApis(context).flatMap(({ id, name: label, mappings }) =>
    wrongPaths({ label, prefix: `apis.${id}.` }, mappings, check),
  )
  return [...ofSteps, ...ofApis]
}

type Wrong = { says: string; remedy: string }
type PathCheck = (mapping: ApiMapping) => Wrong | undefined

/** Undefined where the readers of the machine are not given. */
function pathCheck(context: CheckContext): PathCheck | undefined {
  const { jsonPath, isSingularPath } = context.readers
  const declared = declaredIn(context)
  if (!jsonPath || !isSingularPath) return undefined
  return ({ path = '', variable }) => {
    if (jsonPath(path, null) === undefined) {
      const says = `${quoted(path)}, for ${variable}, is not a JSONPath`
      return { says, remedy: 'Write it like $.offer.total.' }
    }
    const place = readScoped(variable)
    const type = place && declared(place.scope, place.name)
    if (isSingularPath(path) || (type !== 'number' && type !== 'date')) return undefined
    return {
      says: `${quoted(path)} gives a list, which never fits ${variable}, which is a ${type}`,
      remedy: 'Take one value, like $.rooms[0].price, or pick a JSON variable.',
    }
  }
}

function wrongPaths(
  { stepId, label, prefix }: { stepId?: string; label: string; prefix: string },
  mappings: ApiMapping[] = [],
  check: PathCheck,
): Problem[] {
  return mappings.flatMap((mapping, at) => {
    const { from, path = '' } = mapping
    const wrong = from === 'body' && path.trim() !== '' ? check(mapping) : undefined
    if (!wrong) return []
    const { says, remedy } = wrong
    const field = `${prefix}mappings.${at}.path`
    return problem('json_path_invalid', { stepId, field, message: `${label}: ${says}`, remedy })
  })
}
