import type { EventFilter, Range, Summary } from './goals-api.ts'

/** What the page's address asks for: `runs`, `days` or `from` and `to`, and `milestone`. */
type Query = Record<string, string | undefined>

const DAY_MS = 86_400_000
const isDay = (text: string | undefined): text is string => /^\d{4}-\d\d-\d\d$/.test(text ?? '')

/** Live runs of the last thirty days, unless the address says otherwise. */
export function rangeOf({ runs, days, from, to }: Query): Range {
  const test = runs === 'all' ? undefined : runs === 'test'
  if (isDay(from) && isDay(to)) return { test, from, to }
  const count = Number(days)
  // A day early or late by the reader's own zone: the server's last day is today in the organisation's.
  if (count === 7 || count === 90) return { test, ...lastDays(count, Date.now()) }
  return { test }
}

/** So many days, the last of them today. */
export function lastDays(count: number, now: number): { from: string; to: string } {
  const dayOf = (at: number) => {
    const day = new Date(at)
    return new Date(at - day.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
  }
  return { from: dayOf(now - (count - 1) * DAY_MS), to: dayOf(now) }
}

/** The same for the list of events, which takes instants. */
export function eventsOf(query: Query, { since, until }: Summary): EventFilter {
  const { test } = rangeOf(query)
  return { test, milestoneId: query.milestone, from: since, to: until }
}
