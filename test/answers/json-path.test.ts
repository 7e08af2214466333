import { describe, expect, it, vi } from 'vitest'
import { answers } from '../../durable-objects/answers/index.ts'

const offers = {
  currency: 'EUR',
  limit: 100,
  rooms: [
    { name: 'Garden', price: 90, tags: ['quiet'], 'max guests': 2 },
    { name: 'Sea view', price: 140, tags: [], note: null },
  ],
}

describe('jsonPath', () => {
  it.each([
    ['$.currency', ['EUR']],
    ['$.rooms[0].name', ['Garden']],
    ['$.rooms[-1].price', [140]],
    ['$.rooms[*].price', [90, 140]],
    ['$..price', [90, 140]],
    ["$.rooms[0]['max guests']", [2]],
    ['$.rooms[?@.price < 100].name', ['Garden']],
    ['$.rooms[?@.price < $.limit].name', ['Garden']],
    ['$.rooms[?length(@.tags) == 0].name', ['Sea view']],
    ['$.rooms[0:1].price', [90]],
    ['$.rooms[1].note', [null]],
    ['$.missing', []],
    ['$.rooms.length', []],
    ['$.constructor', []],
    ['$', [offers]],
  ])('%s', (path, values) => {
    expect(answers.jsonPath(path, offers)).toEqual(values)
  })

  it.each([
    '',
    'currency',
    '$.',
    '$.rooms[',
    ' $.currency',
    '$[?foo(@)]',
    '$[99999999999999999999]',
  ])('refuses "%s"', (path) => {
    expect(answers.jsonPath(path, offers)).toBeUndefined()
  })

  it.each([
    ['$', true],
    ["$.rooms[0]['max guests']", true],
    ['$.rooms[-1]', true],
    ['$.rooms[*]', false],
    ['$.rooms[0:1]', false],
    ['$.rooms[0,1]', false],
    ['$..price', false],
    ['$.rooms[?@.price]', false],
    ['rooms', false],
  ])('%s is a singular query: %s', (path, singular) => {
    expect(answers.isSingularPath(path)).toBe(singular)
  })

  it('compares digits beyond 2^53 as the texts they are read as, and nothing else', () => {
    const booked = [{ id: '12345678901234567', nights: 3, note: '== 1234567890123456789' }]
    const found = (rule: string) => answers.jsonPath(`$[?${rule}].nights`, booked)
    expect(found('@.id == 12345678901234567')).toEqual([3])
    expect(found('@.id == 12345678901234568')).toEqual([])
    expect(found('@.id != 12345678901234568')).toEqual([3])
    expect(found('@.nights < 99999999999999999')).toEqual([3])
    expect(found("@.note == '== 1234567890123456789'")).toEqual([3])
  })

  it.each(['text', 5, null, true])('finds nothing inside %s', (value) => {
    expect(answers.jsonPath('$.a', value)).toEqual([])
    expect(answers.jsonPath('$', value)).toEqual([value])
  })

  it('matches the whole text and searches in any part of it', () => {
    expect(answers.jsonPath("$.rooms[?match(@.name, 'Sea')].price", offers)).toEqual([])
    expect(answers.jsonPath("$.rooms[?match(@.name, 'Sea|.*view')].price", offers)).toEqual([140])
    expect(answers.jsonPath("$.rooms[?search(@.name, 'e.*v')].price", offers)).toEqual([140])
    expect(answers.jsonPath("$.rooms[?search(@.name, '(')].price", offers)).toEqual([])
    expect(answers.jsonPath("$.rooms[?search(@.price, '9')].price", offers)).toEqual([])
  })

  it('never gives a pattern to the host’s engine, not even one out of the document', () => {
    const native = vi.spyOn(globalThis, 'RegExp')
    const evil = { texts: [`${'a'.repeat(40)}!`], pattern: '(a+)+$' }
    expect(answers.jsonPath("$.texts[?search(@, '(a+)+$')]", evil)).toEqual([])
    expect(answers.jsonPath('$.texts[?match(@, $.pattern)]', evil)).toEqual([])
    expect(native.mock.calls.filter(([source]) => String(source).includes('a+'))).toEqual([])
    native.mockRestore()
  })

  it('refuses a path whose work grows faster than the document', () => {
    expect(answers.jsonPath('$..a..b', {})).toEqual([])
    expect(answers.jsonPath('$..a..b..c', {})).toBeUndefined()
    expect(answers.jsonPath('$.rooms[?count($.rooms[*]) > 1]', offers)).toBeUndefined()
    expect(answers.jsonPath('$.rooms[?$..price]', offers)).toBeUndefined()
    expect(answers.jsonPath("$.rooms[?@.name == 'a $..b..c..d']", offers)).toEqual([])
  })

  it('stops at a thousand values and at fifty levels', () => {
    expect(
      answers.jsonPath(
        '$[*]',
        Array.from({ length: 5000 }, () => 1),
      ),
    ).toHaveLength(1000)
    const deep = JSON.parse(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`)
    expect(answers.jsonPath('$.a.a', deep)).toHaveLength(1)
    expect(answers.jsonPath('$..b', deep)).toEqual([])
  })
})
