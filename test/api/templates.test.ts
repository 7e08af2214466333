import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import worker from '../../worker/index.ts'
import { graph } from '../simulators/graph.ts'
import type { GraphTemplate } from '../simulators/graph-templates.ts'
import { changesBody, signatureOf } from '../simulators/webhooks.ts'
import { call, keyAs, secondOrganisation, setUp } from './workspace.ts'

const CONFIG = {
  phoneNumberId: '1065',
  wabaId: '77',
  accessToken: 'EAAB-access-token',
  appSecret: 'sesame-app-secret',
  verifyToken: 'verify-me-token',
}
const WELCOME: GraphTemplate = {
  name: 'booking_welcome',
  language: 'en',
  category: 'UTILITY',
  quality_score: { score: 'GREEN' },
  components: [
    { type: 'HEADER', format: 'IMAGE' },
    { type: 'BODY', text: 'Dear {{1}}, welcome to {{2}}.' },
    { type: 'FOOTER', text: 'Casa Verde' },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'Thanks' },
        { type: 'URL', text: 'See it', url: 'https://casaverde.example/{{1}}' },
      ],
    },
  ],
}
const templates: GraphTemplate[] = []
const meta = graph({ token: CONFIG.accessToken, templates })

let key = ''
let organisationId = ''
let channelId = ''
beforeAll(async () => {
  const made = await setUp()
  key = made.apiKey
  organisationId = made.organisation.id
})
beforeEach(async () => {
  vi.restoreAllMocks()
  meta.clear()
  templates.splice(0, templates.length, WELCOME)
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    meta.handle(new Request(input, init)),
  )
  await env.DB.batch([
    env.DB.prepare('DELETE FROM templates'),
    env.DB.prepare('UPDATE channels SET deleted_at = 1'),
  ])
  channelId = await newChannel()
})

async function newChannel(more: Partial<typeof CONFIG> = {}, name = 'Front desk') {
  const body = { type: 'whatsapp-official', name, config: { ...CONFIG, ...more } }
  return (await call('POST', '/api/v1/channels', { key, body })).json.id as string
}
const sync = (body: object = {}) => call('POST', '/api/v1/templates/sync', { key, body })
const list = async (query = '') => (await call('GET', `/api/v1/templates${query}`, { key })).json
const only = async () => (await list()).items[0]

/** Start → Template, as the welcome was approved, but for what is said. */
const journeyOf = (config: object = {}): Journey => ({
  format: 1,
  steps: [
    { id: 'start', type: 'start', position: { x: 0, y: 0 }, config: {} },
    {
      id: 'welcome',
      type: 'template',
      position: { x: 200, y: 0 },
      config: {
        name: 'booking_welcome',
        language: 'en',
        header: { type: 'image', mediaUrl: 'https://casaverde.example/villa.jpg' },
        body: ['Ann', 'Casa Verde'],
        buttons: [
          { id: 'thanks', index: 0, type: 'quick-reply' },
          { id: 'see', index: 1, type: 'url', value: 'villa' },
        ],
        ...config,
      },
    },
  ],
  edges: [{ id: 'e1', from: { step: 'start', port: 'next' }, to: 'welcome' }],
  variables: [],
  apis: [],
})
async function drawn(journey = journeyOf()) {
  const body = { name: crypto.randomUUID(), journey }
  return (await call('POST', '/api/v1/journeys', { key, body })).json.id as string
}
const deploy = (id: string) => call('POST', `/api/v1/journeys/${id}/deploy`, { key })
const problemsOf = async (id: string) =>
  (await call('GET', `/api/v1/journeys/${id}/problems`, { key })).json.problems as {
    code: string
    message: string
  }[]
const codesOf = async (id: string) => (await problemsOf(id)).map(({ code }) => code)

async function tells(changes: { field: string; value: object }[], time?: number, waba = '77') {
  const parsed = JSON.parse(changesBody(changes))
  Object.assign(parsed.entry[0], { id: waba, ...(time && { time }) })
  const body = JSON.stringify(parsed)
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': await signatureOf(body, CONFIG.appSecret),
  }
  return (await call('POST', `/hooks/${channelId}`, { body, headers })).status
}
const about = { message_template_name: 'booking_welcome', message_template_language: 'en' }
const status = (event: string, more: object = {}) => ({
  field: 'message_template_status_update',
  value: { event, ...about, ...more },
})
const seconds = (ms = Date.now()) => Math.floor(ms / 1000)

