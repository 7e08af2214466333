import type { TrackerType } from './goals-api.ts'

const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' })
const SHORT_DAY = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
})
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const SHORT = new Intl.NumberFormat('en', { maximumFractionDigits: 1, notation: 'compact' })

/** `2026-11-22` as “22 Nov”, as the browser’s language writes it. */
export const dayWords = (day: string) => (day ? SHORT_DAY.format(new Date(`${day}T00:00:00Z`)) : '')

export const numberWords = (value: number) => WHOLE.format(value)

/** The same beside an axis, where there is little room. */
export const heightWords = (value: number) => SHORT.format(value)

/** What a tracker noted, as a reader writes it: “1,200”, “9 Dec 2026”. */
export function valueWords(type: TrackerType, value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en')
  if (typeof value !== 'string') return JSON.stringify(value)
  const day = type === 'date' ? Date.parse(value) : Number.NaN
  return Number.isNaN(day) ? value : DAY.format(day)
}
