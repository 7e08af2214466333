export const SECONDS_IN = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
} as const
export type Unit = keyof typeof SECONDS_IN
export const UNITS = ['seconds', 'minutes', 'hours', 'days'] as const satisfies Unit[]

/** The unit in which a length of time is a whole number; minutes where there is none yet. */
export function largestUnit(seconds: number | undefined, units: readonly Unit[]): Unit {
  const [first = 'seconds'] = units
  if (!seconds) return units.includes('minutes') ? 'minutes' : first
  return units.findLast((unit) => Number.isInteger(seconds / SECONDS_IN[unit])) ?? first
}

/** "10 seconds", "60 minutes", "365 days". */
export function durationText(seconds: number): string {
  const unit =
    seconds <= 3600 ? largestUnit(seconds, ['seconds', 'minutes']) : largestUnit(seconds, UNITS)
  const amount = seconds / SECONDS_IN[unit]
  return `${amount.toLocaleString('en-US')} ${amount === 1 ? unit.slice(0, -1) : unit}`
}