describe('the sync of templates', () => {
  it('takes over what the provider has, part by part', async () => {
    const { json } = await sync()
    expect(json).toEqual({
      accounts: [
        {
          account: '77',
          channels: [{ id: channelId, name: 'Front desk' }],
          templates: 1,
          removed: 0,
        },
      ],
    })
    expect(await only()).toMatchObject({
      id: expect.stringMatching(/^tpl_/),
      name: 'booking_welcome',
      language: 'en',
      category: 'utility',
      status: 'approved',
      reason: null,
      quality: 'high',
      account: '77',
      channels: [{ name: 'Front desk' }],
      journeys: [],
      components: {
        values: 'positional',
        header: { type: 'image' },
        body: 'Dear {{1}}, welcome to {{2}}.',
        footer: 'Casa Verde',
        buttons: [
          { type: 'quick-reply', label: 'Thanks' },
          { type: 'url', label: 'See it', url: 'https://casaverde.example/{{1}}' },
        ],
      },
    })
  })

  it('reads page after page, by cursor and never by the address it is given', async () => {
    templates.push(...Array.from({ length: 249 }, (_, at) => ({ ...WELCOME, name: `more_${at}` })))
    expect((await sync()).json.accounts).toMatchObject([{ templates: 250 }])
    expect(meta.listed).toHaveLength(3)
    const first = await list('?limit=200')
    expect(first.items).toHaveLength(200)
    const second = await list(`?limit=200&cursor=${encodeURIComponent(first.next)}`)
    expect(second.items).toHaveLength(50)
    expect(second.next).toBeUndefined()
    const names = [...first.items, ...second.items].map(({ name }) => name)
    expect(new Set(names).size).toBe(250)
    expect(names).toEqual([...names].sort())
  })

  it('lets go of what the provider has no more, and keeps ids of what stays', async () => {
    templates.push({ ...WELCOME, name: 'old_offer' })
    await sync()
    const before = await list()
    templates.pop()
    Object.assign(templates, [{ ...WELCOME, status: 'PAUSED' }])
    expect((await sync()).json.accounts).toMatchObject([{ templates: 1, removed: 1 }])
    const after = await list()
    expect(after.items).toMatchObject([{ id: before.items[0].id, status: 'paused' }])
  })

  it('says why an account could not be read, and keeps what was known of it', async () => {
    await sync()
    meta.failList({ code: 190, status: 401 })
    expect((await sync()).json.accounts).toEqual([
      expect.objectContaining({
        failure: 'The access token is invalid or has expired (190)',
      }),
    ])
    meta.failList({ code: 100, details: 'Unknown business' })
    expect((await sync()).json.accounts[0].failure).toMatch(/^Meta does not list the templates/)
    expect((await list()).items).toHaveLength(1)
  })

  it('reads an account once that has two numbers, and each of two accounts', async () => {
    templates.push({ ...WELCOME, waba: '88', name: 'other_house' })
    Object.assign(templates, [{ ...WELCOME, waba: '77' }])
    await newChannel({ phoneNumberId: '1066' }, 'Bar')
    const third = await newChannel({ phoneNumberId: '1067', wabaId: '88' }, 'Villa')
    expect((await sync()).json.accounts).toMatchObject([
      { account: '77', channels: [{ name: 'Front desk' }, { name: 'Bar' }], templates: 1 },
      { account: '88', channels: [{ name: 'Villa' }], templates: 1 },
    ])
    const ofVilla = await list(`?channelId=${third}`)
    expect(ofVilla.items).toMatchObject([{ name: 'other_house', account: '88' }])
    expect((await list('?search=HOUSE')).items).toHaveLength(1)
    expect((await list('?search=welcome to')).items).toHaveLength(2)
    expect((await list('?status=paused')).items).toEqual([])
    await call('DELETE', `/api/v1/channels/${third}`, { key })
    expect((await list()).items).toMatchObject([{ account: '77' }])
  })

  it('is refused where no channel has templates, and says what to do', async () => {
    await call('DELETE', `/api/v1/channels/${channelId}`, { key })
    expect(await sync()).toMatchObject({
      status: 404,
      json: { error: { message: expect.stringContaining('connect one') } },
    })
  })

  it('shows one organisation nothing of another, nor lets it sync', async () => {
    await sync()
    const theirs = await keyAs('owner', await secondOrganisation())
    const other = await call('GET', '/api/v1/templates', { key: theirs })
    expect(other.json).toEqual({ items: [] })
    const body = { channelId }
    const asked = await call('POST', '/api/v1/templates/sync', { key: theirs, body })
    expect(asked.status).toBe(404)
    const user = await keyAs('user', organisationId)
    expect((await call('GET', '/api/v1/templates', { key: user })).status).toBe(200)
    const asUser = await call('POST', '/api/v1/templates/sync', { key: user, body: {} })
    expect(asUser.status).toBe(403)
  })
})

