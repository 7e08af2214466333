import type { ApiMapping } from '../api-definition.ts'
import { fieldOf, quoted } from '../config/words.ts'
import type { Problem } from '../problem.ts'
import { usedApis } from './calls.ts'
import { type CheckContext, type Readers, referencesTo } from './check-context.ts'
import { problem } from './codes.ts'

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

/** JSONPaths (RFC 9535) that say nothing. */
export function jsonPaths(context: CheckContext): Problem[] {
  const { jsonPath } = context.readers
  if (!jsonPath) return []
  const ofSteps = context.steps.flatMap((info) => {
    const place = { stepId: info.step.id, label: info.label, prefix: '' }
    return referencesTo(info, 'request').flatMap(({ mappings }) =>
      wrongPaths(place, mappings, jsonPath),
    )
  })
  const ofApis = usedApis(context).flatMap(({ id, name: label, mappings }) =>
    wrongPaths({ label, prefix: `apis.${id}.` }, mappings, jsonPath),
  )
  return [...ofSteps, ...ofApis]
}

function wrongPaths(
  { stepId, label, prefix }: { stepId?: string; label: string; prefix: string },
  mappings: ApiMapping[] = [],
  jsonPath: NonNullable<Readers['jsonPath']>,
): Problem[] {
  return mappings.flatMap(({ from, path = '', variable }, at) => {
    if (from !== 'body' || path.trim() === '' || jsonPath(path, null) !== undefined) return []
    return problem('json_path_invalid', {
      stepId,
      field: `${prefix}mappings.${at}.path`,
      message: `${label}: ${quoted(path)}, for ${variable}, is not a JSONPath`,
      remedy: 'Write it like $.offer.total.',
    })
  })
}
