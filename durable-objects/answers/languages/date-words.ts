/** What a word does in a date. */
export type DateWordKind =
  /** "in" two weeks; two weeks "from now"; two weeks "ago". The last two also stand before a day. */
  | 'in'
  | 'later'
  | 'ago'
  /** "from" and "to" of a range. */
  | 'from'
  | 'to'
  | 'or'
  | 'and'
  | 'not'
  /** "next" friday may be the one after the coming; "coming" is mostly the coming; "this" is. */
  | 'next'
  | 'coming'
  | 'this'
  | 'last'
  /** Beside a weekday. */
  | 'nextWeek'
  /** Beside a day of the month, where it is one word. */
  | 'nextMonth'
  /** The last day of this month. */
  | 'monthEnd'
  | 'weekend'
  /** Between the parts of a date. */
  | 'of'
  /** Before a number that is then a day of the month. */
  | 'the'
  /** "a" week. */
  | 'one'
  /** What a number beside a date counts: people, nights, rooms. */
  | 'counted'
  /** Before a number that is no day: "for" 2, "at" 5. */
  | 'for'
  /** Says nothing about the day: "please", "morning". */
  | 'filler'

/**
 * How a language speaks of days. Lists are parted by commas, other forms of one entry by "|"; case,
 * accents and width do not matter. Names of months and weekdays come from Intl.
 *
 * Sample: { "days": { "1": "tomorrow", "2": "day after tomorrow|overmorrow" } }
 */
export type DateWords = {
  /** BCP 47 tags whose names of months and weekdays guests type. */
  locales: readonly string[]
  /** Names that Intl does not give, by number: 1 is January, 0 is Sunday. */
  months?: Record<number, string>
  weekdays?: Record<number, string>
  /** By the days between them and today. */
  days: Record<number, string>
  /** By month and day. */
  feasts: Record<string, string>
  /** From one and from first on. */
  counts: string
  ordinals: string
  /** Regular expression of what makes the digits before it a day of the month. */
  ordinalEnd?: string
  units: { day: string; week: string; fortnight?: string; month: string; year: string }
  words: Partial<Record<DateWordKind, string>>
  /** Regular expressions of what may be grown onto a word. */
  prefix?: string
  suffix?: string
}
