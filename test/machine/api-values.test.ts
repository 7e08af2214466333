import { describe, expect, test } from 'vitest'
import { advance } from '#journey/advance.ts'
import type { ApiMapping, Variable } from '#journey/journey.ts'
import type { ApiReply } from '#journey/signal.ts'
import { oneStep, started, world } from './small-journey.ts'

const ANN = 'Ann "&" <Tom>\r\nÉ李 +1\\'
const VARIABLES: Variable[] = [
  { name: 'note', type: 'string', default: ANN },
  { name: 'party', type: 'number', default: 4 },
  { name: 'digits', type: 'string', default: '32630520240430000061' },
  { name: 'code', type: 'string', default: '007' },
  { name: 'sly', type: 'string', default: '{"$ne":null}' },
  { name: 'quote', type: 'json', default: { id: 7, rooms: ['Sea "2"'] } },
  { name: 'end', type: 'string', default: 'a]]>b' },
  { name: 'unset', type: 'string' },
]

type Body = { type?: string; body: unknown }

function sent({ type, body }: Body) {
  const headers = type === undefined ? [] : [{ name: 'Content-Type', value: type }]
  const request = { method: 'POST', url: 'https://pms.test/', headers, body }
  const { effects } = started(oneStep('api', { request }, VARIABLES))
  const [effect] = effects
  if (effect?.type !== 'callApi') throw new Error('no call was made')
  const named = effect.request.headers.find(({ name }) => name.toLowerCase() === 'content-type')
  return { type: named?.value, body: effect.request.body ?? '' }
}

const jsonOf = (body: string) => JSON.parse(sent({ type: 'application/json', body }).body)

describe('a body', () => {
  test.each([
    ['application/json'],
    ['application/vnd.api+json; charset=utf-8'],
    ['Application/JSON'],
  ])('of %s keeps any value within its quotes', (type) => {
    const body = '{"a": "{{var_local.note}}", "b{": "}", "c": "{{var_local.quote}}"}'
    const { body: text } = sent({ type, body })
    expect(JSON.parse(text)).toEqual({ a: ANN, 'b{': '}', c: '{"id":7,"rooms":["Sea \\"2\\""]}' })
  })

  test.each([
    ['{{var_local.party}}', 4],
    ['{{var_local.quote}}', { id: 7, rooms: ['Sea "2"'] }],
    ['{{var_local.quote.rooms}}', ['Sea "2"']],
    ['{{var_local.note}}', ANN],
    ['{{var_local.code}}', '007'],
    ['{{var_local.sly}}', '{"$ne":null}'],
    ['{{var_local.unset|[]}}', []],
    ['{{var_local.unset|none}}', 'none'],
    ['{{var_local.unset|"n/a"}}', 'n/a'],
    ['{{var_local.unset|null}}', null],
  ])('of JSON has %s outside of quotes as JSON', (placeholder, value) => {
    expect(jsonOf(`{"a": ${placeholder}, "b": "\\"{{var_local.party}}"}`)).toEqual({
      a: value,
      b: '"4',
    })
  })

  test('of JSON carries all digits of a number that is a text here', () => {
    const body = '{"id": {{var_local.digits}}}'
    expect(sent({ body })).toEqual({
      type: 'application/json',
      body: '{"id": 32630520240430000061}',
    })
  })

  test('that is one JSON value is that value', () => {
    const body = ' {{var_local.quote}} '
    expect(JSON.parse(sent({ body }).body)).toEqual({ id: 7, rooms: ['Sea "2"'] })
  })

  test('takes no time out of proportion where its quotes do not end', () => {
    const body = `{"a": "${'{{var_local.party}}'.repeat(2000)}`
    expect(sent({ body }).body).toBe(`{"a": "${'4'.repeat(2000)}`)
  })

  test.each([
    ['application/x-www-form-urlencoded'],
    ['application/x-www-form-urlencoded;charset=UTF-8'],
  ])('of %s keeps a value in its field', (type) => {
    const { body } = sent({ type, body: 'name={{var_local.note}}&k=1' })
    expect([...new URLSearchParams(body)]).toEqual([
      ['name', ANN],
      ['k', '1'],
    ])
  })

  test('that is given as JSON is a form where the header says so', () => {
    const type = 'application/x-www-form-urlencoded'
    const fields = { name: '{{var_local.note}}', nights: 3, room: ['a', 'b'], none: null }
    expect([...new URLSearchParams(sent({ type, body: fields }).body)]).toEqual([
      ['name', ANN],
      ['nights', '3'],
      ['room', 'a'],
      ['room', 'b'],
      ['none', ''],
    ])
    expect(JSON.parse(sent({ body: fields }).body)).toEqual({ ...fields, name: ANN })
  })

  test.each([['text/xml'], ['application/soap+xml; charset=utf-8'], [undefined]])(
    'of XML (%s) keeps a value in its element and its attribute',
    (type) => {
      const body = '<g n="{{var_local.note}}">{{var_local.party}}</g>'
      const wanted = '<g n="Ann &quot;&amp;&quot; &lt;Tom&gt;\r\nÉ李 +1\\">4</g>'
      expect(sent({ type, body })).toEqual({ type: type ?? 'application/xml', body: wanted })
    },
  )

  test('of XML keeps a value within a CDATA section', () => {
    const body = '<a><![CDATA[{{var_local.end}} & {{var_local.party}}]]></a>'
    expect(sent({ type: 'text/xml', body }).body).toBe('<a><![CDATA[a]]]]><![CDATA[>b & 4]]></a>')
  })

  test('of text has values as they are', () => {
    const body = 'For {{var_local.note}}'
    expect(sent({ body })).toEqual({ type: 'text/plain;charset=utf-8', body: `For ${ANN}` })
    expect(sent({ type: 'text/csv', body }).body).toBe(`For ${ANN}`)
  })

  test('names in the trail what is not set, in the address as in the body', () => {
    const variables = ['day', 'villa', 'token'].map((name): Variable => ({ name, type: 'string' }))
    const request = {
      method: 'POST',
      url: 'https://pms.test/{{var_local.day}}',
      headers: [{ name: 'x-token', value: '{{var_local.token}}' }],
      body: '{"villa": "{{var_local.villa}}"}',
    }
    const { trail } = started(oneStep('api', { request }, variables))
    expect(trail.filter(({ type }) => type === 'variable.missing')).toMatchObject([
      { stepId: 'it', name: 'var_local.token' },
      { stepId: 'it', name: 'var_local.day' },
      { stepId: 'it', name: 'var_local.villa' },
    ])
  })

  test('leaves what is not set as it stands, whatever it is', () => {
    const body = '{"a": {{var_local.unset}}, "b": "{{var_local.unset}}"}'
    expect(sent({ body }).body).toBe(body)
    const form = { type: 'application/x-www-form-urlencoded', body: 'a={{var_local.unset}}' }
    expect(sent(form).body).toBe(form.body)
  })
})

