import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { emptyJourney } from '#journey/journey.ts'
import { call, keyAs, secondOrganisation, setUp } from './workspace.ts'

let key = ''
let organisationId = ''
let path = ''
beforeAll(async () => {
  const made = await setUp()
  key = made.apiKey
  organisationId = made.organisation.id
  const variables = [
    { name: 'guests', type: 'number' },
    { name: 'total', type: 'number' },
  ]
  const { json } = await call('POST', '/api/v1/journeys', {
    key,
    body: { name: 'Quotes', journey: { ...emptyJourney(), variables } },
  })
  path = `/api/v1/journeys/${json.id}/apis/test`
})

const sent: { url: string; authorization: string | null; body: string }[] = []
let answer = () => Response.json({ offer: { total: 480, note: 'sea view' } })
beforeEach(() => {
  sent.length = 0
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    const authorization = request.headers.get('authorization')
    sent.push({ url: request.url, authorization, body: await request.text() })
    return answer()
  })
})

const test = (body: object, as = key) => call('POST', path, { key: as, body })
const TOTAL = { from: 'body', path: '$.offer.total', variable: 'var_local.total', required: true }

describe('a test call', () => {
  it('puts the sample values in, and says what the mappings find', async () => {
    const { json, status } = await test({
      request: { url: 'https://rates.example.com/quote?for={{var_local.guests}}' },
      mappings: [TOTAL],
      values: { 'var_local.guests': 4 },
    })
    expect(status).toBe(200)
    expect(sent[0]?.url).toBe('https://rates.example.com/quote?for=4')
    expect(json).toMatchObject({
      status: 200,
      body: '{"offer":{"total":480,"note":"sea view"}}',
      mapped: { 'var_local.total': 480 },
      refused: [],
      missing: [],
    })
    expect(json.headers['content-type']).toContain('json')
  })

  it('names what has no value, and what would not fit its variable', async () => {
    const note = { from: 'body', path: '$.offer.note', variable: 'var_local.total' }
    const { json } = await test({
      request: { url: 'https://rates.example.com/{{var_local.guests}}' },
      mappings: [note],
    })
    expect(json.missing).toEqual(['var_local.guests'])
    expect(json.refused).toMatchObject([{ name: 'var_local.total' }])
  })

  it('says why no usable answer came', async () => {
    answer = () => new Response('nobody home', { status: 503 })
    const { json } = await test({ request: { url: 'https://rates.example.com/' } })
    expect(json).toMatchObject({ status: 503, error: 'status_503', body: 'nobody home' })
  })

  it('goes to no private address', async () => {
    const { json, status } = await test({ request: { url: 'https://192.168.1.10/admin' } })
    expect(status).toBe(200)
    expect(json).toMatchObject({ error: 'refused', detail: '192.168.1.10 is a private address' })
    expect(sent).toEqual([])
  })

  it('proves itself with a stored secret, which no answer repeats', async () => {
    answer = () => new Response('you said sesame-token', { headers: { 'x-echo': 'sesame-token' } })
    const stored = await call('POST', '/api/v1/secrets', { key, body: { secret: 'sesame-token' } })
    expect(stored).toMatchObject({ status: 201, json: { secretId: expect.any(String) } })
    expect(stored.text).not.toContain('sesame')
    const { secretId } = stored.json
    const request = { url: 'https://rates.example.com/' }
    const { text, json } = await test({ request, auth: { type: 'bearer', secretId } })
    expect(sent[0]?.authorization).toBe('Bearer sesame-token')
    expect(json.body).toBe('you said [secret]')
    expect(text).not.toContain('sesame')
    const row = await env.DB.prepare('SELECT sealed FROM secrets WHERE id = ?')
      .bind(secretId)
      .first()
    expect(JSON.stringify(row)).not.toContain('sesame')
  })

  it('uses no secret of another organisation', async () => {
    const stored = await call('POST', '/api/v1/secrets', { key, body: { secret: 'sesame-token' } })
    const other = await keyAs('owner', await secondOrganisation())
    const theirs = await call('POST', '/api/v1/journeys', { key: other, body: { name: 'Theirs' } })
    const { json } = await call('POST', `/api/v1/journeys/${theirs.json.id}/apis/test`, {
      key: other,
      body: {
        request: { url: 'https://rates.example.com/' },
        auth: { type: 'bearer', secretId: stored.json.secretId },
      },
    })
    expect(json).toMatchObject({ error: 'refused', detail: 'the secret of this call was removed' })
    expect(sent).toEqual([])
  })

  it('is for those who may edit journeys', async () => {
    const user = await keyAs('user', organisationId)
    expect(await test({ request: { url: 'https://rates.example.com/' } }, user)).toMatchObject({
      status: 403,
      json: { error: { code: 'not_allowed' } },
    })
    const secret = { key: user, body: { secret: 'sesame' } }
    expect((await call('POST', '/api/v1/secrets', secret)).status).toBe(403)
  })
})
