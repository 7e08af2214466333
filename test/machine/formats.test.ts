import { describe, expect, test } from 'vitest'
import type { Variable } from '#journey/journey.ts'
import { placeholdersIn } from '#journey/variables/placeholders.ts'
import { fresh, oneStep, started, textsOf, world } from './small-journey.ts'

const VARIABLES: Variable[] = [
  { name: 'check_in', type: 'date', default: '2026-12-04' },
  { name: 'party', type: 'number', default: 4 },
  { name: 'nights', type: 'number', default: 2.5 },
  { name: 'total', type: 'number', default: 12345.6 },
  { name: 'sum', type: 'number', default: 0.1 + 0.2 },
  { name: 'points', type: 'string', default: '12345678901234567890' },
  { name: 'wish', type: 'string', default: 'soon' },
  { name: 'moment', type: 'string', default: '2026-12-04T23:30:00+01:00' },
  { name: 'unset', type: 'date' },
  {
    name: 'quote',
    type: 'json',
    default: {
      price: '480.00',
      paid: true,
      from: '2026-12-04',
      extras: ['Pool', null, 'Sauna', '', 2],
      none: [],
    },
  },
]

/** One text of the bot, with spaces that do not break as others, and what the trail says of formats. */
function said(text: string, language = 'en', country = 'GB') {
  const graph = { ...oneStep('text', { text }, VARIABLES), language }
  const turn = started(graph, { organisation: { ...world().organisation, country } })
  const unfit = turn.trail.flatMap((entry) =>
    entry.type === 'variable.unformatted' ? `${entry.name}:${entry.format} ${entry.reason}` : [],
  )
  const missing = turn.trail.flatMap((entry) =>
    entry.type === 'variable.missing' ? entry.name : [],
  )
  return { text: textsOf(turn)[0]?.replace(/[\u00a0\u202f]/g, ' '), unfit, missing }
}

const asWritten = (text: string) => ({ text, unfit: [], missing: [] })

