import { describe, expect, test } from 'vitest'
import type { VariableType } from '#journey/journey.ts'
import { readAs } from '#journey/variables/read-as.ts'
import { answers } from '../../durable-objects/answers/index.ts'

const read = (type: VariableType, raw: unknown, country = 'ES') => {
  const result = readAs(type, raw, answers, { country, languages: ['en'] })
  return result.ok ? result.value : undefined
}

const nested = (levels: number) => JSON.parse('['.repeat(levels) + ']'.repeat(levels))

describe('a value read as a type', () => {
  test.each<[VariableType, unknown, unknown]>([
    ['string', 'Ann', 'Ann'],
    ['string', '', ''],
    ['string', 4, '4'],
    ['string', true, 'true'],
    ['string', { a: [1] }, '{"a":[1]}'],
    ['number', 4.5, 4.5],
    ['number', '12', 12],
    ['number', ' -12.5 ', -12.5],
    ['number', '1.250,50 €', 1250.5],
    ['number', 'four', 4],
    ['number', 'many', undefined],
    ['number', true, undefined],
    ['number', [4], undefined],
    ['number', '9'.repeat(400), undefined],
    ['number', '9007199254740991', 9007199254740991],
    ['number', '12345678901234567', undefined],
    ['number', '12.345.678.901.234.567', undefined],
    ['string', '12345678901234567', '12345678901234567'],
    ['json', '12345678901234567', '12345678901234567'],
    ['json', '{"id": 12345678901234567}', { id: '12345678901234567' }],
    ['date', '2026-12-24', '2026-12-24'],
    ['date', ' 2026-12-24T18:30:00+01:00 ', '2026-12-24'],
    ['date', '2026-02-30', undefined],
    ['date', '24/12/2026', undefined],
    ['date', '2026-12-24 evening', undefined],
    ['date', 20261224, undefined],
    ['json', '{"a": 1}', { a: 1 }],
    ['json', 'plain words', 'plain words'],
    ['json', '12', 12],
    ['json', { a: [1] }, { a: [1] }],
    ['json', '1e999', undefined],
    ['json', '{"__proto__": 1}', undefined],
  ])('%s of %j is %j', (type, raw, wanted) => {
    expect(read(type, raw)).toEqual(wanted)
  })

  test.each<VariableType>(['string', 'number', 'date', 'json'])(
    '%s takes nothing for no value',
    (type) => {
      expect(read(type, undefined)).toBeUndefined()
      expect(read(type, null)).toBeUndefined()
      expect(read(type, Number.POSITIVE_INFINITY)).toBeUndefined()
    },
  )

  test('refuses what is nested too deep to be stored', () => {
    expect(read('json', nested(100))).toEqual(nested(100))
    expect(read('json', nested(101))).toBeUndefined()
    expect(read('string', nested(100_000))).toBeUndefined()
  })
})
