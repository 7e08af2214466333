import { timeOfDay } from './time-of-day.ts'

const STEPS: [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]
const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' })
const dated = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' })
const WEEK_SECONDS = 7 * 86_400

/** How long ago: “5 minutes ago”, “yesterday”, and past a week the day itself. */
export function timeAgo(iso: string, now = Date.now()): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000)
  if (seconds >= WEEK_SECONDS) return dated.format(Date.parse(iso))
  const [unit, size] = STEPS.find(([, each]) => seconds >= each) ?? []
  return unit && size ? relative.format(-Math.floor(seconds / size), unit) : 'just now'
}

const EXACT = { dateStyle: 'medium', timeStyle: 'short' } as const
const exact = new Intl.DateTimeFormat(undefined, EXACT)

/** Day and time of day, as the reader writes them; in a zone, or in the reader’s own. */
export const dateTime = (iso: string, timeZone?: string) =>
  (timeZone ? new Intl.DateTimeFormat(undefined, { ...EXACT, timeZone }) : exact).format(
    Date.parse(iso),
  )

const precise = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' })

/** The time of day to the second, with the day where that is half a day away or more. */
export const preciseTime = (at: number, now = Date.now()) =>
  (Math.abs(at - now) < 43_200_000 ? precise : exact).format(at)

/** The time of day, with the day where that is not today. */
export const shortDateTime = (at: number, now = Date.now()) =>
  dated.format(at) === dated.format(now) ? timeOfDay(at) : exact.format(at)