test('a header is one line that any server can read', () => {
  const headers = [{ name: 'x-guest', value: ' {{var_local.note}}\nX-Admin: 1 ' }]
  const request = { method: 'GET', url: 'https://pms.test/', headers }
  const { effects } = started(oneStep('api', { request }, VARIABLES))
  const value = 'Ann "&" <Tom> É%E6%9D%8E +1\\ X-Admin: 1'
  expect(effects[0]).toMatchObject({ request: { headers: [{ name: 'x-guest', value }] } })
  expect(new Headers({ 'x-guest': value }).get('x-guest')).toBe(value)
})

const KEPT: Variable[] = [
  { name: 'text', type: 'string' },
  { name: 'number', type: 'number' },
  { name: 'json', type: 'json' },
]

/** What a call leaves in the variables, and how the step is left; `before` is there from a call before. */
function kept(
  mapping: Omit<ApiMapping, 'from'> & Partial<ApiMapping>,
  reply: Partial<ApiReply>,
  before: Record<string, string | number> = {},
) {
  const config = {
    request: { method: 'GET', url: 'https://pms.test/' },
    mappings: [{ from: 'body', ...mapping }],
  }
  const graph = oneStep('api', config, KEPT, ['success', 'error'])
  const called = started(graph, {}, { type: 'started', variables: before })
  const [effect] = called.effects
  const answered = { type: 'apiReplied', callId: effect?.id ?? '' } as const
  const { session, trail } = advance(
    graph,
    called.session,
    { ...answered, reply: { ms: 1, status: 200, ...reply } },
    world(),
  )
  const told = trail.flatMap((entry) =>
    entry.type === 'variable.cleared' || entry.type === 'variable.refused'
      ? [`${entry.type} ${entry.name}`]
      : [],
  )
  return { local: session.local, told }
}