describe('formats', () => {
  test.each([
    ['{{var_local.check_in:short}}', '04/12/2026'],
    ['{{var_local.check_in:medium}}', '4 Dec 2026'],
    ['{{var_local.check_in:long}}', '4 December 2026'],
    ['{{var_local.check_in:weekday}}', 'Friday'],
    ['{{ var_local.check_in : long | soon }}', '4 December 2026'],
    ['{{var_local.check_in:Long}}', '4 December 2026'],
    ['{{var_local.moment:long}}', '4 December 2026'],
    ['{{var_system.today:weekday}} {{var_system.now:medium}}', 'Sunday 22 Nov 2026'],
    ['{{var_local.party:words}} guests', 'four guests'],
    ['{{var_local.party:number}}', '4'],
    ['{{var_local.sum:number}}', '0.3'],
    ['{{var_local.points:number}}', '12,345,678,901,234,567,890'],
    ['{{var_local.total:money EUR}}', '€12,345.60'],
    ['{{var_local.total: money  jpy }}', 'JP¥12,346'],
    ['{{var_local.quote.price:money EUR}}', '€480.00'],
    ['{{var_local.quote.from:long}}', '4 December 2026'],
    ['{{var_local.quote.extras:list}}', 'Pool, Sauna and 2'],
    ['{{var_local.unset:long|soon}}', 'soon'],
    ['{{var_local.quote.none:list|nothing extra}}', 'nothing extra'],
  ])('%s says %s', (text, wanted) => {
    expect(said(text)).toEqual(asWritten(wanted))
  })

  test.each([
    [
      'en',
      'US',
      'December 4, 2026 | 12/4/26 | Friday | €12,345.60 | 12,345.6 | four | Pool, Sauna, and 2',
    ],
    // Greece has no English of its own: the day comes first, as everywhere but in America.
    [
      'en',
      'GR',
      '4 December 2026 | 04/12/2026 | Friday | €12,345.60 | 12,345.6 | four | Pool, Sauna and 2',
    ],
    [
      'es',
      'ES',
      '4 de diciembre de 2026 | 4/12/26 | viernes | 12.345,60 € | 12.345,6 | cuatro | Pool, Sauna y 2',
    ],
    [
      'de',
      'AT',
      '4. Dezember 2026 | 04.12.26 | Freitag | € 12.345,60 | 12 345,6 | vier | Pool, Sauna und 2',
    ],
    [
      'fr',
      'FR',
      '4 décembre 2026 | 04/12/2026 | vendredi | 12 345,60 € | 12 345,6 | quatre | Pool, Sauna et 2',
    ],
    [
      'pt',
      'BR',
      '4 de dezembro de 2026 | 04/12/2026 | sexta-feira | € 12.345,60 | 12.345,6 | quatro | Pool, Sauna e 2',
    ],
    [
      'ja',
      'JP',
      '2026年12月4日 | 2026/12/04 | 金曜日 | €12,345.60 | 12,345.6 | 四 | Pool、Sauna、2',
    ],
    // Gregorian days and Latin digits, also where the locale's own would be others.
    [
      'ar',
      'SA',
      '4 ديسمبر 2026 | 4\u200f/12\u200f/2026 | الجمعة | \u200f12,345.60 € | 12,345.6 | أربعة | Pool وSauna و2',
    ],
    [
      'ar',
      'EG',
      '4 ديسمبر 2026 | 4\u200f/12\u200f/2026 | الجمعة | \u200f12,345.60 € | 12,345.6 | أربعة | Pool وSauna و2',
    ],
  ])('are those of %s in %s', (language, country, wanted) => {
    const text = [
      '{{var_local.check_in:long}}',
      '{{var_local.check_in:short}}',
      '{{var_local.check_in:weekday}}',
      '{{var_local.total:money EUR}}',
      '{{var_local.total:number}}',
      '{{var_local.party:words}}',
      '{{var_local.quote.extras:list}}',
    ].join(' | ')
    expect(said(text, language, country)).toEqual(asWritten(wanted))
  })

  test.each([
    ['{{var_local.wish:long}}', 'soon', 'var_local.wish:long not a date'],
    ['{{var_local.wish:long|later}}', 'soon', 'var_local.wish:long not a date'],
    ['{{var_local.party:weekday}}', '4', 'var_local.party:weekday not a date'],
    ['{{var_local.check_in:number}}', '2026-12-04', 'var_local.check_in:number not a number'],
    ['{{var_local.quote.paid:number}}', 'true', 'var_local.quote.paid:number not a number'],
    ['{{var_local.wish:money EUR}}', 'soon', 'var_local.wish:money EUR not a number'],
    ['{{var_local.wish:list}}', 'soon', 'var_local.wish:list not a list'],
    [
      '{{var_local.nights:words}}',
      '2.5',
      'var_local.nights:words not a whole number from 0 to 999',
    ],
    ['{{var_local.party:fancy}}', '4', 'var_local.party:fancy there is no such format'],
    ['{{var_local.total:money}}', '12345.6', 'var_local.total:money there is no such format'],
    ['{{var_local.party:}}', '4', 'var_local.party: there is no such format'],
  ])('%s stays %s, and the trail says why', (text, wanted, why) => {
    expect(said(text)).toEqual({ text: wanted, unfit: [why], missing: [] })
  })

  test.each([
    '{{var_local.unset:long}}',
    '{{var_local.nobody:money EUR}}',
    '{{var_local.quote.none:list}}',
  ])('%s stands as it is written where there is no value', (text) => {
    const [{ scope, name, path } = { scope: '', name: '', path: [] }] = placeholdersIn(text)
    expect(said(text)).toEqual({ text, unfit: [], missing: [[scope, name, ...path].join('.')] })
  })

  test('are in the language of the guest where the journey has none', () => {
    const graph = oneStep('text', { text: '{{var_local.check_in:long}}' }, VARIABLES)
    const session = { ...fresh(), guest: { language: 'de' } }
    expect(textsOf(started(graph, {}, { type: 'started' }, session))).toEqual(['4. Dezember 2026'])
  })

  test('are in the language of a template, whatever that of the journey is', () => {
    const config = { name: 'welcome', language: 'pt_BR', body: ['{{var_local.check_in:long}}'] }
    const graph = { ...oneStep('template', config, VARIABLES), language: 'en' }
    const { effects } = started(graph, {}, { type: 'started' })
    expect(effects[0]).toMatchObject({ message: { body: ['4 de dezembro de 2026'] } })
  })

  test('are followed in a request too', () => {
    const request = {
      method: 'POST',
      url: 'https://pms.test/?day={{var_local.check_in:long}}&raw={{var_local.check_in}}',
      body: '{"day": "{{var_local.check_in:long}}"}',
    }
    const { effects } = started(oneStep('api', { request }, VARIABLES))
    expect(effects[0]).toMatchObject({
      request: {
        url: 'https://pms.test/?day=4%20December%202026&raw=2026-12-04',
        body: '{"day": "4 December 2026"}',
      },
    })
  })

  test('make a text of a tracker’s value, which without one keeps its type', () => {
    const tracked = (value: string) => {
      const config = { goalId: 'g', milestoneId: 'm', trackers: [{ trackerId: 't', value }] }
      const { effects } = started(oneStep('goal', config, VARIABLES))
      return effects.flatMap((one) => (one.type === 'recordMilestone' ? one.trackers : []))
    }
    expect(tracked('{{var_local.party}}')).toEqual([{ trackerId: 't', value: 4 }])
    expect(tracked('{{var_local.party:words}}')).toEqual([{ trackerId: 't', value: 'four' }])
  })

  test('are told apart from the path and the default', () => {
    expect(placeholdersIn('{{var_local.quote.total : money EUR | from 10:00}}')).toEqual([
      {
        scope: 'var_local',
        name: 'quote',
        path: ['total'],
        format: 'money EUR',
        fallback: 'from 10:00',
      },
    ])
  })
})
