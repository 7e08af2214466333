import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DateFormat } from '#journey/world.ts'
import { LANGUAGES, languagesOf } from '#messages/language.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import { dayIn } from './as-typed.ts'
import ownDates from './own-dates.json' with { type: 'json' }

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
    ['22112026', 'dd/mm/yyyy'],
    ['on 22/11/2026', 'dd/mm/yyyy'],
    ['22\u200e/11\u200e/2026', 'dd/mm/yyyy'],
    ['“22–11–2026”', 'dd/mm/yyyy'],
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
    ['22112026', 'mm/dd/yyyy'],
    ['tomorrow', 'dd/mm/yyyy'],
    ['not 22/11/2026', 'dd/mm/yyyy'],
    ['22/11/2026 or 23/11/2026', 'dd/mm/yyyy'],
    ['22/11/0026', 'dd/mm/yyyy'],
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
    ['tomorrow for 3 days', '2026-11-26'],
    ['for a week from friday', '2026-11-27'],
  ])('"%s" begins on %s', (text, day) => {
    expect(lenient(text)).toBe(day)
  })

  it.each([
    '',
    'hello',
    'thursday or friday',
    '3 or 4 april',
    'the 3rd, no the 4th',
    'not the 3rd of april',
    'after 3 april',
    'a week from 3 april',
    '5th floor',
    'our 2nd visit',
    '1st week of may',
    '31 june',
    'sun and sea',
    'I sat down',
    'april 2 adults',
    '2-3',
    '3/4/0026',
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

const reading = (text: string, looks: 'ahead' | 'back' = 'ahead', country = 'GB') =>
  answers.date(text, { format: 'lenient', today: wednesday, country, languages: ['en'], looks })

describe('what stands beside a date', () => {
  it.each([
    '12 december, 2 adults',
    'dec 12 2 adults',
    '12 dec 25 people',
    '12 December, 7 nights',
    '12 december for 3 nights at 5pm',
    'we are 4, arriving on 12 december',
    '2-3 guests, 12 dec 17:30',
  ])('does not change it in "%s"', (text) => {
    expect(reading(text)).toEqual({ day: '2026-12-12', sure: true })
  })
})

describe('a day that a person would ask back', () => {
  it.each([
    ['3-5 april', '2027-04-03', 'GB'],
    ['28 dec - 3 jan 2027', '2026-12-28', 'GB'],
    ['12.12. - 15.12.2027', '2027-12-12', 'GB'],
    ['friday 12 december', '2026-12-12', 'GB'],
    ['24 november', '2027-11-24', 'GB'],
    ['next friday', '2026-12-04', 'GB'],
    ['wednesday', '2026-11-25', 'GB'],
    ['perhaps the 12th', '2026-12-12', 'GB'],
    ['12 december 2', '2026-12-12', 'GB'],
    ['12 december?', '2026-12-12', 'GB'],
    ['until 12 december', '2026-12-12', 'GB'],
    ['this weekend', '2026-11-28', 'GB'],
    ['3.4', '2027-04-03', 'GB'],
    ['3/4/2027', '2027-04-03', 'CA'],
    ['12/12/12', '2012-12-12', 'GB'],
    ['marhc 3', '2027-03-03', 'GB'],
  ])('is read from "%s", and not for certain', (text, day, country) => {
    expect(reading(text, 'ahead', country)).toEqual({ day, sure: false })
  })

  it.each([
    ['13/12', '2026-12-13', 'US'],
    ['3/4', '2027-04-03', 'GB'],
    ['3.4', '2027-04-03', 'DE'],
    ['next monday', '2026-11-30', 'GB'],
    ['coming friday', '2026-11-27', 'GB'],
    ['friday this week', '2026-11-27', 'GB'],
    ['saturday 12 december', '2026-12-12', 'GB'],
    ['tomorow', '2026-11-26', 'GB'],
  ])('is not what "%s" is', (text, day, country) => {
    expect(reading(text, 'ahead', country)).toEqual({ day, sure: true })
  })

  it('is one of another order than the country’s, as the guest’s own tongue has it', () => {
    const german = (country: string) =>
      answers.date('3/4', {
        format: 'lenient',
        today: wednesday,
        country,
        languages: ['de', 'en'],
        looks: 'ahead',
      })
    expect(german('DE')).toEqual({ day: '2027-04-03', sure: true })
    expect(german('US')).toEqual({ day: '2027-03-04', sure: false })
  })
})

describe('a weekday and a day of the month', () => {
  it('agree, or are no day', () => {
    expect(reading('friday the 4th')).toEqual({ day: '2026-12-04', sure: true })
    expect(reading('monday 24th')).toBeUndefined()
    expect(reading('monday 24')).toBeUndefined()
    expect(reading('friday 2')).toBeUndefined()
  })
})

describe('a question about a day that is past', () => {
  it.each([
    ['3 march', '2026-03-03'],
    ['the 26th', '2026-10-26'],
    ['friday', '2026-11-20'],
    ['3 april 85', '1985-04-03'],
    ['25 november', '2026-11-25'],
  ])('looks back for "%s"', (text, day) => {
    expect(reading(text, 'back')).toEqual({ day, sure: true })
  })
})

describe('date in every language', () => {
  const days = fc.date({
    min: new Date('1950-01-01'),
    max: new Date('2030-12-31'),
    noInvalidDate: true,
  })
  const today = wednesday

  it.each(LANGUAGES)('reads back any day as Intl writes it in %s', (language) => {
    fc.assert(
      fc.property(days, fc.constantFrom('long', 'full'), (date, dateStyle) => {
        const text = new Intl.DateTimeFormat(language, { dateStyle, timeZone: 'UTC' }).format(date)
        const read = answers.date(text, {
          format: 'lenient',
          today,
          country: 'GB',
          languages: [language, 'en'],
          looks: 'ahead',
        })
        expect(read).toEqual({ day: date.toISOString().slice(0, 10), sure: true })
      }),
    )
  })

  it('reads the language of the country too', () => {
    expect(lenient('demain', 'FR')).toBe('2026-11-26')
    expect(lenient('12 de setembro de 2027', 'BR')).toBe('2027-09-12')
  })

  it.each(LANGUAGES)('takes any text in %s without an error, and in no time', (language) => {
    const pieces = fc.oneof(
      fc.constantFrom(
        '3',
        '12',
        '2027',
        '/',
        '.',
        '-',
        ',',
        '?',
        '12/',
        'the ',
        'of ',
        'a ',
        'week ',
      ),
      fc.string({ maxLength: 6 }),
      fc.string({ maxLength: 6, unit: 'grapheme' }),
    )
    const read = (text: string) =>
      answers.date(text, {
        format: 'lenient',
        today,
        country: 'GB',
        languages: [language],
        looks: 'ahead',
      })
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const day = read(parts.join(''))?.day
        expect(day === undefined || answers.calendar.isDay(day)).toBe(true)
      }),
    )
    const started = performance.now()
    for (const piece of ['1 ', 'the ', '12/', '3 . ', 'a']) read(piece.repeat(4000))
    expect(performance.now() - started).toBeLessThan(1000)
  })
})

describe('the dates written down', () => {
  type Row = { format: DateFormat; language?: string; country: string; today: string }
  const told = (rows: (Row & { answer: string; means: string | null })[]) => {
    const read = rows.map(({ answer, means, country, language, ...row }) => {
      const languages = languagesOf([language])
      const day = answers.date(answer, { ...row, country, languages, looks: 'ahead' })?.day ?? null
      return { answer, day, verdict: day === means ? 'right' : day === null ? 'missed' : 'wrong' }
    })
    const wrong = read.filter(({ verdict }) => verdict === 'wrong')
    const right = read.filter(({ verdict }) => verdict === 'right')
    return { wrong, share: right.length / read.length }
  }

  it('are never read wrong, and nearly all are read', () => {
    const { wrong, share } = told(ownDates as Parameters<typeof told>[0])
    expect(wrong).toEqual([])
    expect(share).toBeGreaterThanOrEqual(0.98)
  })
})
