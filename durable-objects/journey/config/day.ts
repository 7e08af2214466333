const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether a text is a day of the calendar, `yyyy-mm-dd`. Without a calendar library. */
export function isDay(text: string): boolean {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)?.map(Number) ?? []
  if (year === undefined || month === undefined || day === undefined) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const last = month === 2 && leap ? 29 : (MONTHS[month - 1] ?? 0)
  return day >= 1 && day <= last
}

/** A day as written, or a text with a variable that may give one. */
export const holdsDay = (text: string) => isDay(text.trim()) || text.includes('{{')

export const DAY_REMEDY = 'Write it like 2026-12-24, or pick a date variable.'
