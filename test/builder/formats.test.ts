import { describe, expect, it } from 'vitest'
import {
  formatBehind,
  formatOpeningAt,
  insertFormat,
} from '../../web/builder/fields/format-caret.ts'
import { formatOptions } from '../../web/builder/fields/format-options.ts'

/** `^` is the caret. */
const at = (marked: string) => formatOpeningAt(marked.replace('^', ''), marked.indexOf('^'))

/** The text with the format put where the caret stands. */
function picked(marked: string, format: string) {
  const opening = at(marked)
  if (!opening) return undefined
  const { text, start } = insertFormat(marked.replace('^', ''), opening, format)
  return `${text.slice(0, start)}^${text.slice(start)}`
}

describe('the formats of a placeholder', () => {
  it('are asked for behind a colon, and filtered by what follows it', () => {
    expect(at('On {{var_local.day:^')).toMatchObject({ variable: 'var_local.day', filter: '' })
    expect(at('{{ var_local.quote.total : money e^}}')).toMatchObject({
      variable: 'var_local.quote.total',
      filter: 'money e',
      isClosed: true,
    })
  })

  it.each([
    '{{var_local.day^}}',
    '{{var_local.day|at 10:^}}',
    '{{var_local.day:long}} at 10:^',
    '{{day:^',
    '10:^',
  ])('are not asked for in %s', (text) => {
    expect(at(text)).toBeUndefined()
  })

  it('close the braces where they are open, and leave a default where it is', () => {
    expect(picked('On {{var_local.day:lo^', 'long')).toBe('On {{var_local.day:long}}^')
    expect(picked('{{var_local.day:^}} then', 'long')).toBe('{{var_local.day:long}}^ then')
    expect(picked('{{var_local.day:lo^ng|soon}}.', 'short')).toBe('{{var_local.day:short|soon}}^.')
    expect(picked('{{var_local.day:^ and so on', 'long')).toBe('{{var_local.day:long}}^ and so on')
  })

  it('are taken out again by the value as it is', () => {
    expect(picked('{{var_local.day:lo^ng|soon}}', '')).toBe('{{var_local.day|soon}}^')
  })

  it('come behind a variable that was just picked', () => {
    const text = 'On {{var_local.day}}.'
    expect(insertFormat(text, formatBehind(text.length - 1, 'var_local.day'), 'long').text).toBe(
      'On {{var_local.day:long}}.',
    )
  })
})

describe('what the picker shows of formats', () => {
  const ENGLISH = { language: 'en', country: 'GB' } as const
  const GERMAN = { language: 'de', country: 'DE' } as const
  const day = { name: 'var_local.day', type: 'date' } as const
  const total = { name: 'var_local.total', type: 'number' } as const
  const rows = (...args: Parameters<typeof formatOptions>) =>
    formatOptions(...args).map(({ format, example }) =>
      `${format}: ${example}`.replace(/\u00a0/g, ' '),
    )

  it('is a date as a guest reads it, and last as it is', () => {
    expect(rows(day, '', ENGLISH)).toEqual([
      'long: 24 December 2026',
      'medium: 24 Dec 2026',
      'short: 24/12/2026',
      'weekday: Thursday',
      ': 2026-12-24',
    ])
    expect(rows(day, 'l', GERMAN)).toEqual(['long: 24. Dezember 2026'])
    expect(rows({ name: 'var_system.now', type: 'string' }, '', ENGLISH)[0]).toBe(
      'long: 24 December 2026',
    )
  })

  it('is a number first as it is, and money of the country before the others', () => {
    expect(rows(total, '', ENGLISH)).toEqual([
      ': 1250',
      'number: 1,250',
      'money GBP: £1,250.00',
      'money EUR: €1,250.00',
      'money USD: US$1,250.00',
      'words: four',
    ])
    expect(rows(total, 'mon', GERMAN)[0]).toBe('money EUR: 1.250,00 €')
  })

  it('is any currency whose letters are begun', () => {
    expect(rows(total, 'money th', ENGLISH)).toEqual(['money THB: THB 1,250.00'])
    expect(rows(total, 'money qq', ENGLISH)).toEqual([])
  })

  it('is a list for JSON, which may hold anything else, too', () => {
    const found = rows({ name: 'var_local.quote', type: 'json' }, '', ENGLISH)
    expect(found.slice(0, 2)).toEqual([': ["Pool","Sauna"]', 'list: Pool, Sauna and Garden'])
    expect(found).toHaveLength(11)
  })
})
