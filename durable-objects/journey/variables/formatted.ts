import type { LanguageCode } from '#messages/language.ts'
import { remembering } from '../remembering.ts'
import type { Answers, Calendar } from '../world.ts'
import { type DateFormat, type Format, readFormat } from './format.ts'
import { displayText, type Value } from './value.ts'

/** In what a value is written. `country`: ISO 3166 alpha-2. */
export type Writing = {
  language: LanguageCode
  country: string
  answers: Pick<Answers, 'numberInWords'> & { calendar: Pick<Calendar, 'isDay' | 'instant'> }
}

type Formatted = { ok: true; text: string } | { ok: false; reason: string }

/** A value as the format written behind its name says, or why it does not fit. */
export function formatted(value: Value, written: string, writing: Writing): Formatted {
  const format = readFormat(written)
  return format ? inFormat(value, format, writing) : refuse('there is no such format')
}

function inFormat(value: Value, format: Format, writing: Writing): Formatted {
  switch (format.as) {
    case 'list':
      return Array.isArray(value) ? accept(listed(value, localeOf(writing))) : refuse('not a list')
    case 'words':
      return inWords(value, writing)
    case 'number':
      return numeric(value, numbers(localeOf(writing)))
    case 'money':
      return numeric(value, amounts(`${localeOf(writing)} ${format.currency}`))
    default: {
      const day = dayIn(value, writing)
      if (day === undefined) return refuse('not a date')
      const at = writing.answers.calendar.instant(day, '00:00', 'UTC')
      return accept(days[format.as](localeOf(writing)).format(at))
    }
  }
}

const accept = (text: string): Formatted => ({ ok: true, text })
const refuse = (reason: string): Formatted => ({ ok: false, reason })

function numeric(value: Value, formatter: Intl.NumberFormat): Formatted {
  const digits = digitsIn(value)
  return digits === undefined ? refuse('not a number') : accept(formatter.format(digits))
}

/** Items as they are shown in a text; those without a value are left out. */
function listed(items: Value[], locale: string): string {
  const shown = items.flatMap((item) => (item === null ? [] : displayText(item)))
  return lists(locale).format(shown.filter((item) => item.trim() !== ''))
}

function inWords(value: Value, { language, answers }: Writing): Formatted {
  const digits = digitsIn(value)
  const words = digits === undefined ? undefined : answers.numberInWords(Number(digits), language)
  return words === undefined ? refuse('not a whole number from 0 to 999') : accept(words)
}

/** The day of a value, `yyyy-mm-dd`, that of a moment (ISO 8601) included. */
function dayIn(value: Value, { answers }: Writing): string | undefined {
  const [, day = ''] =
    typeof value === 'string' ? (/^([\d-]{10})(T.*)?$/.exec(value.trim()) ?? []) : []
  return answers.calendar.isDay(day) ? day : undefined
}

/** A number as its digits, those of a text included: as a number a long one would lose some. */
function digitsIn(value: Value): `${number}` | undefined {
  const text = typeof value === 'boolean' ? '' : displayText(value).trim()
  return isDigits(text) ? text : undefined
}

const isDigits = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/.test(text)

/**
 * The locale of a language in a country, always with Gregorian days and Latin digits: in Arabic too,
 * hotels and booking sites write prices and phone numbers with these, and a text has one kind of them.
 */
const localeOf = ({ language, country }: Writing) => locales(`${language}-${country}`)

/** Of each kind: a formatter takes tens of kilobytes. */
const REMEMBERED = 50

const locales = remembering(REMEMBERED, (tag) => {
  const known = new Intl.Locale(new Intl.DateTimeFormat(tag).resolvedOptions().locale)
  // English of a country that has none of its own (Greece) would be American, the month before the day.
  const own = known.language === 'en' && known.region === undefined ? 'en-001' : tag
  return `${own}-u-ca-gregory-nu-latn`
})

const dateFormatters = (style: Intl.DateTimeFormatOptions) =>
  remembering(
    REMEMBERED,
    (locale) => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...style }),
  )

const days: Record<DateFormat, (locale: string) => Intl.DateTimeFormat> = {
  short: dateFormatters({ dateStyle: 'short' }),
  medium: dateFormatters({ dateStyle: 'medium' }),
  long: dateFormatters({ dateStyle: 'long' }),
  weekday: dateFormatters({ weekday: 'long' }),
}

const numbers = remembering(
  REMEMBERED,
  // As many decimals as a sum of decimals is exact to: 0.1 + 0.2 is 0.3.
  (locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 12 }),
)

const amounts = remembering(REMEMBERED, (localeAndCurrency) => {
  const [locale, currency] = localeAndCurrency.split(' ')
  return new Intl.NumberFormat(locale, { style: 'currency', currency })
})

const lists = remembering(
  REMEMBERED,
  (locale) => new Intl.ListFormat(locale, { type: 'conjunction' }),
)
