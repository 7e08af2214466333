import type { ApiMapping } from '../journey.ts'
import type { Problem } from '../problem.ts'
import { testsIn } from '../steps/condition.ts'
import { usedApis } from './calls.ts'
import type { CheckContext, Readers, StepInfo } from './check-context.ts'
import { problem } from './codes.ts'
import { quoted } from './words.ts'

/** Regular expressions that do not compile. Checked only where the reader of the machine is given. */
export function patterns({ steps, readers }: CheckContext): Problem[] {
  const { pattern } = readers
  if (!pattern) return []
  return steps.flatMap(({ step, label, parsed }) =>
    sourcesIn(parsed).flatMap(({ field, source }) => {
      const compiled = pattern(source)
      if (compiled.ok) return []
      return problem('pattern_invalid', {
        stepId: step.id,
        field,
        message: `${label}: ${quoted(source)} is not a regular expression that can be used (${compiled.error})`,
        remedy: 'Correct it; look-around and back-references are not available.',
      })
    }),
  )
}

function sourcesIn(parsed: StepInfo['parsed']): { field: string; source: string }[] {
  if (parsed?.type === 'prompt') {
    const { validation } = parsed.config
    if (validation.mode !== 'regex') return []
    return [{ field: 'validation.pattern', source: validation.pattern }]
  }
  if (parsed?.type !== 'condition') return []
  return parsed.config.branches.flatMap(({ when }, at) =>
    testsIn(when).flatMap(({ operator, value }) => {
      const literal = typeof value === 'string' && !value.includes('{{')
      if (operator !== 'matches-regex' || !literal) return []
      return { field: `branches.${at}.when.value`, source: value }
    }),
  )
}

/** JSONPaths (RFC 9535) that say nothing. */
export function jsonPaths(context: CheckContext): Problem[] {
  const { jsonPath } = context.readers
  if (!jsonPath) return []
  const ofSteps = context.steps.flatMap(({ step, label, parsed }) =>
    parsed?.type === 'api'
      ? wrongPaths({ stepId: step.id, label, prefix: '' }, parsed.config.mappings, jsonPath)
      : [],
  )
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