describe('a number beyond 2^53', () => {
  const body =
    '{"id": 12345678901234567, "in": [{"id": -98765432109876543210, "n": 1.5}], "e": 1e21}'

  test.each([
    ['$.id', 'text', '12345678901234567'],
    ['$.id', 'json', '12345678901234567'],
    ['$.in', 'json', [{ id: '-98765432109876543210', n: 1.5 }]],
    ['$.in[0]', 'text', '{"id":"-98765432109876543210","n":1.5}'],
    ['$.e', 'number', 1e21],
    ['$.in[?@.id == -98765432109876543210].n', 'json', [1.5]],
    ['$.in[?@.id == -98765432109876543211].n', 'json', []],
  ])('at %s is kept in a %s with all its digits', (path, name, value) => {
    expect(kept({ path, variable: `var_local.${name}` }, { body }).local).toEqual({ [name]: value })
  })

  test('is no number that could be kept', () => {
    const mapping = { path: '$.id', variable: 'var_local.number' }
    expect(kept(mapping, { body })).toEqual({
      local: {},
      told: ['variable.refused var_local.number'],
    })
    expect(kept({ ...mapping, required: true }, { body }).local).toEqual({
      api_error: 'mapping:var_local.number',
    })
  })
})

describe('a mapping', () => {
  test.each([
    ['$[*].name', ['Alpha']],
    ['$[0:1].name', ['Alpha']],
    ['$..name', ['Alpha']],
    ["$[?@.name == 'Alpha'].name", ['Alpha']],
    ["$[?@.name == 'Beta'].name", []],
    ['$[0,0].name', ['Alpha', 'Alpha']],
    ['$[0].name', 'Alpha'],
    ["$[-1]['name']", 'Alpha'],
    ['$[0]', { name: 'Alpha' }],
  ])('at %s has the shape that its path says', (path, value) => {
    const body = '[{"name": "Alpha"}]'
    expect(kept({ path, variable: 'var_local.json' }, { body }).local).toEqual({ json: value })
  })

  test('wants one at least of a list that is required', () => {
    const mapping = { path: '$.rooms[*]', variable: 'var_local.json', required: true }
    expect(kept(mapping, { body: '{"rooms": []}' }).local).toEqual({
      api_error: 'mapping:var_local.json',
    })
  })

  test.each([['{"total": null}'], ['{}'], ['{"total": "on request"}'], ['']])(
    'that finds nothing in %j keeps nothing of a call before',
    (body) => {
      const mapping = { path: '$.total', variable: 'var_local.number' }
      const { local, told } = kept(mapping, { body }, { number: 480 })
      expect(local).toEqual({})
      expect(told).toContain('variable.cleared var_local.number')
      const required = kept({ ...mapping, required: true }, { body: body || '{}' }, { number: 480 })
      expect(required.local).toEqual({ api_error: 'mapping:var_local.number' })
    },
  )

  test('keeps what it has where no answer came', () => {
    const mapping = { path: '$.total', variable: 'var_local.number' }
    expect(kept(mapping, { status: 503, body: '{}' }, { number: 480 })).toEqual({
      local: { number: 480, api_error: 'status_503' },
      told: [],
    })
  })

  test('says nothing of a variable that had no value', () => {
    expect(kept({ path: '$.total', variable: 'var_local.number' }, { body: '{}' }).told).toEqual([])
  })

  const XML = '<quote total="480"/>'
  test.each([
    ['text/xml', XML, 'text', XML],
    [undefined, 'Sold out\n', 'text', 'Sold out\n'],
    ['text/plain', '007', 'text', '007'],
    ['text/plain', '1.50', 'text', '1.50'],
    ['text/plain', '480', 'number', 480],
    ['text/html', '{"total": 480}', 'json', { total: 480 }],
    ['application/json', '"Olive"', 'text', 'Olive'],
  ])('of the whole body of %s %j gives it', (type, body, name, value) => {
    const headers: Record<string, string> = type === undefined ? {} : { 'content-type': type }
    const mapping = { path: '$', variable: `var_local.${name}` }
    expect(kept(mapping, { body, headers }).local).toEqual({ [name]: value })
  })

  test('into a part of what is not JSON is an error', () => {
    expect(kept({ path: '$.total', variable: 'var_local.text' }, { body: XML }).local).toEqual({
      api_error: 'not_json',
    })
  })
})
