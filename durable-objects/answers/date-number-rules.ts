import type { DateOrder } from './date-order.ts'
import { type DateContext, type DateRule, rule, type Said } from './date-rules.ts'
import type { Token } from './date-tokens.ts'
import { dated, inYear, yearOf } from './date-years.ts'
import { dayFrom, partsOf } from './day.ts'

const refused: Said = { type: 'refused' }

/** Days in numbers alone: "3/4/2027", "2027-04-03", "12-15/09/2026". */
export const NUMBER_RULES: DateRule[] = [
  rule(
    '(?<d>n):?[->]D?(?<to>n):?(?<s>[/:])(?<m>n)(?:\\k<s>(?<y>[ny])):?(?![/])',
    ({ d, m, y }, context) => rangeFrom(d, m, y, context),
  ),
  rule(
    '(?<a>[ny])(?<s>[/:\\-])(?<b>n)\\k<s>(?<c>y|n(?![P?u]))(?![/])',
    ({ a, b, c }, context) => a && b && c && inFull(a, b, c, context),
  ),
  rule(
    '^(?<a>[ny])(?<b>n)(?<c>[ny])$',
    ({ a, b, c }, context) => a && b && c && inFull(a, b, c, context),
  ),
  rule('(?<eight>8)', ({ eight }, context) => eight && inEightDigits(eight.text, context)),
]

/** Days in numbers that name no year, which the fixed formats do not take. */
export const SHORT_NUMBER_RULES: DateRule[] = [
  rule('(?<d>n):?[->]D?(?<to>n):?(?<s>[/:])(?<m>n):?(?![/:\\-]?[ny])', ({ d, m }, context) =>
    rangeFrom(d, m, undefined, context),
  ),
  rule('(?<m>n)/(?<d>n)[->](?<to>n)(?:/(?<y>y))?(?![/:n])', ({ m, d, y }, context) =>
    context.order.first === 'month' ? rangeFrom(d, m, y, context) : undefined,
  ),
  rule(
    '(?<a>n)(?<s>[/:\\-])(?<b>n)(?<end>:)?(?![Pumb#]|[/:][#ny])',
    ({ a, b, s, end }, context) => a && b && s && short(a, b, s, end !== undefined, context),
  ),
]

function rangeFrom(
  d: Token | undefined,
  m: Token | undefined,
  y: Token | undefined,
  context: DateContext,
): Said {
  const first = dated(d?.value ?? 0, m?.value ?? 0, { y }, context)
  return first.type === 'day' ? { type: 'range', day: first.day } : first
}

function inFull(a: Token, b: Token, c: Token, context: DateContext): Said | undefined {
  const { order, today } = context
  if (order.format && (a.code === 'y') !== order.yearFirst) return undefined
  if (order.format && a.code !== 'y' && c.code !== 'y') return undefined
  if (a.code === 'y') return inYear(c.value, b.value, a.value, context)
  const year = yearOf(c, today)
  const leading = yearOf(a, today)
  if (order.yearFirst && c.code !== 'y' && leading !== undefined) {
    const said = inYear(c.value, b.value, leading, context)
    return said.type === 'day' ? { ...said, sure: false } : said
  }
  return year === undefined ? undefined : inOrder(a, b, c, context)
}

/** "13/12" is clear everywhere, "4/5" where everybody writes the one order. */
function inOrder(
  a: Token,
  b: Token,
  y: Token | undefined,
  context: DateContext,
  mayTurn = context.order.format === undefined,
): Said {
  const { order } = context
  const dayFirst = dated(a.value, b.value, { y }, context)
  const monthFirst = dated(b.value, a.value, { y }, context)
  const [said, other] = order.first === 'day' ? [dayFirst, monthFirst] : [monthFirst, dayFirst]
  if (said.type === 'refused') return mayTurn ? other : said
  const clear = order.certain || other.type === 'refused' || a.value === b.value
  return said.type === 'day' ? { ...said, sure: said.sure && clear } : said
}

function short(
  a: Token,
  b: Token,
  { code: separator, text }: Token,
  ended: boolean,
  context: DateContext,
): Said | undefined {
  const { order } = context
  // "10.30" is a time, and not the 30th of October.
  const said = inOrder(a, b, undefined, context, separator !== ':' || ended)
  const athome = order.separator === text
  // "2-3" is rather two or three than a day in spring.
  if (separator === '-' && !athome) return undefined
  if (said.type !== 'day') return separator === ':' && !ended ? { type: 'nothing' } : said
  const clear = separator === '/' || athome || ended
  return { ...said, sure: said.sure && clear }
}

/** "12082026" in the order that is wanted, "20260812" wherever it can be. */
function inEightDigits(digits: string, context: DateContext): Said {
  const { order } = context
  const leading = inOrderOfDigits(digits, YEAR_FIRST)
  if (order.format) return order.yearFirst ? said(leading) : said(inOrderOfDigits(digits, order))
  return said(isNear(leading, context) ? leading : inOrderOfDigits(digits, order), order.certain)
}

const YEAR_FIRST = { first: 'month', yearFirst: true } as const

function inOrderOfDigits(
  digits: string,
  { first, yearFirst }: Pick<DateOrder, 'first' | 'yearFirst'>,
) {
  const number = (from: number, length: number) => Number(digits.slice(from, from + length))
  if (yearFirst) return dayFrom(number(0, 4), number(4, 2), number(6, 2))
  const [day, month] = first === 'day' ? [0, 2] : [2, 0]
  return dayFrom(number(4, 4), number(month, 2), number(day, 2))
}

const said = (day: string | undefined, sure = true): Said =>
  day && partsOf(day).year >= 1900 ? { type: 'day', day, sure } : refused

const isNear = (day: string | undefined, { today }: DateContext) =>
  day !== undefined && Math.abs(partsOf(day).year - partsOf(today).year) <= 120
