import type { Day } from '#journey/world.ts'
import type { DateOrder } from './date-order.ts'
import type { Token } from './date-tokens.ts'

/** What is known beside the text. */
export type DateContext = { today: Day; looks: 'ahead' | 'back'; order: DateOrder }

/**
 * What a piece of a text says. `others` are the days after `day` that it may mean too; a day without
 * a year keeps its `month` and `date`.
 */
export type Said =
  | {
      type: 'day'
      day: Day
      sure: boolean
      others?: Day[]
      yearless?: { month: number; date: number }
    }
  /** The first day of several. */
  | { type: 'range'; day: Day }
  | { type: 'weekday'; weekday: number; day: Day; sure: boolean; brief: boolean }
  /** It counts people, or tells the time. */
  | { type: 'nothing' }
  /** It names no day, though it looks like one, or names two. */
  | { type: 'refused' }

/** The tokens that a rule's groups have caught. */
export type Caught = Readonly<Record<string, Token | undefined>>

/** A piece of a text: a pattern over the codes of tokens, and what it says; undefined: nothing after all. */
export type DateRule = {
  pattern: RegExp
  says(caught: Caught, context: DateContext): Said | undefined
}

/** Stands for what may lie between the parts of one date: "the 3rd of April", "3. April". */
export const GLUE = '(?:[_D,:F]+|[-/])?'

/** A year behind a day and month. "12 sep 25 people" has none. */
export const YEAR = `(?:(?:[,:_xI]*|[-/])(?<y>y)|(?:[,:]*|[-/])(?<yy>n)(?![P?Uu/:\\-n]|[_xD:]*[mb]))?`

export const rule = (pattern: string, says: DateRule['says']): DateRule => ({
  pattern: new RegExp(pattern, 'dy'),
  says,
})
