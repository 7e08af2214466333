import { describe, expect, test } from 'vitest'
import { OPERATORS, type Rule } from '#journey/steps/condition.ts'
import type { Value } from '#journey/variables/value.ts'
import { oneStep, started } from './small-journey.ts'

/** Whether a rule holds when `var_local.it` is `left`; undefined: it was never set. */
function holds(left: Value | undefined, rule: Rule): boolean {
  const variables = [
    { name: 'it', type: 'json' as const, default: left },
    { name: 'other', type: 'json' as const, default: ['Olive', 'Pine'] },
  ]
  const turn = started(oneStep('condition', { branches: [{ id: 'yes', when: rule }] }, variables))
  const ended = turn.trail.at(-1)
  return ended?.type === 'session.ended' && ended.port === 'branch:yes'
}

const it = (operator: string, value?: unknown, matchCase?: boolean) =>
  ({ variable: 'var_local.it', operator, value, matchCase }) as Rule

describe('condition', () => {
  test.each<[Value, string, unknown, boolean]>([
    ['Olive', 'equals', 'olive', true],
    [' Olive ', 'equals', 'OLIVE', true],
    ['Olive', 'equals', 'Olives', false],
    ['10', 'equals', 10, true],
    ['10.0', 'equals', '10', true],
    [10, 'equals', '10 guests', false],
    [true, 'equals', 'true', true],
    ['', 'equals', '', true],
    [0, 'equals', '', false],
    ['Olive', 'not-equals', 'olive', false],
    ['Olive', 'not-equals', 'Pine', true],
    ['9', 'greater-than', '10', false],
    ['9', 'less-than', '10', true],
    [-1, 'less-than', '0', true],
    [10, 'greater-than', 10, false],
    [10, 'greater-or-equal', 10, true],
    [10, 'less-or-equal', '10', true],
    [11, 'less-or-equal', 10, false],
    ['2026-12-24', 'greater-than', '2026-12-03', true],
    ['pear', 'greater-than', 'Apple', true],
    ['Villa Olive', 'contains', 'OLIVE', true],
    ['Villa Olive', 'not-contains', 'pine', true],
    ['Villa Olive', 'not-contains', 'olive', false],
    ['Villa', 'contains', '', true],
    [['Olive', 'Pine'], 'contains', 'pine', true],
    [['Olive', 'Pine'], 'contains', 'pi', false],
    [[2, 4], 'contains', '4', true],
    ['Villa Olive', 'starts-with', 'villa', true],
    ['Villa Olive', 'starts-with', 'olive', false],
    ['Villa Olive', 'ends-with', 'olive ', true],
    ['Villa Olive', 'ends-with', 'villa', false],
    ['Room 12', 'matches-regex', '^room \\d+$', true],
    ['Room twelve', 'matches-regex', '^room \\d+$', false],
    ['Room', 'matches-regex', '(', false],
    [12, 'matches-regex', '^\\d\\d$', true],
    ['pine', 'in-list', ['Olive', 'Pine'], true],
    ['pi', 'in-list', ['Olive', 'Pine'], false],
    ['pine', 'in-list', 'olive, pine', true],
    ['4', 'in-list', [2, 4], true],
    ['pine', 'in-list', '{{var_local.other}}', true],
    ['ann', 'in-list', ['{{var_system.user_name}}'], true],
    ['', 'is-empty', undefined, true],
    ['  ', 'is-empty', undefined, true],
    [[], 'is-empty', undefined, true],
    [{}, 'is-empty', undefined, true],
    [0, 'is-empty', undefined, false],
    [false, 'is-empty', undefined, false],
    ['', 'exists', undefined, true],
    [0, 'exists', undefined, true],
    ['', 'not-exists', undefined, false],
    ['2026-12-24', 'before', '2026-12-25', true],
    ['2026-12-24', 'before', '2026-12-24', false],
    ['2026-12-24', 'after', '{{var_system.today}}', true],
    ['2026-12-24', 'after', 'christmas', false],
    ['soon', 'before', '2026-12-24', false],
  ])('%j %s %j is %s', (left, operator, value, wanted) => {
    expect(holds(left, it(operator, value))).toBe(wanted)
  })

  test.each<[string, string, string, boolean]>([
    ['Olive', 'equals', 'olive', false],
    ['Olive', 'equals', 'Olive', true],
    ['Villa Olive', 'contains', 'olive', false],
    ['Villa Olive', 'starts-with', 'Villa', true],
    ['Villa Olive', 'ends-with', 'olive', false],
    ['Room 12', 'matches-regex', '^room', false],
    ['Pine', 'in-list', 'olive,pine', false],
  ])('%j %s %j with its case is %s', (left, operator, value, wanted) => {
    expect(holds(left, it(operator, value, true))).toBe(wanted)
  })

  test.each(OPERATORS)('of a variable that nobody set, %s', (operator) => {
    const trueOfNothing = ['not-exists', 'not-equals', 'not-contains', 'is-empty']
    const wanted = trueOfNothing.includes(operator)
    expect(holds(undefined, it(operator, 'x'))).toBe(wanted)
    expect(
      holds({ none: null }, { ...it(operator, 'x'), variable: 'var_local.it.none' } as Rule),
    ).toBe(wanted)
    expect(holds('x', { ...it(operator, 'x'), variable: 'var_campaign.nobody' } as Rule)).toBe(
      wanted,
    )
  })

  test('takes the first branch that holds', () => {
    const branch = (id: string, value: number) => ({ id, when: it('greater-than', value) })
    const branches = [branch('palace', 900), branch('villa', 300), branch('house', 100)]
    const variables = [{ name: 'it', type: 'number' as const, default: 500 }]
    const { trail } = started(oneStep('condition', { branches }, variables))
    expect(trail.at(-1)).toMatchObject({ type: 'session.ended', port: 'branch:villa' })
  })

  test('asks all of all, and one of any, however deep', () => {
    const [yes, no] = [it('exists'), it('not-exists')]
    expect(holds(1, { all: [yes, { any: [no, { all: [yes, yes] }] }] })).toBe(true)
    expect(holds(1, { all: [yes, { any: [no, { all: [yes, no] }] }] })).toBe(false)
  })
})
