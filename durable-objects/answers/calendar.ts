import { remembering } from '#journey/remembering.ts'
import type { Calendar, Day } from '#journey/world.ts'
import type { LanguageCode } from '#messages/language.ts'
import { addDays, dayAt, isDay, weekdayOf } from './day.ts'

/**
 * Days and times of day in IANA zones, by the runtime's own zone data. A zone it does not know
 * throws a RangeError: zones are checked where they are set.
 */
export const calendar: Calendar = { dayOf, iso, addDays, weekdayOf, instant, isDay, written }

const DAY_MS = 86_400_000

function dayOf(at: number, zone: string): Day {
  return dayAt(at + offsetAt(at, zone))
}

function iso(at: number, zone: string): string {
  const offset = offsetAt(at, zone)
  const wall = new Date(at + offset).toISOString().slice(0, 19)
  const behind = new Date(Math.abs(offset)).toISOString().slice(11, 16)
  return `${wall}${offset < 0 ? '-' : '+'}${behind}`
}

/**
 * Clocks that go back show a time twice: the earlier counts. Clocks that go forward skip some: 02:30
 * becomes 03:30, as it would have been without the change.
 */
function instant(day: Day, time: string, zone: string): number {
  const wall = Date.parse(`${day}T${time}Z`)
  // No zone changes its clock twice in two days, so these are the offsets on either side.
  const before = wall - offsetAt(wall - DAY_MS, zone)
  const after = wall - offsetAt(wall + DAY_MS, zone)
  const visible = [before, after].filter((at) => at + offsetAt(at, zone) === wall)
  return visible.length > 0 ? Math.min(...visible) : before
}

/** How far the zone's clocks are ahead of UTC at an instant, in ms. */
function offsetAt(at: number, zone: string): number {
  const found = /GMT([+-])(\d\d):(\d\d)(?::(\d\d))?$/.exec(formatterOf(zone).format(at))
  if (!found) return 0
  const [, sign, hours, minutes, seconds = 0] = found
  const size = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return sign === '-' ? -size : size
}

// A formatter costs 50 µs to make and 1 µs to ask ("11/22/2026, GMT+01:00").
const formatterOf = remembering(
  600,
  (zone) => new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }),
)

function written(day: Day, language: LanguageCode, form: 'long' | 'full' | 'weekday'): string {
  const text = writerOf(`${form} ${language}`).format(Date.parse(day))
  // Versions of Intl differ in whether a comma follows the English weekday.
  return language === 'en' ? text.replace(',', '') : text
}

/** `full en`: British, for the day stands first in the English of most countries. */
const writerOf = remembering(60, (key) => {
  const [form, language] = key.split(' ')
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    ...(form === 'weekday'
      ? { weekday: 'long' }
      : { dateStyle: form === 'full' ? 'full' : 'long' }),
  })
})
