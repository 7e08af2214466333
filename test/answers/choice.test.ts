import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Choosable, choiceIn } from './as-typed.ts'

const options = (...labels: (string | [label: string, ...synonyms: string[]])[]): Choosable[] =>
  labels.map((given, at) => {
    const [label, ...synonyms] = typeof given === 'string' ? [given] : given
    return { id: `o${at + 1}`, label, synonyms }
  })

const chosen = (text: string, among: Choosable[]) => {
  const found = choiceIn(text, among)
  return found && `${found.rule}: ${found.option.label}`
}

const rooms = options(
  ['Single room', 'one bed', 'alone'],
  ['Double room', 'two beds', 'couple'],
  ['Suite ✨', 'the big one'],
)
const unnumbered = options('Single room', 'Double room', 'Suite ✨')
const yesNo = options(['Yes', 'sure', 'ok'], ['No', 'nope'], 'Yes, with breakfast')

describe('choice', () => {
  it.each([
    ['Single room', 'label: Single room'],
    ['  Single room ', 'label: Single room'],
    ['Suite ✨', 'label: Suite ✨'],
    ['single ROOM', 'folded-label: Single room'],
    ['“Double   room”!', 'folded-label: Double room'],
    ['Ｄｏｕｂｌｅ ｒｏｏｍ 🙂', 'folded-label: Double room'],
    ['*suite*', 'folded-label: Suite ✨'],
    ['Couple.', 'synonym: Double room'],
    ['THE BIG ONE', 'synonym: Suite ✨'],
    ['a double room please', 'contained: Double room'],
    ['for a couple', 'content-number: Double room'],
    ['suite, thanks', 'contained: Suite ✨'],
    ['doubel room', 'typo: Double room'],
    ['singel room', 'typo: Single room'],
    ['suit', 'typo: Suite ✨'],
    ['suiite', 'typo: Suite ✨'],
    ['copule', 'typo: Double room'],
  ])('"%s" is recognised by %s', (text, found) => {
    expect(chosen(text, rooms)).toBe(found)
  })

  it.each([
    '2',
    '2.',
    '2)',
    '(2)',
    '#2',
    '# 2',
    '＃２',
    '2️⃣',
    '②',
    '٢',
    '२',
    '２',
    'two',
    'Two!',
    'second',
    'the second one',
    '2nd',
    'option 2',
    'Option two',
    'no. 2',
    'No 2',
    'nr. 2',
    'number 2',
    '№ 2',
    'choice 2',
    '2nd option',
    '*2*',
    '002',
  ])('"%s" is the second in the order shown', (text) => {
    expect(chosen(text, unnumbered)).toBe('number: Double room')
  })

  it.each(['0', '4', '-', 'fourth', 'option 9', '2 or 3', '2.5', '22', 'twenty', '1st and 2nd'])(
    '"%s" is none of three',
    (text) => {
      expect(chosen(text, unnumbered)).toBeUndefined()
    },
  )

  it('takes a number for the label that is this very number', () => {
    const sizes = options('2', '3', '4')
    expect(chosen('2', sizes)).toBe('label: 2')
    expect(chosen('٢', sizes)).toBe('folded-label: 2')
    expect(chosen('two', sizes)).toBe('content-number: 2')
    expect(chosen('#3', sizes)).toBe('content-number: 3')
    expect(chosen('4️⃣', sizes)).toBe('folded-label: 4')
    expect(chosen('1', sizes)).toBeUndefined()
    expect(chosen('option 1', sizes)).toBe('number: 2')
    expect(chosen('2', options('One', 'Three', 'Two'))).toBe('content-number: Two')
  })

  it('prefers a label to a synonym, and a synonym to a number', () => {
    const listed = options(['First floor', '2'], ['Ground floor', 'first floor'])
    expect(chosen('First Floor', listed)).toBe('folded-label: First floor')
    expect(chosen('first floor', listed)).toBe('synonym: Ground floor')
    expect(chosen('2', listed)).toBe('synonym: First floor')
    expect(chosen('option 1', listed)).toBe('number: First floor')
  })

  it('passes over a rule that hits several', () => {
    const alike = options('Si', 'SI', ['Sí', 'yes'])
    expect(chosen('SI', alike)).toBe('label: SI')
    expect(chosen('si', alike)).toBeUndefined()
    expect(chosen('yes', alike)).toBe('synonym: Sí')
    expect(chosen('3', alike)).toBe('number: Sí')
    expect(chosen('Same', options('Same', 'Same'))).toBeUndefined()
  })

  it.each([
    ['sure, why not', 'yes-no: Yes'],
    ['ok', 'synonym: Yes'],
    ['no, thank you', 'contained: No'],
    ['yes with breakfast please', 'contained: Yes, with breakfast'],
    ['nothing', undefined],
    ['yesterday', undefined],
    ['yes or no', undefined],
    ['yes, and yes with breakfast', undefined],
    ['no one', undefined],
    ['', undefined],
    ['   ', undefined],
    ['?!', undefined],
  ])('"%s" to yes or no is %s', (text, found) => {
    expect(chosen(text, yesNo)).toBe(found)
  })

  it.each([
    ['si', 'Sí'],
    ['STRASSE', 'Straße'],
    ['istanbul', 'İstanbul'],
    ['don’t know', "Don't know"],
    ['check–in', 'Check-in'],
    ['العَرَبِيَّة', 'العربية'],
    ['はい、お願いします', 'はい'],
    ['한국어!', '한국어'],
    ['c#', 'C#'],
    ['👍🏽', '👍'],
    ['👍!', '👍'],
    ['❤', '❤️'],
    ['deutsch', '🇩🇪 Deutsch'],
  ])('"%s" is %s', (text, label) => {
    expect(choiceIn(text, options(label, 'Something else'))?.option.label).toBe(label)
  })

  it('tells apart what only looks like an accent', () => {
    expect(chosen('かき', options('かぎ', 'other'))).toBeUndefined()
    expect(chosen('कल', options('कुल', 'other'))).toBeUndefined()
  })

  it.each([
    ['lste', 'Late'],
    ['hotels garden', 'Hotel gardin'],
    ['12346', '12345'],
    ['breakfassst', 'Breakfast'],
    ['brekfst', 'Breakfast'],
  ])('"%s" is no single typo of %s', (text, label) => {
    expect(chosen(text, options(label, 'Something else'))).toBeUndefined()
  })

  it('does not choose between two that are one typo away', () => {
    expect(chosen('paris', options('Pariss', 'Parris'))).toBeUndefined()
  })

  it('finds every row of a long list by its number', () => {
    const rows = options(...Array.from({ length: 100 }, (_, at) => `Row of ${at + 1}x`))
    expect(choiceIn('100', rows)?.option.id).toBe('o100')
    expect(choiceIn('twelfth', rows)?.option.id).toBe('o12')
    expect(chosen('101', rows)).toBeUndefined()
  })

  it('knows every label it has shown, whatever case and dress it comes back in', () => {
    const label = fc.stringMatching(/^[a-zà-ÿ]{3,10}( [a-zà-ÿ]{3,10})?$/)
    const dress = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => ` ${text}. `,
      (text: string) => `${text} 👍`,
      (text: string) => text.normalize('NFD'),
    )
    fc.assert(
      fc.property(
        fc.uniqueArray(label, { minLength: 1, maxLength: 8 }),
        dress,
        (labels, dressed) => {
          const plain = labels.map((text) => text.normalize('NFD').replace(/\p{Mn}/gu, ''))
          fc.pre(new Set(plain).size === labels.length)
          for (const text of labels) {
            expect(choiceIn(dressed(text), options(...labels))?.option.label).toBe(text)
          }
        },
      ),
    )
  })
})

describe('"no" before a number', () => {
  it('is its abbreviation alone, and denies what is counted', () => {
    expect(chosen('no 2', options('Villa', 'Apartment'))).toBe('number: Apartment')
    const stays = options('Yes, 2 nights', 'No, thanks', 'Other')
    expect(chosen('no 2 nights', stays)).not.toBe('content-number: Yes, 2 nights')
  })
})
