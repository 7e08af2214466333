import { describe, expect, test } from 'vitest'
import { deadlineOf } from '#journey/session.ts'
import { oneStep, started } from './small-journey.ts'

/** Until when a delay waits that is entered at `at` in Madrid; undefined: it does not wait. */
function until(config: Record<string, unknown>, at: string, day?: string): string | undefined {
  const variables = [{ name: 'checkout', type: 'date' as const, default: day }]
  const { session } = started(oneStep('delay', config, variables), { now: Date.parse(at) })
  const deadline = deadlineOf(session)
  return deadline === undefined ? undefined : new Date(deadline).toISOString().slice(0, 16)
}

const SUNDAY_NOON = '2026-11-22T11:00Z'
const leaving = (offsetDays: number, at = '10:00') => ({
  date: 'var_local.checkout',
  offsetDays,
  at,
})

describe('delay', () => {
  test.each([
    [{ amount: 30, unit: 'seconds' }, '2026-11-22T11:00'],
    [{ amount: 1.5, unit: 'minutes' }, '2026-11-22T11:01'],
    [{ amount: 2, unit: 'hours' }, '2026-11-22T13:00'],
    [{ amount: 1, unit: 'days' }, '2026-11-23T11:00'],
    [{ amount: 3, unit: 'weeks' }, '2026-12-13T11:00'],
    [{ until: '18:00' }, '2026-11-22T17:00'],
    [{ until: '12:00' }, '2026-11-23T11:00'],
    [{ until: '09:00' }, '2026-11-23T08:00'],
    [{ until: '09:00', days: 1 }, '2026-11-23T08:00'],
    [{ until: '09:00', days: 10 }, '2026-12-02T08:00'],
    [{ until: '18:00', weekdays: ['sunday'] }, '2026-11-22T17:00'],
    [{ until: '09:00', weekdays: ['sunday'] }, '2026-11-29T08:00'],
    [{ until: '09:00', weekdays: ['monday', 'friday'], days: 2 }, '2026-11-27T08:00'],
  ])('%j from Sunday noon waits until %s', (config, wanted) => {
    expect(until(config, SUNDAY_NOON)).toBe(wanted)
  })

  test.each([
    ['2026-12-24', -3, '2026-12-21T09:00'],
    ['2026-11-22', 0, undefined],
    ['2026-11-22', 1, '2026-11-23T09:00'],
    ['2027-04-01', -3, '2027-03-29T08:00'],
    [undefined, 1, undefined],
    ['0001-01-01', -3650, undefined],
  ])('a check-out of %s and %i days waits until %s', (day, offsetDays, wanted) => {
    expect(until(leaving(offsetDays), SUNDAY_NOON, day)).toBe(wanted)
  })

  test('moves a time that the clock change leaves out forward', () => {
    expect(until({ until: '02:30' }, '2026-03-28T12:00Z')).toBe('2026-03-29T01:30')
  })

  test('takes the first of a time that the clock change shows twice', () => {
    expect(until({ until: '02:30' }, '2026-10-24T12:00Z')).toBe('2026-10-25T00:30')
  })

  test('says in the trail why it did not wait', () => {
    const why = (day?: string) => {
      const variables = [{ name: 'checkout', type: 'date' as const, default: day }]
      const { trail } = started(oneStep('delay', leaving(0), variables))
      return trail.find(({ type }) => type === 'step.skipped')
    }
    expect(why('2026-11-01')).toMatchObject({ reason: 'the moment is already past' })
    expect(why(undefined)).toMatchObject({ reason: 'the date is not set' })
  })
})
