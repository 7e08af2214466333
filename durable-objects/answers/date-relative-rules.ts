import type { Day } from '#journey/world.ts'
import {
  type Caught,
  type DateContext,
  type DateRule,
  GLUE,
  rule,
  type Said,
} from './date-rules.ts'
import type { Token } from './date-tokens.ts'
import { dated, dayOfMonth } from './date-years.ts'
import { addDays, addMonths, weekdayNumberOf } from './day.ts'

// No others: a weekday beside it that disagrees leaves nothing to ask.
const sure = (day: Day): Said => ({ type: 'day', day, sure: true, others: [] })

/** Days by how far they are: "tomorrow", "in two weeks", "friday week", "next friday". */
export const RELATIVE_RULES: DateRule[] = [
  rule('(?<n>[n1])(?<u>u)(?<way>[HFA])D?x?(?<which>[NCTK])?(?<at>[wr])', fromAnchor),
  rule('D?(?<u>u)(?<way>[HA])(?<at>[wr])', fromAnchor),
  rule('(?<at>[wr])I(?<n>[n1])?(?<u>u)', fromAnchor),
  rule('T(?<u>u)[_xD,4]*(?<w>[wb])', weekdayOf),
  rule('(?<n>[n1])(?<u>u)x?(?<at>[wr])', weeksFromAnchor),
  rule('(?<u>u)x(?<at>[wr])', weeksFromAnchor),
  rule('(?<at>[wr])(?<u>u)', weeksFromAnchor),
  rule('I(?<n>[n1])?(?<u>u)(?<hence>H)?', fromToday),
  rule('(?<n>[n1])(?<u>u)(?<way>[HA])', fromToday),
  rule('(?<way>A)(?<n>[n1])(?<u>u)', fromToday),
  rule('1[wb]', () => ({ type: 'nothing' })),
  rule(`(?<w>[wb])[,:_D]*(?<d>n):?(?![Pu?/:\\-nq]|${GLUE}[mb])`, weekdayAndDate),
  rule('(?<way>[NCTK])[_xD,4]*(?<w>[wb])', weekdayOf),
  rule('(?<w>[wb])[,_xD4]*(?<way>[NCK])', weekdayOf),
  rule('(?<w>[wb])[,_xD4]*(?<way>T)u', weekdayOf),
  rule('(?<way>L)(?<w>[wb])', weekdayOf),
  rule('(?<w>[wb])(?<way>L)', weekdayOf),
  rule('(?<w>[wb])', weekdayOf),
  rule('(?<r>r)', ({ r }, { today }) => r && sure(addDays(today, r.value))),
  rule(
    '(?<f>f)',
    ({ f }, context) => f && dated(f.value % 100, Math.floor(f.value / 100), {}, context),
  ),
  rule('(?<way>[NCTKD])?(?<e>e)', ({ way }, { today }) => {
    const later = way?.code === 'N' || way?.code === 'K' ? 7 : 0
    const day = addDays(coming(SATURDAY, today, 0), later)
    return { type: 'weekday', weekday: SATURDAY, day, sure: false, brief: true }
  }),
]

function moved(day: Day, { value }: Token, count: number): Day {
  return value < 0 ? addMonths(day, -value * count) : addDays(day, value * count)
}

const signed = ({ n, way }: Caught) => (way?.code === 'A' ? -1 : 1) * (n?.value ?? 1)

function fromToday(caught: Caught, { today }: DateContext): Said | undefined {
  return caught.u && sure(moved(today, caught.u, signed(caught)))
}

/** "2 weeks from friday", "the day after tomorrow". */
function fromAnchor(caught: Caught, context: DateContext): Said | undefined {
  const { at, u } = caught
  const from = at && anchor(at, caught.which, context)
  return from === undefined || !u ? undefined : sure(moved(from, u, signed(caught)))
}

/** "a week on friday", "friday week"; days are not counted like that. */
function weeksFromAnchor(caught: Caught, context: DateContext): Said | undefined {
  return caught.u && caught.u.value >= 7 ? fromAnchor(caught, context) : undefined
}

function anchor(at: Token, way: Token | undefined, context: DateContext): Day | undefined {
  if (at.code === 'r') return addDays(context.today, at.value)
  const said = weekdayOf({ w: at, way }, { ...context, looks: 'ahead' })
  return said && 'day' in said ? said.day : undefined
}

/** The first such weekday that is at least so many days ahead. */
const coming = (weekday: number, today: Day, ahead: number): Day => {
  const from = addDays(today, ahead)
  return addDays(from, (weekday - weekdayNumberOf(from) + 7) % 7)
}

const WEEK = 7
const SATURDAY = 6

/**
 * A weekday: the nearest where the question looks. "next friday" is the one of next week, which on a
 * Wednesday many call so and others not; "last friday" is always behind.
 */
function weekdayOf({ w, way }: Caught, { today, looks }: DateContext): Said | undefined {
  if (!w) return undefined
  const weekday = w.weekday ?? w.value
  const brief = w.brief === true
  const said = (day: Day, sure: boolean): Said => ({ type: 'weekday', weekday, day, sure, brief })
  const next = coming(weekday, today, 1)
  // Weeks begin on Monday.
  const sunday = coming(0, today, 0)
  const isThisWeek = next <= sunday
  switch (way?.code) {
    case 'N':
      return said(isThisWeek ? addDays(next, WEEK) : next, !isThisWeek)
    case 'K':
      return said(coming(weekday, sunday, 1), true)
    case 'C':
      return said(next, !isThisWeek)
    case 'T':
      return said(next, true)
    case 'L':
      return said(addDays(coming(weekday, today, 0), -WEEK), true)
    default: {
      const today0 = coming(weekday, today, 0)
      if (looks === 'ahead') return said(today0, today0 !== today)
      return said(today0 === today ? today : addDays(today0, -WEEK), today0 !== today)
    }
  }
}

/** "monday 24" is a day only where the two agree; else the number may count people. */
function weekdayAndDate({ w, d }: Caught, context: DateContext): Said {
  const said = dayOfMonth(d?.value ?? 0, context)
  const agrees = said.type === 'day' && weekdayNumberOf(said.day) === (w?.weekday ?? w?.value)
  return agrees ? said : { type: 'refused' }
}
