const DAY = 24 * 60 * 60 * 1000
const startOf = (at: number) => new Date(at).setHours(0, 0, 0, 0)

/** "today", "yesterday", "Monday, 3 March": the day of a message in the guest's own words. */
export function dayName(at: number, now = Date.now(), locale = document.documentElement.lang) {
  const lang = locale || undefined
  const ago = Math.round((startOf(now) - startOf(at)) / DAY)
  if (ago === 0 || ago === 1) {
    return new Intl.RelativeTimeFormat(lang, { numeric: 'auto' }).format(-ago, 'day')
  }
  return new Intl.DateTimeFormat(lang, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(ago > 300 && { year: 'numeric' }),
  }).format(at)
}

export const clock = (at: number, locale = document.documentElement.lang) =>
  new Intl.DateTimeFormat(locale || undefined, { timeStyle: 'short' }).format(at)
