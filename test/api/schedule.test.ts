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
import { call, setUp } from './workspace.ts'

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
