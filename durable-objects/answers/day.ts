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

export const addDays = (day: Day, days: number): Day => dayAt(Date.parse(day) + days * DAY_MS)

export const weekdayOf = (day: Day): Weekday =>
  WEEKDAYS[new Date(Date.parse(day)).getUTCDay()] as Weekday

/** The day it is in UTC, or, given an instant moved by a zone's offset, in that zone. */
export const dayAt = (at: number): Day => new Date(at).toISOString().slice(0, 10)

const two = (value: number) => String(value).padStart(2, '0')
