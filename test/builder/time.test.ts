import { expect, it } from 'vitest'
import { preciseTime } from '../../web/format/time.ts'
import { timeOfDay } from '../../web/format/time-of-day.ts'

const NOON = Date.UTC(2026, 11, 1, 12)
const own = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(undefined, options)

it('writes times as the reader’s own locale does, with the day where it is another', () => {
  expect(timeOfDay(NOON)).toBe(own({ timeStyle: 'short' }).format(NOON))
  expect(preciseTime(NOON, NOON + 60_000)).toBe(own({ timeStyle: 'medium' }).format(NOON))
  expect(preciseTime(NOON, NOON + 86_400_000)).toBe(
    own({ dateStyle: 'medium', timeStyle: 'short' }).format(NOON),
  )
})
