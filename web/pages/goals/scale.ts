const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 1 })
const SHORT = new Intl.NumberFormat('en', { maximumFractionDigits: 1, notation: 'compact' })

/** `2026-11-22` as “22 Nov”. */
export const dayWords = (day: string) => (day ? DAY.format(new Date(`${day}T00:00:00Z`)) : '')

export const numberWords = (value: number) => WHOLE.format(value)

/** The same beside an axis, where there is little room. */
export const heightWords = (value: number) => SHORT.format(value)

/** The next number that is round and has a round half. */
export function topOf(most: number): number {
  if (most <= 10) return Math.max(2, Math.ceil(most / 2) * 2)
  const power = 10 ** Math.floor(Math.log10(most))
  const step = [1, 1.2, 1.6, 2, 3, 4, 5, 6, 8, 10].find((each) => each * power >= most) ?? 10
  return step * power
}
