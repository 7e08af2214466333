import { type Day, WEEKDAYS, type Weekday } from '#journey/world.ts'

/** Days as `yyyy-mm-dd`, in no time zone: all of it is arithmetic in UTC. */

const DAY_MS = 86_400_000

export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(text)
  return !Number.isNaN(at) && dayAt(at) === text
}

/** Undefined when the calendar has no such day: 31 April, 29 February 2027. */
export function dayFrom(year: number, month: number, day: number): Day | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return isDay(text) ? text : undefined
}

/** `{ year: 2026, month: 4, date: 3 }` of 3 April 2026. */
export function partsOf(day: Day): { year: number; month: number; date: number } {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, date }
}

export const addDays = (day: Day, days: number): Day => dayAt(Date.parse(day) + days * DAY_MS)

export const daysBetween = (from: Day, to: Day) => (Date.parse(to) - Date.parse(from)) / DAY_MS

/** The same day of another month, or its last: a month after 31 January is 28 February. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = partsOf(day)
  const first = monthAt(year, month + months)
  const last = lastOf(first.year, first.month)
  return dayFrom(first.year, first.month, Math.min(date, partsOf(last).date)) ?? last
}

/** The month that a count of months leads to: the 14th of 2026 is February 2027. */
export function monthAt(year: number, month: number): { year: number; month: number } {
  const months = year * 12 + month - 1
  return { year: Math.floor(months / 12), month: (((months % 12) + 12) % 12) + 1 }
}

export const lastOf = (year: number, month: number): Day => dayAt(Date.UTC(year, month, 0))

/** 0 is Sunday. */
export const weekdayNumberOf = (day: Day): number => new Date(Date.parse(day)).getUTCDay()

export const weekdayOf = (day: Day): Weekday => WEEKDAYS[weekdayNumberOf(day)] as Weekday

/** The day it is in UTC, or, given an instant moved by a zone's offset, in that zone. */
export const dayAt = (at: number): Day => new Date(at).toISOString().slice(0, 10)

const two = (value: number) => String(value).padStart(2, '0')
