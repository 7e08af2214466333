import {
  createExecutionContext,
  createMessageBatch,
  createScheduledController,
  getQueueResult,
} from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FanOut } from '../../durable-objects/records/fan-out.ts'
import worker from '../../worker/index.ts'
import { graph } from '../simulators/graph.ts'
import type { GraphTemplate } from '../simulators/graph-templates.ts'
import { call, greeting, setUp } from './workspace.ts'

const DAY = 24 * 3_600_000
const TODAY = Date.UTC(2040, 0, 2)
/** Seventeen past, as the clock rings. */
const at = (hour: number) => TODAY + (hour + 17 / 60) * 3_600_000

const templates: GraphTemplate[] = [
  { name: 'welcome', language: 'en', components: [{ type: 'BODY', text: 'Welcome.' }] },
]
const meta = graph({ templates })
let key = ''
let queued: FanOut[] = []

beforeAll(async () => {
  key = (await setUp()).apiKey
})
beforeEach(() => {
  vi.restoreAllMocks()
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) =>
    meta.handle(new Request(input, init)),
  )
  queued = []
  vi.spyOn(env.FAN_OUT, 'sendBatch').mockImplementation(async (batch) => {
    for (const { body } of batch) queued.push(body)
    return { metadata: { metrics: { backlogBytes: 0, backlogCount: 0 } } }
  })
})

const rings = (scheduledTime: number) =>
  worker.scheduled(
    createScheduledController({ scheduledTime: new Date(scheduledTime), cron: '17 * * * *' }),
    env,
  )

describe('the templates of WhatsApp Official channels', () => {
  const config = { appSecret: 'sesame-app-secret', verifyToken: 'verify-me-token' }
  let number = 1065
  async function connect(name: string, wabaId: string) {
    const its = { phoneNumberId: String(number++), wabaId, accessToken: 'EAAB-access-token' }
    const body = { type: 'whatsapp-official', name, config: { ...config, ...its } }
    return (await call('POST', '/api/v1/channels', { key, body })).json.id as string
  }
  beforeAll(async () => {
    await connect('Front desk', '77')
    await connect('Bar', '77')
    await connect('Villa', '88')
  })
  beforeEach(async () => {
    meta.clear()
    await env.DB.prepare('DELETE FROM templates').run()
  })

  /** Works the queue off; which of its messages are to come again. */
  async function worked() {
    const messages = queued.map((body, id) => ({
      id: String(id),
      timestamp: new Date(),
      attempts: 1,
      body,
    }))
    const batch = createMessageBatch<FanOut>('bot-journeys-fan-out', messages)
    await worker.queue(batch, env)
    const { retryMessages } = await getQueueResult(batch, createExecutionContext())
    return retryMessages.map(({ msgId }) => queued[Number(msgId)])
  }
  async function known() {
    const { results } = await env.DB.prepare('SELECT account FROM templates ORDER BY account').all()
    return results.map(({ account }) => account)
  }

  it('are read once a day, each account once', async () => {
    for (let hour = 0; hour < 24; hour++) await rings(at(hour))
    expect(await worked()).toEqual([])
    expect(meta.listed).toHaveLength(2)
    expect(await known()).toEqual(['77', '88'])
  })

  it('are read of all the others when one account refuses', async () => {
    await rings(at(3))
    meta.failList({ code: 190, status: 401 })
    expect(await worked()).toEqual([])
    expect(await known()).toHaveLength(1)
  })

  it('are asked for again, of one account alone, when its provider had no time', async () => {
    await rings(at(3))
    meta.failList({ code: 2, status: 500 })
    const again = await worked()
    expect(again).toHaveLength(1)
    expect(await known()).toHaveLength(1)
    queued = again.flatMap((body) => body ?? [])
    expect(await worked()).toEqual([])
    expect(await known()).toEqual(['77', '88'])
  })

  it('are left alone on a channel that needs reconnecting', async () => {
    await env.DB.prepare(
      `UPDATE channels SET status = 'needs-reconnect' WHERE name = 'Villa'`,
    ).run()
    await rings(at(3))
    expect(await worked()).toEqual([])
    expect(await known()).toEqual(['77'])
  })
})

describe('a sealed secret', () => {
  const journeys = '/api/v1/journeys'
  let count = 0
  const quoting = (secret?: string) => ({
    ...greeting(),
    apis: [
      {
        id: 'quote',
        name: 'Quote',
        request: { url: 'https://x.example' },
        ...(secret && { auth: { type: 'bearer', secret } }),
      },
    ],
  })
  async function drawn() {
    const body = { name: `Quotes ${++count}`, journey: quoting('hunter2hunter2') }
    const { json } = await call('POST', journeys, { key, body })
    const secretId: string = json.journey.apis[0].auth.secretId
    return { id: json.id as string, secretId, revision: json.revision as number }
  }
  const withoutIt = (id: string, revision: number) =>
    call('PUT', `${journeys}/${id}`, { key, body: { revision, journey: quoting() } })
  const isKept = async (secretId: string) =>
    (await env.DB.prepare('SELECT 1 FROM secrets WHERE id = ?').bind(secretId).first()) !== null
  const days = async (from: number, to: number) => {
    for (let day = from; day <= to; day++) await rings(at(3) + day * DAY)
  }

  it('goes with its journey', async () => {
    const { id, secretId } = await drawn()
    const other = await drawn()
    expect((await call('DELETE', `${journeys}/${id}`, { key })).status).toBe(204)
    expect(await isKept(secretId)).toBe(false)
    expect(await isKept(other.secretId)).toBe(true)
  })

  it('goes with the last of the journeys that have it', async () => {
    const { id, secretId } = await drawn()
    const copy = await call('POST', `${journeys}/${id}/clone`, { key, body: { name: 'Clone' } })
    await call('DELETE', `${journeys}/${id}`, { key })
    expect(await isKept(secretId)).toBe(true)
    await call('DELETE', `${journeys}/${copy.json.id}`, { key })
    expect(await isKept(secretId)).toBe(false)
  })

  it('goes when nothing has referred to it for a month', async () => {
    const { id, secretId, revision } = await drawn()
    await withoutIt(id, revision)
    await days(0, 30)
    expect(await isKept(secretId)).toBe(true)
    await days(31, 31)
    expect(await isKept(secretId)).toBe(false)
  })

  it('stays when it was taken back within the month', async () => {
    const { id, secretId, revision } = await drawn()
    const { journey } = (await call('GET', `${journeys}/${id}`, { key })).json
    const taken = await withoutIt(id, revision)
    await days(0, 20)
    const body = { revision: taken.json.revision, journey }
    expect((await call('PUT', `${journeys}/${id}`, { key, body })).status).toBe(200)
    await days(21, 40)
    expect(await isKept(secretId)).toBe(true)
  })

  it('stays as long as a version has it, live or not', async () => {
    const { id, secretId } = await drawn()
    const deployed = await call('POST', `${journeys}/${id}/deploy`, { key })
    expect(deployed.status, deployed.text).toBe(200)
    const draft = await call('POST', `${journeys}/${id}/draft`, { key })
    expect((await withoutIt(id, draft.json.revision)).status).toBe(200)
    await call('POST', `${journeys}/${id}/deploy`, { key })
    await days(0, 40)
    expect(await isKept(secretId)).toBe(true)
  })
})
