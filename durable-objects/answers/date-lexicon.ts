import { remembering } from '#journey/remembering.ts'
import { languageOf } from '#messages/language.ts'
import { monthNames, weekdayNames } from './calendar-names.ts'
import { dateText } from './date-text.ts'
import type { DateWordKind, DateWords } from './languages/date-words.ts'
import { DATE_WORDS } from './languages/dates.ts'

/**
 * A known word. `code` is the letter that stands for it in the rules (see `date-rules.ts`); `value` is
 * a month from 1, a weekday from 0 for Sunday, a number, days from today, or the days of a unit.
 */
export type Word = {
  code: string
  value: number
  /** "mar" may be March and Tuesday: `value` is the month, this the weekday. */
  weekday?: number
  /** "sat" and "sun" are other words too. */
  brief?: boolean
}

export type Lexicon = {
  words: ReadonlyMap<string, Word>
  /** Finds the longest known phrase at a place. */
  phrase: RegExp
  /** What makes the digits before it a day of the month. */
  ordinalEnd: RegExp
  /** Names in which a typing error is forgiven. */
  names: readonly string[]
}

/** Where a word has two uses, the first counts. */
const CODES: readonly (readonly [DateWordKind, string])[] = [
  ['of', '_'],
  ['the', 'D'],
  ['nextWeek', 'K'],
  ['nextMonth', 'J'],
  ['monthEnd', 'E'],
  ['weekend', 'e'],
  ['in', 'I'],
  ['later', 'H'],
  ['ago', 'A'],
  ['to', '>'],
  ['from', 'F'],
  ['or', 'V'],
  ['and', '&'],
  ['not', '!'],
  ['next', 'N'],
  ['coming', 'C'],
  ['this', 'T'],
  ['last', 'L'],
  ['one', '1'],
  ['counted', 'P'],
  ['for', '4'],
  ['filler', 'x'],
]

/** What the unit is worth in days; a month is worth less than none: it is counted in months. */
const UNITS = { day: 1, week: 7, fortnight: 14, month: -1, year: -12 } as const

/** The words of a language as the lexer needs them, made once. */
export const lexiconOf = remembering(20, (language) =>
  lexiconFrom(DATE_WORDS[languageOf(language) ?? 'en']),
)

function lexiconFrom(words: DateWords): Lexicon {
  const known = new Map<string, Word>()
  const names = new Set<string>()
  for (const [phrase, word] of namesIn(words)) {
    const other = known.get(phrase)
    const both = other?.code === 'w' && word.code === 'm'
    if (both) known.set(phrase, { ...word, code: 'b', weekday: other.value, brief: true })
    if (!other) known.set(phrase, word)
    if (phrase.length >= 5) names.add(phrase)
  }
  for (const [phrase, word] of otherWords(words)) if (!known.has(phrase)) known.set(phrase, word)
  return {
    words: known,
    phrase: phraseIn([...known.keys()], words),
    ordinalEnd: new RegExp(words.ordinalEnd ?? '(?!)', 'uy'),
    names: [...names],
  }
}

type Entry = [phrase: string, word: Word]

const phrasesOf = (forms: string | undefined) =>
  (forms ?? '').split('|').map(dateText).filter(Boolean)

function* namesIn({ days, feasts, locales, months, weekdays }: DateWords): Generator<Entry> {
  for (const [day, forms] of Object.entries(days)) {
    for (const phrase of phrasesOf(forms)) yield [phrase, { code: 'r', value: Number(day) }]
  }
  for (const [day, forms] of Object.entries(feasts)) {
    const [month, date] = day.split('-').map(Number)
    const value = (month ?? 0) * 100 + (date ?? 0)
    for (const phrase of phrasesOf(forms)) yield [phrase, { code: 'f', value }]
  }
  yield* named('w', weekdayNames(locales), weekdays)
  yield* named('m', monthNames(locales), months)
}

function* named(
  code: 'm' | 'w',
  fromIntl: [string, number][],
  others: Record<number, string> = {},
): Generator<Entry> {
  const byHand = Object.entries(others).flatMap(([number, forms]) =>
    phrasesOf(forms).map((form): [string, number] => [form, Number(number)]),
  )
  for (const [name, value] of [...fromIntl, ...byHand]) {
    const phrase = dateText(name).replace(/\.$/, '')
    // Intl shortens 月曜日 to 月, and gives numbers for the months of Chinese and Japanese.
    if (phrase.length < 2 || /[\d月]$/.test(phrase)) continue
    yield [phrase, { code, value, brief: phrase.length <= 4 }]
  }
}

function* otherWords({ counts, ordinals, units, words }: DateWords): Generator<Entry> {
  for (const [at, forms] of ordinals.split(',').entries()) {
    for (const phrase of phrasesOf(forms)) yield [phrase, { code: 'O', value: at + 1 }]
  }
  for (const [kind, code] of CODES) {
    for (const phrase of phrasesOf(words[kind])) yield [phrase, { code, value: 1 }]
  }
  for (const [unit, value] of Object.entries(UNITS)) {
    const forms = Object.entries(units).find(([name]) => name === unit)?.[1]
    for (const phrase of phrasesOf(forms)) yield [phrase, { code: 'u', value }]
  }
  for (const [at, forms] of counts.split(',').entries()) {
    for (const phrase of phrasesOf(forms)) yield [phrase, { code: 'n', value: at + 1 }]
  }
}

/** Longest first. A word of letters ends where the letters end, but for scripts without spaces. */
function phraseIn(phrases: string[], { prefix = '', suffix }: DateWords): RegExp {
  const sorted = phrases.toSorted((a, b) => b.length - a.length).map(escaped)
  const isFree = (phrase: string) =>
    /[^\p{L}\p{M}\d]$|[\p{Script=Han}\p{Script=Kana}\p{Script=Hira}]$/u.test(phrase)
  const bounded = sorted.filter((phrase) => !isFree(phrase)).join('|') || '(?!)'
  const free = sorted.filter(isFree).join('|') || '(?!)'
  const grown = suffix ? `(?:${suffix})?` : ''
  return new RegExp(
    `${prefix}(?:(?<bounded>${bounded})${grown}(?![\\p{L}\\p{M}])|(?<free>${free}))`,
    'uy',
  )
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
