import {
  type Caught,
  type DateContext,
  type DateRule,
  GLUE,
  rule,
  type Said,
  YEAR,
} from './date-rules.ts'
import type { Token } from './date-tokens.ts'
import { dated, dayOfMonth, inYear } from './date-years.ts'
import { addDays, lastOf, monthAt, partsOf, weekdayNumberOf } from './day.ts'

const refused: Said = { type: 'refused' }

/** Days with a month: "3-5 april", "the first monday of june", "2026年4月3日", "15th of next month". */
export const MONTH_RULES: DateRule[] = [
  rule(`FD?(?<d>[noO]):?&D?(?<to>[noO])${GLUE}(?<m>[mb])${YEAR}`, (caught, context) =>
    rangeIn(caught, context),
  ),
  rule(`D?[noO]:?[V&/]D?[noO]${GLUE}[mb]`, () => refused),
  rule(`[mb]${GLUE}[noO]:?[V&/]D?[noO](?![Pu])`, () => refused),
  rule(`D?(?<d>[noO]):?[->][wb]?[,:]?D?(?<to>[noO])${GLUE}(?<m>[mb])${YEAR}`, (caught, context) =>
    rangeIn(caught, context),
  ),
  rule(
    `(?<m>[mb])${GLUE}(?<d>[noO]):?[->]D?(?<to>[noO])(?![_:]*[mbPu])${YEAR}`,
    (caught, context) => rangeIn(caught, context),
  ),
  rule(
    '(?<nth>[oOL])_?(?<w>[wb])[_xIF]*(?<m>m)(?![,:D]*[no])(?:[,_xI]*(?<y>y))?',
    ({ nth, w, m, y }, context) => nth && w && m && nthWeekday(nth, w, m, y, context),
  ),
  rule(`D?(?<d>[noO])${GLUE}(?<m>[mb])${YEAR}`, (caught, context) => dateIn(caught, context)),
  rule(`(?<y>y)${GLUE}(?<m>[mb])${GLUE}(?<d>[no])`, (caught, context) => dateIn(caught, context)),
  rule(`(?<m>[mb])${GLUE}(?<d>[noO])(?![Pu?/]|:n|${GLUE}[mb])${YEAR}`, (caught, context) =>
    dateIn(caught, context),
  ),
  rule(
    'D?(?<d>[no]):?[_xDF]*(?:(?<which>[NTCKL])(?<u>u)|(?<u2>u)(?<which2>[NCTL])|J)',
    inOtherMonth,
  ),
  rule('(?:(?<which>[NCTKL])(?<u>u)|(?<u2>u)(?<which2>[NC])|J)[,xD_]*(?<d>[no]):?', inOtherMonth),
  rule('D(?<d>n):?(?![P?umbq/:\\-n]|_\\?)', ({ d }, context) => dayOfMonth(d?.value ?? 0, context)),
  rule('D?(?<d>o):?(?![P?umb]|_\\?)', ({ d }, context) => dayOfMonth(d?.value ?? 0, context)),
  rule('D(?<d>O)(?![P?uwmb]|_\\?)', ({ d }, context) => dayOfMonth(d?.value ?? 0, context, false)),
  rule('E', (_, { today }) => {
    const { year, month } = partsOf(today)
    return { type: 'day', day: lastOf(year, month), sure: false }
  }),
]

const dateIn = (caught: Caught, context: DateContext): Said =>
  dated(caught.d?.value ?? 0, caught.m?.value ?? 0, caught, context)

/** From the first to a later day of one month. */
function rangeIn(caught: Caught, context: DateContext): Said {
  const { d, to } = caught
  const first = dateIn(caught, context)
  const isRange = (d?.value ?? 0) < (to?.value ?? 0)
  return first.type === 'day' && isRange ? { type: 'range', day: first.day } : refused
}

/** The nth such weekday of a month, or its last. */
function nthWeekday(
  { code, value }: Token,
  { weekday, value: name }: Token,
  { value: month }: Token,
  y: Token | undefined,
  context: DateContext,
): Said {
  const { today, looks } = context
  const { year } = partsOf(today)
  const wanted = weekday ?? name
  const inThat = (one: number) => {
    const day = code === 'L' ? lastSuch(one, month, wanted) : nthSuch(one, month, wanted, value)
    return partsOf(day).month === month ? [day] : []
  }
  if (y) return { ...(inThat(y.value).map(certain)[0] ?? refused) }
  const days = (looks === 'ahead' ? [year, year + 1] : [year, year - 1]).flatMap(inThat)
  const day = days.find((one) => (looks === 'ahead' ? one >= today : one <= today))
  return day ? certain(day) : refused
}

const certain = (day: string): Said => ({ type: 'day', day, sure: true })

function nthSuch(year: number, month: number, weekday: number, nth: number) {
  const first = addDays(lastOf(monthAt(year, month - 1).year, monthAt(year, month - 1).month), 1)
  return addDays(first, ((weekday - weekdayNumberOf(first) + 7) % 7) + 7 * (nth - 1))
}

function lastSuch(year: number, month: number, weekday: number) {
  const last = lastOf(year, month)
  return addDays(last, -((weekdayNumberOf(last) - weekday + 7) % 7))
}

/** "the 15th of next month", "el 15 del mes que viene". */
function inOtherMonth({ d, which, which2, u, u2 }: Caught, context: DateContext): Said | undefined {
  const unit = u ?? u2
  if (unit && unit.value !== -1) return undefined
  const code = (which ?? which2)?.code
  const months = code === 'T' ? 0 : code === 'L' ? -1 : 1
  const { year, month } = partsOf(context.today)
  const at = monthAt(year, month + months)
  return inYear(d?.value ?? 0, at.month, at.year, context)
}
