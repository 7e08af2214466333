import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES, type LanguageCode } from '#messages/language.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import { numberWords } from '../../durable-objects/answers/languages/numbers.ts'
import { numberIn } from './as-typed.ts'

describe('number', () => {
  it.each([
    ['1,200.50', 'US', 1200.5],
    ['1,200', 'US', 1200],
    ['1.200', 'US', 1.2],
    ['1.200,50', 'DE', 1200.5],
    ['1.200', 'DE', 1200],
    ['0.500', 'DE', 0.5],
    ['1 200,50', 'FR', 1200.5],
    ['1\u202f200,50', 'FR', 1200.5],
    ['1 200', 'FR', 1200],
    ["1'200.50", 'CH', 1200.5],
    ['1’200.50', 'CH', 1200.5],
    ['1,20,000', 'IN', 120_000],
    ['1.200,50', 'IS', 1200.5],
  ])('reads %s as it is written in %s', (text, country, value) => {
    expect(numberIn(text, country)).toBe(value)
  })

  it.each([
    ['12,5', 'US', 12.5],
    ['12.5', 'DE', 12.5],
    ['1.200.000', 'US', 1_200_000],
    ['1.234.567,89', 'US', 1_234_567.89],
    ['1,234,567.89', 'DE', 1_234_567.89],
  ])('reads %s in %s the only way it can be meant', (text, country, value) => {
    expect(numberIn(text, country)).toBe(value)
  })

  it.each([
    ['１２', 12],
    ['٣', 3],
    ['१२', 12],
    ['١٬٢٠٠٫٥', 1200.5],
    ['2️⃣', 2],
    ['𝟚', 2],
  ])('reads the digits %s', (text, value) => {
    expect(numberIn(text, 'US')).toBe(value)
  })

  it.each([
    ['2 guests', 2],
    ['about 3', 3],
    ['we are 4.', 4],
    ['€1,200', 1200],
    ['$ 5', 5],
    ['USD1,200', 1200],
    ['CHF 20.-', 20],
    ['30 m²', 30],
    ['50%', 50],
    ['yes,5', 5],
    ['room-5', 5],
    ['two', 2],
    ['Twenty guests', 20],
    ['2 (two)', 2],
    ['-5', -5],
    ['−5', -5],
    ['-€5', -5],
    ['minus five', -5],
    ['+3', 3],
    ['.5', 0.5],
    ['-0', 0],
    ['007', 7],
  ])('finds the one number in "%s"', (text, value) => {
    expect(numberIn(text, 'US')).toBe(value)
  })

  it.each([
    '',
    'hello',
    'someone',
    'NaN',
    'Infinity',
    '1e5',
    '2-3',
    '2–3',
    '2 to 3',
    'two or three',
    '1,2,3',
    '1 200',
    '22/11',
    '22.11.2026',
    '12:30',
    "5'11",
    '10k',
    '2½',
    '5+',
    '3€50',
    'two thousand',
    '3 million',
  ])('does not guess at "%s"', (text) => {
    expect(numberIn(text, 'US')).toBeUndefined()
  })

  it.each([
    ['thirty two', 'en', 32],
    ['ninety-nine', 'en', 99],
    ['two hundred and five', 'en', 205],
    ['a couple', 'en', 2],
    ['one guest', 'en', 1],
    ['veintiuno', 'es', 21],
    ['treinta y dos personas', 'es', 32],
    ['vinte e cinco', 'pt', 25],
    ['duas', 'pt', 2],
    ['quatre-vingt-dix-sept', 'fr', 97],
    ['soixante et onze', 'fr', 71],
    ['vierundzwanzig', 'de', 24],
    ['fuenf', 'de', 5],
    ['ventuno', 'it', 21],
    ['drieëntwintig', 'nl', 23],
    ['trzydzieści dwa', 'pl', 32],
    ['двадцать три', 'ru', 23],
    ['нас двое', 'ru', 2],
    ['on iki', 'tr', 12],
    ['اثنان وثلاثون', 'ar', 32],
    ['三十二', 'zh', 32],
    ['我们四位', 'zh', 4],
    ['ふたり', 'ja', 2],
  ] as const)('reads "%s" in %s as a whole', (text, language, value) => {
    expect(numberIn(text, 'US', [language, 'en'])).toBe(value)
  })

  it('reads every number up to 999 as each language spells it', () => {
    for (const language of LANGUAGES) {
      for (let value = 0; value < 1000; value++) {
        for (const text of numberWords[language].cardinals(value)) {
          // The words for one are articles, too.
          if (value > 1) expect([text, numberIn(text, 'US', [language])]).toEqual([text, value])
        }
      }
    }
  })

  it.each([
    ['one moment', 'en'],
    ['one of us', 'en'],
    ['at sixes and sevens', 'en'],
    ['5th floor', 'en'],
    ['two and a half', 'en'],
    ['at least 3', 'en'],
    ['about 20-25', 'en'],
    ['2-2', 'en'],
    ['not 2', 'en'],
    ['thirty-first', 'en'],
    ['June 5', 'en'],
    ['2 adults and 2 children', 'en'],
    ['uno momento', 'it'],
    ['un momento', 'es'],
    ['einen Moment', 'de'],
    ['dois ou três', 'pt'],
    ['de deux à trois', 'fr'],
    ['два с половиной', 'ru'],
  ] as const)('takes nothing from "%s" in %s', (text, language) => {
    expect(numberIn(text, 'US', [language, 'en'])).toBeUndefined()
  })

  it.each([
    ['2 adults and 2 children', 'en', 4],
    ['3 adults, 1 child and a baby', 'en', 5],
    ['we are 4: 2 adults and 2 kids', 'en', 4],
    ['2 adults, no children', 'en', 2],
    ['me and my wife', 'en', 2],
    ['a family of four', 'en', 4],
    ['2 adultos y 1 niño', 'es', 3],
    ['mi mujer y yo', 'es', 2],
    ['ma femme et moi', 'fr', 2],
    ['zwei Erwachsene und ein Kind', 'de', 3],
    ['两个大人和一个小孩', 'zh', 3],
    ['4 people, 2 of them kids', 'en', undefined],
    ['2 people + baby', 'en', undefined],
    ['2 or 3 adults', 'en', undefined],
    ['3 nights', 'en', undefined],
  ] as const)('counts the people of "%s" in %s', (text, language, value) => {
    const languages: LanguageCode[] = [language, 'en']
    expect(answers.number(text, { country: 'US', languages, count: 'people' })).toBe(value)
  })

  it.each([
    ['US', 'en-US'],
    ['DE', 'de-DE'],
    ['FR', 'fr-FR'],
    ['CH', 'de-CH'],
    ['IN', 'en-IN'],
    ['BR', 'pt-BR'],
    ['SE', 'sv-SE'],
  ])('reads back whatever %s writes', (country, locale) => {
    const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
        const value = cents / 100
        expect(numberIn(written.format(value), country)).toBe(value)
      }),
    )
  })

  it('does not take more digits than a number can hold for infinity', () => {
    expect(numberIn('1'.repeat(400), 'US')).toBeUndefined()
  })

  it('never answers with anything but a finite number', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const value = numberIn(text, 'US')
        expect(value === undefined || Number.isFinite(value)).toBe(true)
      }),
    )
  })
})
