import type { Day } from '#journey/world.ts'
import { MONTH_RULES } from './date-month-rules.ts'
import { NUMBER_RULES, SHORT_NUMBER_RULES } from './date-number-rules.ts'
import { DURATION_RULE, QUANTITY_RULES } from './date-quantity-rules.ts'
import { RELATIVE_RULES } from './date-relative-rules.ts'
import type { Caught, DateContext, DateRule, Said } from './date-rules.ts'
import type { Token } from './date-tokens.ts'
import { isYearBehind } from './date-years.ts'
import { dayFrom, partsOf, weekdayNumberOf } from './day.ts'

const FIXED: DateRule[] = [...QUANTITY_RULES, ...NUMBER_RULES]
/** The first that fits at a place wins: the more it takes in, the earlier it comes. */
const LENIENT: DateRule[] = [
  ...FIXED,
  ...MONTH_RULES,
  ...SHORT_NUMBER_RULES,
  ...RELATIVE_RULES,
  DURATION_RULE,
]

/** What a text comes to: one day, none, or something that must not be taken for a day. */
export type Reading =
  | { type: 'day'; day: Day; sure: boolean }
  | { type: 'none' }
  | { type: 'refused' }

/** A piece of the text that says something, from one token to before another. */
type Piece = { from: number; to: number; said: Exclude<Said, { type: 'nothing' | 'refused' }> }

const REFUSED: Reading = { type: 'refused' }
const NONE: Reading = { type: 'none' }

/** The day that the tokens name as a whole: what else they say must be known and beside the point. */
export function readingOf(tokens: Token[], context: DateContext): Reading {
  const codes = tokens.map(({ code }) => code).join('')
  const scan = scanned(tokens, codes, context)
  if (scan.refused) return REFUSED
  const left = leftOver(codes, scan.taken)
  const pieces = withWeekdays(scan.pieces, codes)
  if (!pieces) return REFUSED
  const [first] = pieces
  if (!first) return NONE
  if (NEGATED.test(codes) || AROUND.test(left.slice(0, first.from))) return REFUSED
  const onlyNames = pieces.every(({ said }) => said.type !== 'day' || said.others)
  if (onlyNames && ELSEWHEN.test(left)) return REFUSED
  const isDoubtful = UNCLEAR.test(left) || tokens.some(({ doubtful }) => doubtful)
  const { said } = first
  if (said.type === 'weekday' && said.brief && isDoubtful && pieces.length === 1) return NONE
  if (pieces.some((piece) => piece.said.day !== said.day)) {
    return isRange(pieces, codes) ? { type: 'day', day: firstOf(pieces), sure: false } : REFUSED
  }
  const isEnd = />[_DxF,]*$/.test(codes.slice(0, first.from))
  const sure = said.type !== 'range' && said.sure && !isDoubtful && !isEnd
  return { type: 'day', day: said.day, sure }
}

/** "not the 3rd"; but "no, the 3rd" answers the question before. */
const NEGATED = /^(?!!,).*!|^!,.*!/
/** "after 3 april" is a day that nobody named. */
const AROUND = /[AHu][_DxF]*$/
/** What moves a day of no month to another month or week, where no rule has taken it. */
const ELSEWHEN = /[mbyNCKJ]/
/** Words and numbers that are not understood. */
const UNCLEAR = /[?QnoO#8yumbNCKLJIAHeEV]/

type Scan = { refused: boolean; pieces: Piece[]; taken: [from: number, to: number][] }

function scanned(tokens: Token[], codes: string, context: DateContext): Scan {
  const rules = context.order.format ? FIXED : LENIENT
  const scan: Scan = { refused: false, pieces: [], taken: [] }
  let from = 0
  while (from < tokens.length) {
    const found = foundAt(tokens, codes, from, rules, context)
    if (!found) {
      from++
      continue
    }
    const { said, to } = found
    if (said.type === 'refused') scan.refused = true
    else if (said.type !== 'nothing') scan.pieces.push({ from, to, said })
    scan.taken.push([from, to])
    from = to
  }
  return scan
}

function foundAt(
  tokens: Token[],
  codes: string,
  from: number,
  rules: DateRule[],
  context: DateContext,
): { said: Said; to: number } | undefined {
  for (const { pattern, says } of rules) {
    pattern.lastIndex = from
    const match = pattern.exec(codes)
    if (!match) continue
    const caught: Record<string, Token | undefined> = {}
    for (const [name, place] of Object.entries(match.indices?.groups ?? {})) {
      if (place) caught[name] = tokens[place[0]]
    }
    const { yy, ...others } = caught
    const isYear = yy && isYearBehind(yy, context)
    const said = says(isYear ? caught : (others satisfies Caught), context)
    const end = yy && !isYear ? match.indices?.groups?.yy?.[0] : undefined
    if (said) return { said, to: end ?? from + match[0].length }
  }
  return undefined
}

/** The codes with a space for each that a rule has taken. */
function leftOver(codes: string, taken: Scan['taken']): string {
  const left = [...codes]
  for (const [from, to] of taken) left.fill(' ', from, to)
  return left.join('')
}

const BETWEEN = /^[,:_Dx]*$/

/**
 * A weekday beside a day belongs to it, and must be its own: undefined where another was meant. With
 * a month it may be a slip, which is worth asking.
 */
function withWeekdays(pieces: Piece[], codes: string): Piece[] | undefined {
  const merged: Piece[] = []
  for (const piece of pieces) {
    const before = merged.at(-1)
    const isBeside = before !== undefined && BETWEEN.test(codes.slice(before.to, piece.from))
    const one = isBeside ? together(before, piece) : piece
    if (!one) return undefined
    if (isBeside && one !== piece) merged.pop()
    merged.push(one)
  }
  return merged
}

/** One piece of two, the second as it is where they do not belong together. */
function together(before: Piece, after: Piece): Piece | undefined {
  const [weekday, day] =
    before.said.type === 'weekday' ? [before.said, after.said] : [after.said, before.said]
  if (weekday.type !== 'weekday' || day.type === 'weekday') return after
  const joined = (said: Piece['said']): Piece => ({ from: before.from, to: after.to, said })
  if (weekdayNumberOf(day.day) === weekday.weekday) return joined(day)
  if (day.type === 'range' || !day.others) return joined({ type: 'day', day: day.day, sure: false })
  const other = day.others.find((one) => weekdayNumberOf(one) === weekday.weekday)
  if (other === undefined) return undefined
  return joined({ type: 'day', day: other, sure: false })
}

/** "3 april - 5 april", "from friday to sunday": two days in their order, with a word between. */
function isRange([first, second, ...more]: Piece[], codes: string): boolean {
  if (!first || !second || more.length > 0) return false
  const between = codes.slice(first.to, second.from)
  if (!/[->]/.test(between) || /[V?]/.test(between)) return false
  return first.said.type !== 'day' || second.said.type !== 'day' || isInOrder(first, second)
}

/** The first day of a range, in the year that stands only behind the second. */
function firstOf([first, second]: Piece[]): Day {
  const [one, other] = [first?.said, second?.said]
  if (one?.type !== 'day' || !one.yearless || other?.type !== 'day') return one?.day ?? ''
  const { month, date } = one.yearless
  const { year } = partsOf(other.day)
  const days = [dayFrom(year, month, date), dayFrom(year - 1, month, date)]
  const isFree = other.yearless !== undefined || other.others !== undefined
  return isFree ? one.day : (days.find((day) => day !== undefined && day <= other.day) ?? one.day)
}

const isInOrder = (first: Piece, second: Piece) => first.said.day <= second.said.day
