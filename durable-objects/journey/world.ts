import type { LanguageCode } from '#messages/language.ts'
import type { Option } from '#messages/message.ts'
import type { Value } from './variables/value.ts'
import type { Variable } from './variables/variable.ts'

/**
 * The rule by which an answer is matched to an option, from certain to bold; they are tried in this
 * order. `synonym` is one as typed, tried with the label, or folded, tried with the folded label.
 * `content-number` is a number that the label holds, `number` the position in the list, in figures or
 * as "the second one". `yes-no` and `meaning` are other words with the meaning of the label.
 */
export type MatchRule =
  | 'payload'
  | 'label'
  | 'synonym'
  | 'folded-label'
  | 'content-number'
  | 'number'
  | 'contained'
  | 'yes-no'
  | 'meaning'
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
 * Where and in what tongues a guest writes. `country` (ISO 3166 alpha-2) decides separators, the order
 * of a date and how phone numbers begin; the `languages` are read together, the likeliest first.
 */
export type Locale = { country: string; languages: readonly LanguageCode[] }

/** `people`: groups in one answer are added up, "2 adults and 2 children" is 4. */
export type NumberReading = Locale & { count?: 'people' }

/** `looks`: where a day without a year lies, as the range of the question allows. */
export type DateReading = Locale & {
  format: DateFormat
  today: Day
  looks: 'ahead' | 'back'
}

export type ChoiceReading = {
  languages: readonly LanguageCode[]
  /** The channel showed numbers beside the options: a number is then a position. */
  showsNumbers: boolean
}

/**
 * What an answer means among options: one of them, by which rule and by which of the guest's words;
 * several, which only the guest can tell apart; or none.
 */
export type Choice =
  | { found: 'one'; option: Option; rule: MatchRule; words: string }
  | { found: 'several'; options: Option[] }
  | { found: 'none' }

type QuestionText =
  | 'didYouMean'
  | 'whichOfThese'
  | 'yes'
  | 'no'
  | 'isItDay'
  | 'notADate'
  | 'notADateIn'
  | 'inThePast'
  | 'inTheFuture'
  | 'from'
  | 'upTo'
  | 'weekday'
export type QuestionTexts = Readonly<Record<QuestionText, string>>

/**
 * The readers that are pure but heavy (phone, date, regular expression, time zone). The machine
 * takes them as an argument, so that the builder can import the journey's schemas and `problems`
 * without their libraries. Implemented in `durable-objects/answers`.
 */
export type Answers = {
  /** The one address in the text, lower-cased; undefined when there is none, or several. */
  email(text: string): string | undefined
  /** E.164, or undefined when it is no phone number. `country`: ISO 3166 alpha-2. */
  phone(text: string, country: string): string | undefined
  /** Understands the country's separators ("1.200,50" in DE is 1200.5) and the languages' words. */
  number(text: string, reading: NumberReading): number | undefined
  /** A whole number from 0 to 999 as one counts in the language: "four". Undefined for any other. */
  numberInWords(value: number, language: LanguageCode): string | undefined
  /** The one day the text names, and whether that is certain; undefined when it names none. */
  date(text: string, reading: DateReading): { day: Day; sure: boolean } | undefined
  /** A regular expression in linear time (RE2), found anywhere in the text. */
  pattern(source: string): Pattern
  /** A text without case, accents, emoji and the punctuation around it: by this, two are alike. */
  folded(text: string): string
  /** What a typed answer means among the options. */
  choice(
    text: string,
    options: (Option & { synonyms?: string[] })[],
    reading: ChoiceReading,
  ): Choice
  /** What questions say by themselves in a language, with braces for values: "up to {day}". */
  texts(language: LanguageCode): QuestionTexts
  /** Every value a JSONPath (RFC 9535) finds, or undefined when the path itself is wrong. */
  jsonPath(path: string, value: unknown): unknown[] | undefined
  /** Whether a JSONPath is a singular query: of names and indexes alone, it finds at most one value. */
  isSingularPath(path: string): boolean
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
  /** As people write it in the language: "12 September 2026", "Saturday 12 September 2026", "Saturday". */
  written(day: Day, language: LanguageCode, form: 'long' | 'full' | 'weekday'): string
}

/** All the machine knows besides the graph, the session and the signal. */
export type World = {
  now: number
  answers: Answers
  journeyName: string
  organisation: { name: string; timeZone: string; country: string; language?: string }
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
