import { calendar } from '../../durable-objects/answers/calendar.ts'
import { Refusal } from '../http/refusals.ts'
import type { DaySpan } from '../queries/goal-series.ts'

const MOST_DAYS = 366
const USUAL_DAYS = 30

/**
 * The days from `from` to `to`, both included, in the organisation's time zone: a day with a clock
 * change is an hour shorter or longer. Without them: the thirty days that end today.
 */
export function daysBetween(
  { from, to }: { from?: string; to?: string },
  zone: string,
  now: number,
): DaySpan[] {
  const last = to ?? calendar.dayOf(now, zone)
  const first = from ?? calendar.addDays(last, 1 - USUAL_DAYS)
  if (first > last) throw new Refusal('bad_request', { message: 'from: it comes after to' })
  const spans: DaySpan[] = []
  for (let day = first; day <= last; day = calendar.addDays(day, 1)) {
    if (spans.length === MOST_DAYS) {
      throw new Refusal('bad_request', { message: `from: at most ${MOST_DAYS} days at a time` })
    }
    const begins = spans.at(-1)?.to ?? calendar.instant(day, '00:00', zone)
    const to = calendar.instant(calendar.addDays(day, 1), '00:00', zone)
    spans.push({ day, from: begins, to })
  }
  return spans
}
