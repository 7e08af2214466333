/** A name as Intl writes it, by number: January is 1, Sunday is 0. */
type Named = [name: string, number: number]

/** The names of months that Intl has for the locales: long and short, alone and in a date. */
export function monthNames(locales: readonly string[]): Named[] {
  const forms = WIDTHS.flatMap((month) => [{ month }, { month, day: 'numeric' } as const])
  return named('month', locales, forms, 12, (at) => [at + 1, Date.UTC(2026, at, 5)])
}

/** The names of weekdays that Intl has for the locales. */
export function weekdayNames(locales: readonly string[]): Named[] {
  const forms = WIDTHS.flatMap((weekday) => [
    { weekday },
    { weekday, day: 'numeric', month: 'long' } as const,
  ])
  // 4 January 2026 is a Sunday.
  return named('weekday', locales, forms, 7, (at) => [at, Date.UTC(2026, 0, 4 + at)])
}

const WIDTHS = ['long', 'short'] as const

function named(
  part: 'month' | 'weekday',
  locales: readonly string[],
  forms: Intl.DateTimeFormatOptions[],
  many: number,
  numbered: (at: number) => [number: number, at: number],
): Named[] {
  return locales.flatMap((locale) =>
    forms.flatMap((form) => {
      const format = new Intl.DateTimeFormat(locale, { ...form, timeZone: 'UTC' })
      return Array.from({ length: many }, (_, at): Named => {
        const [number, instant] = numbered(at)
        const found = format.formatToParts(instant).find(({ type }) => type === part)
        return [found?.value ?? '', number]
      })
    }),
  )
}
