import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answers } from '../../durable-objects/answers/index.ts'
import { dayIn } from './as-typed.ts'

const wednesday = '2026-11-25'
const lenient = (text: string, country = 'GB', today = wednesday) =>
  dayIn(text, 'lenient', today, country)

describe('date in a fixed format', () => {
  it.each([
    ['11/22/2026', 'mm/dd/yyyy'],
    ['22/11/2026', 'dd/mm/yyyy'],
    ['2026-11-22', 'yyyy-mm-dd'],
    ['2026/11/22', 'yyyy/mm/dd'],
    ['11-22-2026', 'mm/dd/yyyy'],
    ['22.11.2026', 'dd/mm/yyyy'],
    [' 22. 11. 2026. ', 'dd/mm/yyyy'],
    ['2026.11.22', 'yyyy-mm-dd'],
    ['2026-11-22', 'yyyy/mm/dd'],
    ['٢٢/١١/٢٠٢٦', 'dd/mm/yyyy'],
  ] as const)('reads %s as %s', (text, format) => {
    expect(dayIn(text, format, wednesday, 'US')).toBe('2026-11-22')
  })

  it('takes one digit for two', () => {
    expect(dayIn('3/4/2027', 'mm/dd/yyyy', wednesday, 'DE')).toBe('2027-03-04')
    expect(dayIn('3/4/2027', 'dd/mm/yyyy', wednesday, 'US')).toBe('2027-04-03')
    expect(dayIn('2027-3-4', 'yyyy-mm-dd', wednesday, 'US')).toBe('2027-03-04')
  })

  it.each([
    ['22/11/2026', 'mm/dd/yyyy'],
    ['11/22/2026', 'dd/mm/yyyy'],
    ['22/11/26', 'dd/mm/yyyy'],
    ['26-11-22', 'yyyy-mm-dd'],
    ['31/04/2027', 'dd/mm/yyyy'],
    ['29/02/2027', 'dd/mm/yyyy'],
    ['00/01/2027', 'dd/mm/yyyy'],
    ['2026-11-22', 'dd/mm/yyyy'],
    ['22112026', 'dd/mm/yyyy'],
    ['tomorrow', 'dd/mm/yyyy'],
    ['on 22/11/2026', 'dd/mm/yyyy'],
    ['', 'yyyy-mm-dd'],
  ] as const)('refuses %s as %s', (text, format) => {
    expect(dayIn(text, format, wednesday, 'US')).toBeUndefined()
  })

  it('reads back every day there is', () => {
    const days = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2100-12-31'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10)
        const [year, month, inMonth] = day.split('-')
        expect(dayIn(day, 'yyyy-mm-dd', wednesday, 'US')).toBe(day)
        expect(dayIn(`${inMonth}.${month}.${year}`, 'dd/mm/yyyy', day, 'US')).toBe(day)
        expect(lenient(day)).toBe(day)
      }),
    )
  })
})

describe('date in a guest’s own words', () => {
  it.each([
    ['today', '2026-11-25'],
    ['tomorrow', '2026-11-26'],
    ['Tomorrow please!', '2026-11-26'],
    ['day after tomorrow', '2026-11-27'],
    ['yesterday', '2026-11-24'],
    ['in two weeks', '2026-12-09'],
    ['in a fortnight', '2026-12-09'],
    ['in 3 days', '2026-11-28'],
    ['in a month', '2026-12-25'],
    ['two weeks ago', '2026-11-11'],
    ['friday', '2026-11-27'],
    ['wednesday', '2026-11-25'],
    ['monday', '2026-11-30'],
    ['next friday', '2026-12-04'],
    ['next week friday', '2026-12-04'],
    ['friday week', '2026-12-04'],
    ['sunday week', '2026-12-06'],
    ['a week from tomorrow', '2026-12-03'],
    ['last friday', '2026-11-20'],
    ['this weekend', '2026-11-28'],
    ['friday 27 november', '2026-11-27'],
    ['5pm tomorrow', '2026-11-26'],
    ['22 november 2026', '2026-11-22'],
    ['end of the month', '2026-11-30'],
  ])('on a Wednesday, "%s" is %s', (text, day) => {
    expect(lenient(text)).toBe(day)
  })

  it.each([
    ['3 april', '2027-04-03'],
    ['april 3rd', '2027-04-03'],
    ['3. April', '2027-04-03'],
    ['may the 5th', '2027-05-05'],
    ['25 november', '2026-11-25'],
    ['24 november', '2027-11-24'],
    ['the 15th', '2026-12-15'],
    ['15th', '2026-12-15'],
    ['on the 25th', '2026-11-25'],
    ['the 31st', '2026-12-31'],
    ['friday the 4th', '2026-12-04'],
    ['15th of next month', '2026-12-15'],
  ])('"%s" is the next such day, %s', (text, day) => {
    expect(lenient(text)).toBe(day)
  })

  it('skips the months that have no 31st', () => {
    expect(lenient('the 31st', 'GB', '2026-11-30')).toBe('2026-12-31')
    expect(lenient('the 31st', 'GB', '2027-02-01')).toBe('2027-03-31')
    expect(lenient('the 30th', 'GB', '2027-01-31')).toBe('2027-03-30')
  })

  it.each([
    ['3/4', '2027-04-03', '2027-03-04'],
    ['3/4/2027', '2027-04-03', '2027-03-04'],
    ['3.4.2027', '2027-04-03', '2027-03-04'],
    ['3. 4. 2027', '2027-04-03', '2027-03-04'],
    ['3-4-27', '2027-04-03', '2027-03-04'],
    ['٣/٤/٢٠٢٧', '2027-04-03', '2027-03-04'],
    ['25/12', '2026-12-25', '2026-12-25'],
    ['12/25/2026', '2026-12-25', '2026-12-25'],
    ['2027-04-03', '2027-04-03', '2027-04-03'],
    ['2027/4/3', '2027-04-03', '2027-04-03'],
  ])('"%s" is %s in Germany and %s in the United States', (text, german, american) => {
    expect(lenient(text, 'DE')).toBe(german)
    expect(lenient(text, 'US')).toBe(american)
  })

  it.each([
    ['3-5 april', '2027-04-03'],
    ['april 3 to 5', '2027-04-03'],
    ['3 april - 5 april', '2027-04-03'],
    ['from friday to sunday', '2026-11-27'],
    ['thursday or friday', '2026-11-26'],
    ['tomorrow for 3 days', '2026-11-26'],
    ['for a week from friday', '2026-11-27'],
  ])('"%s" begins on %s', (text, day) => {
    expect(lenient(text)).toBe(day)
  })

  it.each([
    '',
    'hello',
    '15',
    '2027',
    '2 guests',
    'room 12',
    '5pm',
    'at 10:30',
    '10.30',
    'noon',
    'in 2 hours',
    'in a second',
    '3 days',
    'next week',
    'next month',
    'march',
    'april 2027',
    '31 february',
    '30 feb 2027',
    'the 32nd',
    'I may come',
  ])('"%s" names no day', (text) => {
    expect(lenient(text)).toBeUndefined()
  })

  it('answers with a real day or none, whatever is said', () => {
    const word = fc.constantFrom(
      '3',
      '31',
      '/',
      '.',
      'feb',
      'next',
      'friday',
      'in',
      'week',
      'the',
      'th',
      '2027',
      'last',
    )
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const day = lenient(words.join(' '))
        expect(day === undefined || answers.calendar.isDay(day)).toBe(true)
      }),
    )
  })
})