describe('webhooks about templates', () => {
  beforeEach(async () => void (await sync()))

  it('tell of a pause, its reason and its end', async () => {
    const paused = { other_info: { title: 'FIRST_PAUSE', description: 'Paused for 3 hours' } }
    expect(await tells([status('PAUSED', paused)], seconds())).toBe(200)
    expect(await only()).toMatchObject({ status: 'paused', reason: 'Paused for 3 hours' })
    await tells([status('APPROVED')], seconds() + 1)
    expect(await only()).toMatchObject({ status: 'approved', reason: null })
  })

  it('tell of quality and category', async () => {
    const quality = { ...about, previous_quality_score: 'GREEN', new_quality_score: 'RED' }
    const category = { ...about, previous_category: 'UTILITY', new_category: 'MARKETING' }
    await tells(
      [
        { field: 'message_template_quality_update', value: quality },
        { field: 'template_category_update', value: category },
      ],
      seconds(),
    )
    expect(await only()).toMatchObject({ quality: 'low', category: 'marketing' })
  })

  it('change nothing when they come twice or late', async () => {
    const now = seconds()
    await tells([status('REJECTED', { reason: 'SCAM' })], now + 10)
    await tells([status('REJECTED', { reason: 'SCAM' })], now + 10)
    await tells([status('APPROVED')], now + 5)
    expect(await only()).toMatchObject({ status: 'rejected', reason: 'it looks like a scam' })
    await sync()
    expect(await only()).toMatchObject({ status: 'rejected' })
    await tells([status('PAUSED')], now - 100)
    expect(await only()).toMatchObject({ status: 'rejected' })
  })

  it('dated ahead by more than clocks differ outweigh nothing that follows', async () => {
    await tells([status('PAUSED')], seconds() + 1e9)
    expect(await only()).toMatchObject({ status: 'paused' })
    await tells([status('APPROVED')], seconds() + 120)
    expect(await only()).toMatchObject({ status: 'approved' })
  })

  it('take a deleted template away', async () => {
    await tells([status('DELETED')], seconds() + 1)
    expect((await list()).items).toEqual([])
  })

  it('are passed over when they are about a template or an account we do not know', async () => {
    const unknown = { message_template_name: 'nobody_knows' }
    expect(await tells([status('PAUSED', unknown)], seconds() + 1)).toBe(200)
    expect(await tells([status('PAUSED')], seconds() + 1, '99')).toBe(200)
    await newChannel({ wabaId: '88', appSecret: 'of another app' }, 'Villa')
    expect(await tells([status('PAUSED')], seconds() + 1, '88')).toBe(200)
    expect((await list()).items).toMatchObject([{ status: 'approved' }])
  })

  it('leave the channel as it is', async () => {
    await tells([status('DISABLED')], seconds() + 1)
    const { json } = await call('GET', `/api/v1/channels/${channelId}`, { key })
    expect(json).toMatchObject({ status: 'connected', statusDetail: null })
  })

  it('have the template read anew when its parts changed', async () => {
    const queued = vi
      .spyOn(env.FAN_OUT, 'send')
      .mockResolvedValue({ metadata: { metrics: { backlogBytes: 0, backlogCount: 0 } } })
    await tells([{ field: 'message_template_components_update', value: about }], seconds())
    const body = queued.mock.calls[0]?.[0]
    if (!body) throw new Error('nothing was queued')
    Object.assign(templates, [{ ...WELCOME, components: [{ type: 'BODY', text: 'Hello {{1}}' }] }])
    const batch = createMessageBatch<typeof body>('bot-journeys-fan-out', [
      { id: '1', timestamp: new Date(), attempts: 1, body },
    ])
    await worker.queue(batch, env)
    const result = await getQueueResult(batch, createExecutionContext())
    expect(result.explicitAcks).toEqual(['1'])
    expect(await only()).toMatchObject({ components: { body: 'Hello {{1}}', buttons: [] } })
  })
})

