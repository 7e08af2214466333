import { isDay } from '../config/day.ts'
import { twice } from '../duplicates.ts'
import type { Problem } from '../problem.ts'
import type { Variable } from '../variables/variable.ts'
import type { CheckContext } from './check-context.ts'
import { problem } from './codes.ts'

/** Local variables as they are declared: each name once, each default of its variable's type. */
export function definitions({ journey }: CheckContext): Problem[] {
  const taken = twice(journey.variables.map(({ name }) => name)).map((name) =>
    problem('variable_name_taken', {
      field: `variables.${name}`,
      message: `Variable name already exists in journey: ${name}`,
      remedy: 'Use a different name.',
    }),
  )
  return [...taken, ...journey.variables.flatMap(defaultProblems)]
}

function defaultProblems({ name, type, default: value }: Variable): Problem[] {
  if (value === undefined || value === null || fits(value, type)) return []
  return [
    problem('default_ill_typed', {
      field: `variables.${name}.default`,
      message: `The default of ${name} is not ${KINDS[type]}`,
      remedy: `Give ${KINDS[type]}, remove the default, or change the variable’s type.`,
    }),
  ]
}

const KINDS = {
  string: 'a text',
  number: 'a number',
  date: 'a day like 2026-12-24',
  json: 'JSON',
} as const satisfies Record<Variable['type'], string>

function fits(value: unknown, type: Variable['type']): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string'
    case 'number':
      return typeof value === 'string'
        ? /^\s*-?\d+(\.\d+)?\s*$/.test(value) && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER
        : typeof value === 'number' && Number.isFinite(value)
    case 'date':
      return typeof value === 'string' && isDay(value)
    case 'json':
      return true
  }
}
