import { remembering } from '#journey/remembering.ts'
import type { LanguageCode } from '#messages/language.ts'
import { folded } from './folded.ts'
import { numberWords } from './languages/numbers.ts'
import { anyOf, type Phrases, phrasesOf } from './phrases.ts'
import { lexiconOf, wordsOf } from './words.ts'

/** A number written in words, and how many words it has. */
export type Numeral = { value: number; length: number }
type Numerals = (words: readonly string[], from: number) => Numeral | undefined

/** What some languages say around numbers, ready to be looked for in the words of a folded text. */
export type Counting = {
  cardinal: Numerals
  /** The place that is named: 1 for "first". */
  ordinal: Numerals
  /** Digits with these letters at their end are an ordinal. */
  ordinalEndings: Set<string>
  /** Words that stand for a number besides, like "a couple". */
  also: Phrases
  idioms: Phrases
  magnitudes: Phrases
  atLeast: Phrases
  moreThan: Phrases
  atMost: Phrases
  lessThan: Phrases
  or: Phrases
  and: Phrases
  guests: Phrases
  people: Phrases
  persons: Phrases
  units: Phrases
}

const byCodes = remembering(64, (codes) => {
  const [first, ...others] = codes.split(' ').map((code) => single(code))
  return others.reduce(together, first ?? single('en'))
})

export const countingIn = (languages: readonly LanguageCode[]): Counting =>
  byCodes(languages.join(' '))

const single = remembering(64, (code): Counting => {
  const words = numberWords[isKnown(code) ? code : 'en']
  const split = (text: string) => {
    const said = folded(text)
    return wordsOf(said, lexiconOf([said]))
  }
  const phrases = (listed: readonly string[]) => phrasesOf(listed, split)
  return {
    cardinal: numerals(() => cardinalsOf(words)),
    ordinal: numerals(() => tableOf(words.ordinals.map((forms, at) => [at + 1, forms.split('/')]))),
    ordinalEndings: new Set(words.ordinalEndings.map(folded)),
    also: phrases(Object.keys(words.also)),
    idioms: phrases(words.idioms),
    magnitudes: phrases(words.magnitudes),
    atLeast: phrases(words.atLeast),
    moreThan: phrases(words.moreThan),
    atMost: phrases(words.atMost),
    lessThan: phrases(words.lessThan),
    or: phrases(words.or),
    and: phrases(words.and),
    guests: phrases(words.guests),
    people: phrases(words.people),
    persons: phrases(words.persons),
    units: phrases(words.units),
  }
})

const isKnown = (code: string): code is LanguageCode => Object.hasOwn(numberWords, code)

type Spelt = Pick<(typeof numberWords)['en'], 'cardinals' | 'also'>

const cardinalsOf = ({ cardinals, also }: Spelt) =>
  tableOf([
    ...Array.from({ length: 1000 }, (_, value): [number, string[]] => [value, cardinals(value)]),
    ...Object.entries(also).map(([said, value]): [number, string[]] => [value, [said]]),
  ])

/** Without spaces: "thirty two", "thirty-two" and "thirtytwo" are written alike. */
function tableOf(spelt: [number, string[]][]): Map<string, number> {
  // Thousands of numbers are made of a few dozen words.
  const fold = remembering(512, folded)
  const said = (form: string) => joined(form.split(' ').map(fold).join(''))
  return new Map(
    spelt.flatMap(([value, forms]) => forms.map((form) => [said(form), value] as const)),
  )
}

const joined = (text: string) => text.replace(/[\s'-]/g, '')

// "novecientos noventa y nueve" has four words, and some are parted once more.
const MAX_WORDS = 7

/** The longest number that begins at a place. The table is made when it is first needed. */
function numerals(make: () => Map<string, number>): Numerals {
  let table: Map<string, number> | undefined
  return (words, from) => {
    table ??= make()
    let [said, found]: [string, Numeral | undefined] = ['', undefined]
    for (let at = from; at < Math.min(from + MAX_WORDS, words.length); at++) {
      said += joined(words[at] ?? '')
      const value = table.get(said)
      if (value !== undefined) found = { value, length: at - from + 1 }
    }
    return found
  }
}

function together(a: Counting, b: Counting): Counting {
  const both = (of: (counting: Counting) => Phrases) => anyOf(of(a), of(b))
  return {
    cardinal: longer(a.cardinal, b.cardinal),
    ordinal: longer(a.ordinal, b.ordinal),
    ordinalEndings: new Set([...a.ordinalEndings, ...b.ordinalEndings]),
    also: both(({ also }) => also),
    idioms: both(({ idioms }) => idioms),
    magnitudes: both(({ magnitudes }) => magnitudes),
    atLeast: both(({ atLeast }) => atLeast),
    moreThan: both(({ moreThan }) => moreThan),
    atMost: both(({ atMost }) => atMost),
    lessThan: both(({ lessThan }) => lessThan),
    or: both(({ or }) => or),
    and: both(({ and }) => and),
    guests: both(({ guests }) => guests),
    people: both(({ people }) => people),
    persons: both(({ persons }) => persons),
    units: both(({ units }) => units),
  }
}

const longer =
  (a: Numerals, b: Numerals): Numerals =>
  (words, from) => {
    const [one, other] = [a(words, from), b(words, from)]
    return one && other ? (other.length > one.length ? other : one) : (one ?? other)
  }
