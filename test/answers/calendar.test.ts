import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers } from '../../durable-objects/answers/index.ts'

const { calendar } = answers
const at = (iso: string) => Date.parse(iso)

describe('calendar', () => {
  it.each([
    ['2026-11-22T23:30:00Z', 'Europe/Berlin', '2026-11-23'],
    ['2026-11-22T23:30:00Z', 'UTC', '2026-11-22'],
    ['2026-11-22T03:00:00Z', 'America/New_York', '2026-11-21'],
    ['2026-11-22T18:14:59Z', 'Asia/Kathmandu', '2026-11-22'],
    ['2026-11-22T18:15:00Z', 'Asia/Kathmandu', '2026-11-23'],
    ['2026-11-22T10:00:00Z', 'Pacific/Kiritimati', '2026-11-23'],
  ])('at %s it is in %s the day %s', (instant, zone, day) => {
    expect(calendar.dayOf(at(instant), zone)).toBe(day)
  })

  it.each([
    ['2026-11-22T13:03:00.999Z', 'Europe/Berlin', '2026-11-22T14:03:00+01:00'],
    ['2026-07-22T12:03:00Z', 'Europe/Berlin', '2026-07-22T14:03:00+02:00'],
    ['2026-11-22T13:03:00Z', 'UTC', '2026-11-22T13:03:00+00:00'],
    ['2026-11-22T13:03:00Z', 'Asia/Kathmandu', '2026-11-22T18:48:00+05:45'],
    ['2026-11-22T03:03:00Z', 'America/St_Johns', '2026-11-21T23:33:00-03:30'],
    ['2026-12-31T23:59:59Z', 'Pacific/Kiritimati', '2027-01-01T13:59:59+14:00'],
  ])('writes %s in %s as %s', (instant, zone, iso) => {
    expect(calendar.iso(at(instant), zone)).toBe(iso)
  })

  it.each([
    ['2026-11-22', '09:00', 'Europe/Berlin', '2026-11-22T08:00:00Z'],
    ['2026-07-22', '09:00', 'Europe/Berlin', '2026-07-22T07:00:00Z'],
    ['2026-11-22', '00:00', 'Asia/Kolkata', '2026-11-21T18:30:00Z'],
    ['2026-11-22', '23:59', 'Pacific/Kiritimati', '2026-11-22T09:59:00Z'],
    ['2026-11-22', '09:00', 'UTC', '2026-11-22T09:00:00Z'],
  ])('on %s, %s in %s is %s', (day, time, zone, instant) => {
    expect(calendar.instant(day, time, zone)).toBe(at(instant))
  })

  it.each([
    ['2026-03-29', '02:30', 'Europe/Berlin', '2026-03-29T03:30:00+02:00'],
    ['2026-03-08', '02:00', 'America/New_York', '2026-03-08T03:00:00-04:00'],
    ['2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-04T02:45:00+11:00'],
    ['2011-12-30', '12:00', 'Pacific/Apia', '2011-12-31T12:00:00+14:00'],
  ])('moves forward when a clock change skips %s %s in %s', (day, time, zone, iso) => {
    expect(calendar.iso(calendar.instant(day, time, zone), zone)).toBe(iso)
  })

  it.each([
    ['2026-10-25', '02:30', 'Europe/Berlin', '2026-10-25T02:30:00+02:00'],
    ['2026-11-01', '01:30', 'America/New_York', '2026-11-01T01:30:00-04:00'],
  ])('takes the earlier when a clock change shows %s %s in %s twice', (day, time, zone, iso) => {
    expect(calendar.iso(calendar.instant(day, time, zone), zone)).toBe(iso)
  })

  it('counts days over months, leap years and clock changes', () => {
    expect(calendar.addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(calendar.addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(calendar.addDays('2026-03-28', 2)).toBe('2026-03-30')
    expect(calendar.addDays('2026-03-01', -1)).toBe('2026-02-28')
  })

  it('knows the weekday', () => {
    expect(calendar.weekdayOf('2026-11-22')).toBe('sunday')
    expect(calendar.weekdayOf('2028-02-29')).toBe('tuesday')
  })

  it.each(['2026-11-22', '2028-02-29', '1900-01-01'])('%s is a day', (text) => {
    expect(calendar.isDay(text)).toBe(true)
  })

  it.each([
    '2027-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '2026-11-22T10:00',
    ' 2026-11-22',
    '22-11-2026',
    '',
  ])('"%s" is none', (text) => {
    expect(calendar.isDay(text)).toBe(false)
  })

  it.each([
    ['en', 'long', '12 September 2026'],
    ['en', 'full', 'Saturday 12 September 2026'],
    ['en', 'weekday', 'Saturday'],
    ['es', 'full', 'sábado, 12 de septiembre de 2026'],
    ['ja', 'full', '2026年9月12日土曜日'],
  ] as const)('writes a day in %s, %s, as "%s"', (language, form, text) => {
    expect(calendar.written('2026-09-12', language, form)).toBe(text)
  })

  it('refuses a zone that does not exist', () => {
    expect(() => calendar.dayOf(0, 'Europe/Atlantis')).toThrow(RangeError)
  })

  it('finds its way back from any instant, in every zone', () => {
    const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
    const hour = fc.integer({
      min: at('1980-01-01') / 3_600_000,
      max: at('2040-01-01') / 3_600_000,
    })
    fc.assert(
      fc.property(zone, hour, (zone, hour) => {
        const iso = calendar.iso(hour * 3_600_000, zone)
        expect(Date.parse(iso)).toBe(hour * 3_600_000)
        const [day = '', time = ''] = iso.split('T')
        expect(calendar.dayOf(hour * 3_600_000, zone)).toBe(day)
        const instant = calendar.instant(day, time.slice(0, 8), zone)
        expect(calendar.iso(instant, zone).slice(0, 19)).toBe(iso.slice(0, 19))
        expect(instant).toBeLessThanOrEqual(hour * 3_600_000)
      }),
      { numRuns: 500 },
    )
  })
})
