import type { Option } from '#messages/message.ts'
import type { Value } from './variables/value.ts'
import type { Variable } from './variables/variable.ts'

/** The rule by which an answer is matched to an option. They are tried in this order. */
export type MatchRule =
  | 'payload'
  | 'label'
  | 'folded-label'
  | 'synonym'
  | 'number'
  | 'contained'
  | 'typo'

export type DateFormat = 'mm/dd/yyyy' | 'dd/mm/yyyy' | 'yyyy-mm-dd' | 'yyyy/mm/dd' | 'lenient'

/** A day without a time, `yyyy-mm-dd`. */
export type Day = string

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const
export type Weekday = (typeof WEEKDAYS)[number]

export type Pattern = { ok: true; matches(text: string): boolean } | { ok: false; error: string }

/**
 * The readers that are pure but heavy (phone, date, regular expression, time zone). The machine
 * takes them as an argument, so that the builder can import the journey's schemas and `problems`
 * without their libraries. Implemented in `durable-objects/answers`.
 */
export type Answers = {
  /** E.164, or undefined when it is no phone number. `country`: ISO 3166 alpha-2. */
  phone(text: string, country: string): string | undefined
  /** Understands the country's separators ("1.200,50" in DE is 1200.5). */
  number(text: string, country: string): number | undefined
  /** The first day the text names; undefined when it names none. */
  date(text: string, format: DateFormat, today: Day, country: string): Day | undefined
  /** A regular expression in linear time (RE2), found anywhere in the text. */
  pattern(source: string): Pattern
  /** The option that a typed answer means, and how it was recognised; undefined when none or many. */
  choice(
    text: string,
    options: (Option & { synonyms?: string[] })[],
  ): { option: Option; rung: MatchRule } | undefined
  /** Every value a JSONPath (RFC 9535) finds, or undefined when the path itself is wrong. */
  jsonPath(path: string, value: unknown): unknown[] | undefined
  calendar: Calendar
}

/** Days and times of day in a time zone (IANA name). Days are `yyyy-mm-dd`, instants epoch ms. */
export type Calendar = {
  dayOf(at: number, zone: string): Day
  /** ISO 8601 with the zone's offset: `2026-11-22T14:03:00+01:00`. */
  iso(at: number, zone: string): string
  addDays(day: Day, days: number): Day
  weekdayOf(day: Day): Weekday
  /** The instant of a time of day ("09:00"); one that a clock change skips moves forward. */
  instant(day: Day, time: string, zone: string): number
  isDay(text: string): boolean
}

/** All the machine knows besides the graph, the session and the signal. */
export type World = {
  now: number
  answers: Answers
  journeyName: string
  organisation: { name: string; timeZone: string; country: string }
  /** Campaign variables as they stand before this turn; absent when the journey names none. */
  campaign?: Record<string, { definition: Pick<Variable, 'name' | 'type'>; value?: Value }>
  /** Email answers take days: there a step's timeout holds only if the channel sets one. */
  timeoutSeconds?: number | 'ignored'
  /** What happened in the last minute: an event may come just before the wait for it. */
  recentEvents?: RecentEvent[]
}

export type RecentEvent = { at: number } & (
  | { name: string; payload: unknown }
  | { milestoneId: string }
)
