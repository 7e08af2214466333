import { describe, expect, test } from 'vitest'
import type { Variable } from '#journey/journey.ts'
import { placeholdersIn } from '#journey/variables/placeholders.ts'
import { NOON, oneStep, started, textsOf } from './small-journey.ts'

const VARIABLES: Variable[] = [
  { name: 'party', type: 'number', default: 4 },
  { name: 'tiny', type: 'number', default: 1e-7 },
  { name: 'vast', type: 'number', default: 1e21 },
  { name: 'rate', type: 'number', default: 1234567.5 },
  { name: 'arrival', type: 'date', default: '2026-12-24' },
  { name: 'note', type: 'string', default: 'say {{var_local.party}} $& $1' },
  { name: 'empty', type: 'string', default: '' },
  { name: 'unset', type: 'string' },
  { name: 'ill', type: 'number', default: 'many' },
  {
    name: 'quote',
    type: 'json',
    default: { items: [{ price: 80 }], 'late-out': true, none: null, list: [], text: 'a "b"' },
  },
]

const said = (text: string) => {
  const turn = started(oneStep('text', { text }, VARIABLES), {}, GREETED)
  const missing = turn.trail.flatMap((entry) =>
    entry.type === 'variable.missing' ? entry.name : [],
  )
  return { text: textsOf(turn)[0], missing }
}

const GREETED = {
  type: 'started',
  message: { id: 'm1', at: NOON, content: { kind: 'text', text: 'hi' } },
} as const

describe('interpolation', () => {
  test.each([
    ['{{var_local.party}} guests', '4 guests'],
    ['{{  var_local.party  }}', '4'],
    ['{{var_local.party}}{{var_local.party}}', '44'],
    ['{{var_local.tiny}} {{var_local.vast}}', '0.0000001 1000000000000000000000'],
    ['{{var_local.rate}}', '1234567.5'],
    ['{{var_local.arrival}}', '2026-12-24'],
    ['{{var_local.quote.items.0.price}}', '80'],
    ['{{var_local.quote.items.0}}', '{"price":80}'],
    ['{{var_local.quote.items}}', '[{"price":80}]'],
    ['{{var_local.quote.items.length}}', '1'],
    ['{{var_local.quote.late-out}}', 'true'],
    ['{{var_local.quote.list}}', '[]'],
    ['{{var_local.unset|somebody}}', 'somebody'],
    ['{{ var_local.unset | dear guest }}', 'dear guest'],
    ['{{var_local.unset|}}.', '.'],
    ['{{var_local.quote.none|nothing}}', 'nothing'],
    ['{{var_local.party|nobody}}', '4'],
    ['{{var_system.user_name}} · {{var_system.last_input}}', 'Ann · hi'],
    ['{{var_system.today}} {{var_system.now}}', '2026-11-22 2026-11-22T13:00:00+01:00'],
    ['{{var_system.conversation_id}} {{var_system.session_id}}', 'chat session-1'],
    ['{{var_system.journey_name}} {{var_system.organisation_name}}', 'Enquiry Casa Verde'],
  ])('%s says %s', (text, wanted) => {
    expect(said(text)).toEqual({ text: wanted, missing: [] })
  })

  test.each([
    ['var_local.unset'],
    ['var_local.empty'],
    ['var_local.nobody'],
    ['var_local.ill'],
    ['var_local.quote.none'],
    ['var_local.quote.items.1.price'],
    ['var_local.party.toFixed'],
    ['var_local.constructor'],
    ['var_local.quote.constructor'],
    ['var_campaign.code'],
    ['var_campaign.toString'],
    ['var_system.mood'],
    ['var_system.user_email'],
    ['var_system.user_name.first'],
  ])('leaves {{%s}} standing, and says so', (name) => {
    expect(said(`{{${name}}}`)).toEqual({ text: `{{${name}}}`, missing: [name] })
  })

  test('does not interpolate the value of a variable', () => {
    expect(said('{{var_local.note}}').text).toBe('say {{var_local.party}} $& $1')
  })

  test.each([
    '{{party}}',
    '{{local.party}}',
    '{var_local.party}',
    '{{var_local.}}',
    '{{var_local.a b}}',
  ])('takes %s for plain text', (text) => {
    expect(said(text)).toEqual({ text, missing: [] })
    expect(placeholdersIn(text)).toEqual([])
  })

  test('escapes what stands in a JSON body, and encodes what stands in an address', () => {
    const request = {
      method: 'POST',
      url: 'https://pms.test/{{var_local.arrival}}?n={{var_local.quote.text}}&x={{var_local.unset}}',
      body: '{"note": "{{var_local.quote.text}}", "party": {{var_local.party}}}',
    }
    const { effects } = started(oneStep('api', { request }, VARIABLES))
    expect(effects[0]).toMatchObject({
      request: {
        url: 'https://pms.test/2026-12-24?n=a%20%22b%22&x={{var_local.unset}}',
        body: '{"note": "a \\"b\\"", "party": 4}',
      },
    })
  })

  test('takes a whole address from a variable as it is', () => {
    const variables: Variable[] = [
      { name: 'base', type: 'string', default: 'https://pms.test/a?b=c' },
    ]
    const request = { method: 'GET', url: '{{var_local.base}}&d={{var_local.base}}' }
    const { effects } = started(oneStep('api', { request }, variables))
    expect(effects[0]).toMatchObject({
      request: { url: 'https://pms.test/a?b=c&d=https%3A%2F%2Fpms.test%2Fa%3Fb%3Dc' },
    })
  })

  test('survives half an emoji in an address', () => {
    const variables: Variable[] = [{ name: 'cut', type: 'string', default: 'ok\ud83c' }]
    const request = { method: 'GET', url: 'https://pms.test/?q={{var_local.cut}}' }
    const { effects } = started(oneStep('api', { request }, variables))
    expect(effects[0]).toMatchObject({ request: { url: 'https://pms.test/?q=ok%EF%BF%BD' } })
  })
})
