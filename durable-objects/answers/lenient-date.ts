import { type Chrono, casual, GB } from 'chrono-node/en'
import type { Day } from '#journey/world.ts'
import { DAY_OF_MONTH, inPhrasesChronoReads } from './date-phrases.ts'
import { dayFrom } from './day.ts'

// Chrono takes 10 ms for the worst text of this length, and four times that for twice as much.
const MAX_TEXT = 500

/**
 * The first day an English text names: "next friday", "in two weeks", "the 15th", "3-5 april". A day
 * without a year is the next such day, today included. A time, a week or a month is no day.
 */
export function lenientDay(said: string, today: Day, monthFirst: boolean): Day | undefined {
  const text = inPhrasesChronoReads(said.slice(0, MAX_TEXT))
  const [year = 0, month = 0, day = 0] = today.split('-').map(Number)
  // The fields of a local noon, and never its instant: so the host's time zone does not matter.
  const noon = new Date(year, month - 1, day, 12)
  // Looking forward, chrono would make "last friday" the coming one.
  const forwardDate = !/\b(?:last|past|ago)\b/i.test(text)
  const found = (monthFirst ? MONTH_FIRST : DAY_FIRST).parse(text, noon, { forwardDate })
  const start = found.find(namesADay)?.start
  if (!start) return undefined
  return dayFrom(start.get('year') ?? 0, start.get('month') ?? 0, start.get('day') ?? 0)
}

type Found = ReturnType<Chrono['parse']>[number]

function withDayOfMonth(known: Chrono): Chrono {
  const chrono = known.clone()
  chrono.parsers.push({
    pattern: () => DAY_OF_MONTH,
    extract({ text, refDate }, match) {
      // Refused "32nd", chrono offers "2nd".
      if (/\d$/.test(text.slice(0, match.index))) return null
      return nextSuch(Number(match[1]), match[2]?.toLowerCase(), refDate)
    },
  })
  return chrono
}

const MONTH_FIRST = withDayOfMonth(casual)
const DAY_FIRST = withDayOfMonth(GB)

/** The 31st skips the months that have none. */
function nextSuch(day: number, month: string | undefined, now: Date) {
  const ahead = month === 'next' ? [1] : month === 'this' ? [0] : [0, 1, 2, 3]
  for (const months of ahead) {
    const first = new Date(now.getFullYear(), now.getMonth() + months, 1)
    const [year, inMonth] = [first.getFullYear(), first.getMonth() + 1]
    const past = months === 0 && !month && day < now.getDate()
    if (!past && dayFrom(year, inMonth, day)) return { year, month: inMonth, day }
  }
  return null
}

function namesADay({ start, text }: Found): boolean {
  const tags = start.tags()
  if (tags.has('result/relativeDateAndTime')) return false
  // "next week" and "3 nights" fill in a day that nobody named; "in a month" means one.
  if (tags.has('result/relativeDate')) return COUNTS_FROM.test(text) && !PERIOD.test(text)
  return start.isCertain('day') || start.isCertain('weekday')
}

const COUNTS_FROM = /^[+-]|\b(?:in|within|ago|from|later|after|before|hence|last|past|next)\b/i
const PERIOD = /^(?:this|next|last|past|after\s*this)\s*(?:week|month|year|quarter)s?$/i
