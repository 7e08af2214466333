import * as z from 'zod'
import { DAY_REMEDY, holdsDay } from '../config/day.ts'
import { type Fault, invalid } from '../config/fault.ts'
import { quoted } from '../config/words.ts'
import type { Reference } from '../reference.ts'
import { type StepContext, stepType, type Unfinished } from '../step.ts'
import { immediate } from '../step-parts/immediate.ts'
import { interpolateDeep } from '../variables/placeholders.ts'
import { displayText, type Value } from '../variables/value.ts'
import type { Answers } from '../world.ts'

export const OPERATORS = [
  'equals',
  'not-equals',
  'greater-than',
  'less-than',
  'greater-or-equal',
  'less-or-equal',
  'contains',
  'not-contains',
  'starts-with',
  'ends-with',
  'matches-regex',
  'exists',
  'not-exists',
  'in-list',
  'is-empty',
  'before',
  'after',
] as const
type Operator = (typeof OPERATORS)[number]

/** Operators that compare with nothing. */
export const UNARY_OPERATORS: readonly string[] = ['exists', 'not-exists', 'is-empty']

const test = z.object({
  variable: z.string().min(1),
  operator: z.enum(OPERATORS),
  value: z.json().optional(),
  matchCase: z.boolean().optional(),
})
type Test = z.infer<typeof test>

export type Rule = { all: Rule[] } | { any: Rule[] } | Test
const rule: z.ZodType<Rule> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(rule).min(1).max(50) }),
    z.strictObject({ any: z.array(rule).min(1).max(50) }),
    test,
  ]),
)

const config = z.object({
  branches: z
    .array(
      z.object({
        id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
        label: z.string().max(80).optional(),
        when: rule,
      }),
    )
    .min(1)
    .max(50),
})
type Config = z.infer<typeof config>

/**
 * Condition — the first branch whose rule is true wins. Ports: `branch:<id>` in order, `else`.
 *
 * Sample: { "branches": [{ "id": "large", "label": "Large party",
 *   "when": { "variable": "var_local.party_size", "operator": "greater-than", "value": 8 } }] }
 */
export const condition = stepType({
  ...immediate,
  label: 'Condition',
  description: 'Goes different ways by a variable: if, branch, router',
  group: 'logic',
  config,
  blank: (): Unfinished<Config> => ({
    branches: [{ id: 'branch_1', when: { variable: '', operator: 'equals' } }],
  }),
  ports: ({ branches }) => [...branches.map(({ id }) => `branch:${id}`), 'else'],
  choices: ({ branches }) =>
    branches.map(({ id, label = '' }, at) => ({
      ...{ by: 'rule', id, label, synonyms: [], path: ['branches', at], labelKey: 'label' },
    })),
  references: ({ branches }) => branches.flatMap(({ when }, at) => ruleReferences(when, at)),
  faults: ({ branches }) => branches.flatMap(({ when }, at) => ruleFaults(when, at)),
  summary: ({ branches = [] }) => ruleInWords(branches[0]?.when),
  enter(context) {
    const won = context.config.branches.find(({ when }) => holds(context, when))
    return { to: 'port', port: won ? `branch:${won.id}` : 'else' }
  },
})

type Place = readonly (string | number)[]
type PlacedTest = { test: Test; path: Place }

/** Every test of a rule with its place, however deep. */
function placedTests(rule: Rule, path: Place): PlacedTest[] {
  const inside = (rules: Rule[], key: string) =>
    rules.flatMap((inner, at) => placedTests(inner, [...path, key, at]))
  if ('all' in rule) return inside(rule.all, 'all')
  return 'any' in rule ? inside(rule.any, 'any') : [{ test: rule, path }]
}

/** Every test of a rule, however deep. */
export const testsIn = (rule: Rule): Test[] => placedTests(rule, []).map(({ test }) => test)

const isDayOperator = (operator: Operator) => operator === 'before' || operator === 'after'

function ruleReferences(rule: Rule, branch: number): Reference[] {
  return placedTests(rule, ['branches', branch, 'when']).flatMap(({ test, path }): Reference[] => {
    const { variable: name, operator, value } = test
    const day = isDayOperator(operator)
    const read: Reference = {
      ...{ names: 'variable', use: 'read', name, day, path: [...path, 'variable'] },
    }
    const isPattern = operator === 'matches-regex' && typeof value === 'string'
    if (!isPattern || value.includes('{{')) return [read]
    return [read, { names: 'pattern', source: value, path: valuePath(branch) }]
  })
}

/** A form shows what is wrong with a value at the branch, however deep in its rule it stands. */
const valuePath = (branch: number) => ['branches', branch, 'when', 'value']

