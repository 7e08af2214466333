import type { OPERATORS } from '#journey/steps/condition.ts'

/** How a comparison reads between a variable and a value. */
export const OPERATOR_NAMES: Record<(typeof OPERATORS)[number], string> = {
  equals: 'equals',
  'not-equals': 'does not equal',
  'greater-than': 'is greater than',
  'less-than': 'is less than',
  'greater-or-equal': 'is at least',
  'less-or-equal': 'is at most',
  contains: 'contains',
  'not-contains': 'does not contain',
  'starts-with': 'starts with',
  'ends-with': 'ends with',
  'matches-regex': 'matches regex',
  exists: 'exists',
  'not-exists': 'does not exist',
  'in-list': 'is one of',
  'is-empty': 'is empty',
  before: 'is before',
  after: 'is after',
}
