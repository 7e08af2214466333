import { describe, expect, it, vi } from 'vitest'
import { answers } from '../../durable-objects/answers/index.ts'

const matches = (source: string, text: string) => {
  const pattern = answers.pattern(source)
  if (!pattern.ok) throw new Error(pattern.error)
  return pattern.matches(text)
}
const errorOf = (source: string) => {
  const pattern = answers.pattern(source)
  return pattern.ok ? undefined : pattern.error
}

describe('pattern', () => {
  it.each([
    ['\\d{3}', 'room 204 please', true],
    ['^\\d{3}$', 'room 204', false],
    ['^[A-Z]{2}\\d+$', 'AB12', true],
    ['yes', 'Yes', false],
    ['(?i)yes', 'Yes', true],
    ['^\\u0041+$', 'AAA', true],
    ['^(?<year>\\d{4})$', '2026', true],
    ['^\\p{L}+$', 'Żółć', true],
    ['^.$', '👍', true],
    ['a/b', 'a/b', true],
    ['', 'anything', true],
  ])('/%s/ in "%s": %s', (source, text, found) => {
    expect(matches(source, text)).toBe(found)
  })

  it('never gives an author’s pattern to the host’s engine', () => {
    const native = vi.spyOn(globalThis, 'RegExp')
    const evil = `${'a'.repeat(40)}!`
    expect(matches('(a+)+$', evil)).toBe(false)
    expect(matches('^(\\w+\\s?)*$', evil)).toBe(false)
    expect(native.mock.calls.filter(([source]) => String(source).includes('a+'))).toEqual([])
    native.mockRestore()
  })

  it('is RE2, which has no looking around and no references back', () => {
    expect(errorOf('a(?=b)')).toMatch(/looking ahead or behind/)
    expect(errorOf('(?<!a)b')).toMatch(/looking ahead or behind/)
    expect(errorOf('(a)\\1')).toMatch(/references back/)
    expect(errorOf('(?<n>a)\\k<n>')).toMatch(/references back/)
  })

  it.each([
    ['(a', 'missing closing ): (a'],
    ['[z-a]', 'invalid character class range: z-a'],
    ['*', 'missing argument to repetition operator: *'],
    ['a{2000}', 'invalid repeat count: {2000}'],
    ['\\', 'trailing backslash at end of expression'],
    ['.{0,1000}$', 'too large: lower its repeat counts'],
  ])('says what is wrong with %s', (source, error) => {
    expect(errorOf(source)).toBe(error)
  })

  it('takes 512 characters and no more', () => {
    expect(errorOf('a'.repeat(512))).toBeUndefined()
    expect(errorOf('a'.repeat(513))).toBe('longer than 512 characters')
  })

  it('reads 4,096 characters of a text', () => {
    expect(matches('b', `${'a'.repeat(4095)}b`)).toBe(true)
    expect(matches('b', `${'a'.repeat(4096)}b`)).toBe(false)
  })

  it('gives the same pattern back for the same source, until others crowd it out', () => {
    const first = answers.pattern('kept')
    expect(answers.pattern('kept')).toBe(first)
    for (let at = 0; at < 200; at++) answers.pattern(`crowd ${at}`)
    expect(answers.pattern('kept')).not.toBe(first)
  })
})
