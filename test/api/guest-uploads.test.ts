import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import worker from '../../worker/index.ts'
import { KEPT_MS, QUOTA_BYTES } from '../../worker/web-chat/uploads.ts'
import { call, setUp } from './workspace.ts'

const SITE = 'https://casaverde.example'
const MB = 1024 * 1024
let key = ''
let organisationId = ''
const channels = { site: '', anywhere: '' }

async function webChat(allowedOrigins: string[]): Promise<string> {
  const body = { type: 'web-chat', name: 'Site', config: { allowedOrigins } }
  return (await call('POST', '/api/v1/channels', { key, body })).json.id
}

beforeAll(async () => {
  const made = await setUp()
  key = made.apiKey
  organisationId = made.organisation.id
  channels.site = await webChat([SITE])
  channels.anywhere = await webChat(['*'])
})

async function visit(channelId = channels.site, token?: string): Promise<string> {
  const headers = { origin: SITE }
  return (await call('POST', '/wc/v1/session', { headers, body: { channelId, token } })).json.token
}

type Sent = { token: string; ip: string; bytes?: number; origin?: string | null }

function upload({ token, ip, bytes = 1000, origin = SITE }: Sent) {
  const form = new FormData()
  const png = new Uint8Array(12)
  png.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  form.set('file', new File([png], 'room.png', { type: 'image/png' }))
  return call('POST', '/wc/v1/uploads', {
    headers: {
      authorization: `Bearer ${token}`,
      'cf-connecting-ip': ip,
      'content-length': String(bytes),
      ...(origin && { origin }),
    },
    body: form,
  })
}

const many = (count: number, sent: Sent) =>
  Promise.all(Array.from({ length: count }, () => upload(sent)))
const taken = (answers: { status: number }[]) =>
  answers.filter(({ status }) => status === 201).length
const refused = { status: 429, json: { error: { code: 'too_many_requests' } } }

describe("a guest's uploads", () => {
  it('come from a browser, where the channel says from which sites', async () => {
    const ip = '192.0.2.1'
    expect(await upload({ token: await visit(), ip, origin: null })).toMatchObject({
      status: 403,
      json: { error: { message: 'Files are taken from a browser, with an Origin header' } },
    })
    const token = await visit(channels.anywhere)
    expect((await upload({ token, ip, origin: null })).status).toBe(201)
  })

  it('are twenty an hour, however many come at once and by how many tokens', async () => {
    const ip = '192.0.2.2'
    const token = await visit()
    const again = await visit(channels.site, token)
    const answers = await Promise.all([many(12, { token, ip }), many(12, { token: again, ip })])
    expect(taken(answers.flat())).toBe(20)
    const more = await upload({ token, ip })
    expect(more).toMatchObject(refused)
    expect(more.json.error.message).toBe('Too many files lately: wait 60 minutes and send the rest')
    expect((await upload({ token: await visit(), ip })).status).toBe(201)
    await env.DB.prepare('UPDATE rate_limits SET until = ?').bind(Date.now()).run()
    expect((await upload({ token, ip })).status).toBe(201)
  })

  it('are a hundred an hour from one network, by however many guests', async () => {
    const guests = await Promise.all(Array.from({ length: 7 }, () => visit()))
    const answers = await Promise.all(guests.map((token) => many(16, { token, ip: '192.0.2.3' })))
    expect(taken(answers.flat())).toBe(100)
  })

  it('are so many bytes an hour, those on their way included', async () => {
    const token = await visit()
    const large = { token, ip: '192.0.2.4', bytes: 24 * MB }
    expect(taken(await many(8, large))).toBe(4)
    // What turned out smaller than it said is given back.
    expect(taken([await upload(large)])).toBe(1)
  })

  it('stay within what the organisation keeps of guests, and leave nothing when they do not', async () => {
    const sent = { token: await visit(), ip: '192.0.2.5' }
    const files = async () =>
      (await env.MEDIA.list({ prefix: `${organisationId}/` })).objects.length
    const before = await files()
    const fill = env.DB.prepare(
      "INSERT INTO media(id, organisation_id, type, bytes, expires_at, created_at) VALUES('med_full', ?, 'video/mp4', ?, 1, 1)",
    )
    await fill.bind(organisationId, QUOTA_BYTES - 5).run()
    const full = await upload(sent)
    expect(full).toMatchObject(refused)
    expect(full.json.error.message).toContain('keeps no more files at the moment')
    expect(await files()).toBe(before)
    await env.DB.prepare("DELETE FROM media WHERE id = 'med_full'").run()
    expect((await upload(sent)).status).toBe(201)
  })

  it('are deleted after ninety days; what the team uploaded stays', async () => {
    const { json } = await upload({ token: await visit(), ip: '192.0.2.6' })
    const form = new FormData()
    form.set('file', new File(['Welcome.'], 'welcome.txt', { type: 'text/plain' }))
    const own = await call('POST', '/api/v1/media', { key, body: form })
    const found = async (id: string) => (await call('GET', `/media/${id}`)).status
    const hour = (scheduledTime: number) =>
      worker.scheduled(createScheduledController({ scheduledTime: new Date(scheduledTime) }), env)
    await hour(Date.now() + KEPT_MS - 60_000)
    expect(await found(json.uploadId)).toBe(200)
    await hour(Date.now() + KEPT_MS + 60_000)
    expect(await found(json.uploadId)).toBe(404)
    expect(await env.MEDIA.head(`${organisationId}/${json.uploadId}`)).toBeNull()
    expect(await found(own.json.id)).toBe(200)
  })
})
