import type { DateFormat, DateReading, Day } from '#journey/world.ts'
import { dayFrom } from './day.ts'
import { withAsciiDigits } from './digits.ts'
import { lenientDay } from './lenient-date.ts'

// All others write the day first. In the last five the year leads, and "3/4" is still March.
const MONTH_FIRST = new Set(['US', 'PH', 'JP', 'KR', 'CN', 'TW', 'HU'])

/**
 * The first day that a text names, or undefined. The four fixed formats want the day and nothing
 * else, but take "/", "-" or "." and one digit for two; a year has four. `lenient` reads English and
 * numbers in the country's order (ISO 3166 alpha-2).
 */
export function readDate(
  text: string,
  { format, today, country }: DateReading,
): { day: Day; sure: boolean } | undefined {
  const day = dayIn(text, format, today, country)
  return day === undefined ? undefined : { day, sure: true }
}

function dayIn(text: string, format: DateFormat, today: Day, country: string): Day | undefined {
  const said = withAsciiDigits(text)
    .trim()
    .replace(/[.!]+$/, '')
  if (format === 'lenient') return lenientDay(said, today, MONTH_FIRST.has(country))
  const { year, month, day } = FORMATS[format].exec(said)?.groups ?? {}
  return dayFrom(Number(year), Number(month), Number(day))
}

const YEAR_FIRST = /^(?<year>\d{4})\s*[/.-]\s*(?<month>\d{1,2})\s*[/.-]\s*(?<day>\d{1,2})$/

const FORMATS: Record<Exclude<DateFormat, 'lenient'>, RegExp> = {
  'mm/dd/yyyy': /^(?<month>\d{1,2})\s*[/.-]\s*(?<day>\d{1,2})\s*[/.-]\s*(?<year>\d{4})$/,
  'dd/mm/yyyy': /^(?<day>\d{1,2})\s*[/.-]\s*(?<month>\d{1,2})\s*[/.-]\s*(?<year>\d{4})$/,
  'yyyy-mm-dd': YEAR_FIRST,
  'yyyy/mm/dd': YEAR_FIRST,
}
