import type { TrackerType } from './goals-api.ts'

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' })

/** What a tracker noted, as a reader writes it: “1,200”, “9 Dec 2026”. */
export function valueWords(type: TrackerType, value: unknown): string {
  if (typeof value === 'number') return value.toLocaleString('en')
  if (typeof value !== 'string') return JSON.stringify(value)
  const day = type === 'date' ? Date.parse(value) : Number.NaN
  return Number.isNaN(day) ? value : DAY.format(day)
}