describe('a journey with a template', () => {
  it('goes live when it is as approved, and the registry says who sends it', async () => {
    await sync()
    const id = await drawn()
    expect(await codesOf(id)).toEqual([])
    expect(await deploy(id)).toMatchObject({ status: 200, json: { version: 1 } })
    const { journeys } = await only()
    expect(journeys).toEqual(expect.arrayContaining([expect.objectContaining({ id })]))
  })

  it('finds a template that was never synced by asking for it', async () => {
    const id = await drawn()
    expect(await codesOf(id)).toEqual(['template_unknown'])
    expect(await deploy(id)).toMatchObject({ status: 200 })
    expect(meta.listed).toEqual([expect.stringContaining('name=booking_welcome')])
    expect((await list()).items).toHaveLength(1)
  })

  it('goes live a minute after its template was approved, without anybody syncing', async () => {
    Object.assign(templates, [{ ...WELCOME, status: 'PENDING' }])
    await sync()
    const id = await drawn()
    const refused = await deploy(id)
    expect(refused.status).toBe(422)
    expect(refused.json.error.details.problems).toMatchObject([{ code: 'template_pending' }])
    Object.assign(templates, [WELCOME])
    expect((await deploy(id)).status).toBe(200)
  })

  it('is refused in words when the provider does not answer', async () => {
    meta.failList({ code: 190, status: 401 })
    const refused = await deploy(await drawn())
    expect(refused.json.error.details.problems).toMatchObject([{ code: 'template_unknown' }])
  })

  it('is held against what was approved', async () => {
    await sync()
    const id = await drawn(journeyOf({ header: undefined, body: ['Ann'], buttons: [] }))
    expect(await codesOf(id)).toEqual([
      'template_header_wrong',
      'template_values_wrong',
      'template_button_wrong',
    ])
    const other = await drawn(journeyOf({ language: 'de' }))
    expect(await problemsOf(other)).toMatchObject([
      {
        code: 'template_language_unknown',
        message: expect.stringContaining('exists in en'),
      },
    ])
  })

  it('needs the template at the account of every channel it is assigned to', async () => {
    Object.assign(templates, [{ ...WELCOME, waba: '77' }])
    await sync()
    const id = await drawn()
    await deploy(id)
    const villa = await newChannel({ phoneNumberId: '1067', wabaId: '88' }, 'Villa')
    const body = { journeyId: id }
    await call('PUT', `/api/v1/channels/${channelId}/assignment`, { key, body })
    expect(await codesOf(id)).toEqual([])
    await call('PUT', `/api/v1/channels/${villa}/assignment`, { key, body })
    expect(await problemsOf(id)).toMatchObject([
      { code: 'template_unknown', message: expect.stringContaining('of Villa') },
    ])
  })

  it('says that nothing is connected where no channel has templates', async () => {
    await call('DELETE', `/api/v1/channels/${channelId}`, { key })
    expect(await problemsOf(await drawn())).toMatchObject([
      { message: expect.stringContaining('no WhatsApp Official channel is connected') },
    ])
  })

  it('keeps the words of its templates in the version, and shows them in a test', async () => {
    await sync()
    const id = await drawn()
    await deploy(id)
    const { head } = (await env.DB.prepare('SELECT head FROM versions WHERE journey_id = ?')
      .bind(id)
      .first<{ head: string }>()) ?? { head: '{}' }
    expect(JSON.parse(head).templates).toMatchObject({
      'booking_welcome/en': { body: 'Dear {{1}}, welcome to {{2}}.' },
    })
    const exported = await call('GET', `/api/v1/journeys/${id}/export`, { key })
    expect(exported.text).not.toContain('welcome to {{2}}')
    const test = await call('POST', `/api/v1/journeys/${id}/test-sessions`, { key, body: {} })
    const said = { key, body: { text: 'hi' } }
    await call('POST', `/api/v1/test-sessions/${test.json.id}/messages`, said)
    const { json } = await call('GET', `/api/v1/test-sessions/${test.json.id}`, { key })
    expect(JSON.stringify(json.messages)).toContain('Dear Ann, welcome to Casa Verde.')
  })

  it('is previewed on every channel as the guest would read it', async () => {
    await sync()
    const step = journeyOf().steps[1]
    const { json } = await call('POST', '/api/v1/adaptation', { key, body: { step } })
    const channels: { channelType: string; requests: object[] }[] = json.steps[0].channels
    for (const { channelType, requests } of channels) {
      const words = JSON.stringify(requests)
      if (channelType === 'whatsapp-official') expect(words).toContain('booking_welcome')
      else expect(words, channelType).toContain('Dear Ann, welcome to Casa Verde.')
    }
  })
})
