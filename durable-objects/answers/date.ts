import type { DateReading, Day } from '#journey/world.ts'
import { type LanguageCode, languageOf } from '#messages/language.ts'
import { orderOf, orderOfFormat, tagOf } from './date-order.ts'
import { type Reading, readingOf } from './date-reading.ts'
import { tokensOf } from './date-tokens.ts'

/** Nobody needs more for a day; what follows in a mail is not read. */
const MAX_TEXT = 500

/**
 * The one day that a text names as a whole, or undefined. `lenient` reads words and numbers, in the
 * languages given and the country's own (ISO 3166 alpha-2); the four fixed formats want a date in
 * numbers, with a year of four digits, and take "/", "-", "." or nothing between them. Not `sure` is
 * what a person would ask back: the first day of several, a weekday that disagrees, a day that may be
 * in either of two years, months or orders, and any with words beside it that are not known.
 *
 * Sample: "12 sep, 2 adults" on 2026-08-19 is { "day": "2026-09-12", "sure": true }.
 */
export function readDate(
  text: string,
  { format, today, country, languages, looks }: DateReading,
): { day: Day; sure: boolean } | undefined {
  const order = format === 'lenient' ? orderOf(country, languages) : orderOfFormat(format)
  const said = text.slice(0, MAX_TEXT)
  const understood = spokenIn(country, languages).map((language) => {
    const tokens = tokensOf(said, language)
    const unknown = tokens.filter(({ code }) => code === '?').length
    return { unknown, reading: readingOf(tokens, { today, looks, order }) }
  })
  const fewest = Math.min(...understood.map(({ unknown }) => unknown))
  return agreed(understood.filter(({ unknown }) => unknown === fewest).map((one) => one.reading))
}

function spokenIn(country: string, languages: readonly LanguageCode[]): LanguageCode[] {
  const own = languageOf(tagOf(country))
  return [...new Set(own ? [...languages, own] : languages)]
}

/** What the languages that know most of the text make of it: "mar 3" is two days in two of them. */
function agreed(readings: Reading[]): { day: Day; sure: boolean } | undefined {
  if (readings.some(({ type }) => type === 'refused')) return undefined
  const days = readings.filter((reading) => reading.type === 'day')
  const [first] = days
  if (!first) return undefined
  const isOne = days.every(({ day }) => day === first.day)
  return { day: first.day, sure: isOne && days.some(({ sure }) => sure) }
}