function ruleFaults(rule: Rule, branch: number): Fault[] {
  const path = valuePath(branch)
  return testsIn(rule).flatMap(({ variable, operator, value }): Fault[] => {
    if (UNARY_OPERATORS.includes(operator)) return []
    if (value === undefined) {
      const says = `branch ${branch + 1} compares ${variable} with nothing (${operator})`
      return [{ code: 'config_incomplete', path, says, remedy: 'Give the value to compare with.' }]
    }
    if (!isDayOperator(operator) || (typeof value === 'string' && holdsDay(value))) return []
    const says = `branch ${branch + 1} compares ${variable} with ${quoted(String(value))}, which is not a day`
    return [invalid(path, says, DAY_REMEDY)]
  })
}

/** The first test of a rule, as it would be read out. */
function ruleInWords(rule: Unfinished<Rule> | undefined): string {
  if (!rule) return ''
  if ('all' in rule) return firstInWords(rule.all, 'and')
  if ('any' in rule) return firstInWords(rule.any, 'or')
  if (!('variable' in rule) || !rule.variable) return ''
  const { variable, operator = '', value = '' } = rule
  const plain = typeof value === 'string' || typeof value === 'number' ? value : ''
  return `${variable.replace(/^var_\w+?\./, '')} ${operator.replaceAll('-', ' ')} ${plain}`
}

const firstInWords = (rules: Unfinished<Rule>[] = [], joint: 'and' | 'or') =>
  `${ruleInWords(rules[0])}${rules.length > 1 ? ` ${joint}…` : ''}`

function holds(context: StepContext<Config>, rule: Rule): boolean {
  if ('all' in rule) return rule.all.every((inner) => holds(context, inner))
  if ('any' in rule) return rule.any.some((inner) => holds(context, inner))
  const left = context.value(rule.variable)
  if (left === undefined || left === null) return TRUE_OF_NOTHING.includes(rule.operator)
  const right = interpolateDeep(rule.value ?? '', context.fill) as Value
  return compare(left, rule.operator, right, rule.matchCase ?? false, context.world.answers)
}

const TRUE_OF_NOTHING: Operator[] = ['not-exists', 'not-equals', 'not-contains', 'is-empty']

function compare(
  left: Value,
  operator: Operator,
  right: Value,
  matchCase: boolean,
  { pattern, calendar }: Answers,
): boolean {
  const text = (value: Value) => {
    const plain = displayText(value).trim()
    return matchCase ? plain : plain.toLowerCase()
  }
  const same = (a: Value, b: Value) => order(a, b, text) === 0
  switch (operator) {
    case 'equals':
      return same(left, right)
    case 'not-equals':
      return !same(left, right)
    case 'greater-than':
      return order(left, right, text) > 0
    case 'less-than':
      return order(left, right, text) < 0
    case 'greater-or-equal':
      return order(left, right, text) >= 0
    case 'less-or-equal':
      return order(left, right, text) <= 0
    case 'contains':
      return contains(left, right, same, text)
    case 'not-contains':
      return !contains(left, right, same, text)
    case 'starts-with':
      return text(left).startsWith(text(right))
    case 'ends-with':
      return text(left).endsWith(text(right))
    case 'matches-regex': {
      const source = displayText(right)
      const compiled = pattern(matchCase ? source : `(?i)${source}`)
      return compiled.ok && compiled.matches(displayText(left).slice(0, 4096))
    }
    case 'exists':
      return true
    case 'not-exists':
      return false
    case 'in-list':
      return itemsOf(right).some((item) => same(left, item))
    case 'is-empty':
      return isEmpty(left)
    case 'before':
    case 'after': {
      const [a, b] = [displayText(left).trim(), displayText(right).trim()]
      if (!calendar.isDay(a) || !calendar.isDay(b)) return false
      return operator === 'before' ? a < b : a > b
    }
  }
}

/** A list as it is, as JSON (so a list variable stands in a text), or with commas. */
function itemsOf(list: Value): Value[] {
  if (Array.isArray(list)) return list
  const text = displayText(list)
  try {
    const read: unknown = JSON.parse(text)
    if (Array.isArray(read)) return read as Value[]
  } catch {}
  return text.split(',')
}

/** Numbers as numbers when both sides are; days sort as their text does. */
function order(a: Value, b: Value, text: (value: Value) => string): number {
  const [left, right] = [numberIn(a), numberIn(b)]
  if (left !== undefined && right !== undefined) return left - right
  const [one, other] = [text(a), text(b)]
  return one < other ? -1 : one > other ? 1 : 0
}

function numberIn(value: Value): number | undefined {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || !/^\s*-?\d+(\.\d+)?\s*$/.test(value)) return undefined
  return Number(value)
}

const contains = (
  whole: Value,
  part: Value,
  same: (a: Value, b: Value) => boolean,
  text: (value: Value) => string,
) =>
  Array.isArray(whole) ? whole.some((item) => same(item, part)) : text(whole).includes(text(part))

function isEmpty(value: Value): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
