import type { Day } from '#journey/world.ts'
import type { Caught, DateContext, Said } from './date-rules.ts'
import type { Token } from './date-tokens.ts'
import { dayFrom, daysBetween, monthAt, partsOf } from './day.ts'

/** A day without a year that is farther away was perhaps meant to be the one just past. */
const FAR_DAYS = 305

const refused: Said = { type: 'refused' }

/** The year that a token writes in four digits or two; two never lead more than 20 years ahead. */
export function yearOf({ code, text, value }: Token, today: Day): number | undefined {
  if (code === 'y') return value
  if (!/^\d\d$/.test(text)) return undefined
  const { year } = partsOf(today)
  const century = year - (year % 100)
  return century + value <= year + 20 ? century + value : century - 100 + value
}

/** Whether the two digits behind a day are its year: "12 sep 27", and not "12 sep 10". */
export function isYearBehind(token: Token, { today, looks }: DateContext): boolean {
  const year = yearOf(token, today)
  if (year === undefined) return false
  const ahead = year - partsOf(today).year
  return looks === 'back' ? ahead <= 0 : ahead >= -1 && ahead <= 5
}

/** A day and month, with the year that was caught or the nearest in which it lies where it should. */
export function dated(date: number, month: number, { y, yy }: Caught, context: DateContext): Said {
  const token = y ?? yy
  if (!token) return nearest(date, month, context)
  const year = yearOf(token, context.today)
  if (year === undefined) return refused
  const said = inYear(date, month, year, context)
  // "12/12/12" is rather a slip than a day long past.
  const isPast = year < partsOf(context.today).year - 1 && context.looks === 'ahead'
  return said.type === 'day' && token.code !== 'y' && isPast ? { ...said, sure: false } : said
}

export function inYear(date: number, month: number, year: number, { today }: DateContext): Said {
  const day = dayFrom(year, month, date)
  if (!day) return refused
  const ahead = year - partsOf(today).year
  return { type: 'day', day, sure: ahead > -100 && ahead <= 10 }
}

function nearest(date: number, month: number, { today, looks }: DateContext): Said {
  const { year } = partsOf(today)
  // Eight years hold a 29 February, wherever they begin.
  const years = Array.from({ length: 10 }, (_, at) => (looks === 'ahead' ? year + at : year - at))
  const days = years.flatMap((one) => dayFrom(one, month, date) ?? [])
  const day = days.find((one) => isWanted(one, today, looks))
  if (!day) return refused
  const sure = Math.abs(daysBetween(today, day)) <= FAR_DAYS
  return { type: 'day', day, sure, yearless: { month, date } }
}

/** A day of the month: the nearest, skipping the months that have none such. */
export function dayOfMonth(date: number, { today, looks }: DateContext, sure = true): Said {
  const { year, month } = partsOf(today)
  const step = looks === 'ahead' ? 1 : -1
  const days = [0, 1, 2, 3, 4].flatMap((months) => {
    const at = monthAt(year, month + step * months)
    return dayFrom(at.year, at.month, date) ?? []
  })
  const [day, ...others] = days.filter((one) => isWanted(one, today, looks))
  return day ? { type: 'day', day, sure, others: others.slice(0, 1) } : refused
}

const isWanted = (day: Day, today: Day, looks: 'ahead' | 'back') =>
  looks === 'ahead' ? day >= today : day <= today
