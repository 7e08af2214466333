import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { testObjectName } from '../../durable-objects/rpc.ts'
import { call } from '../api/workspace.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { api, DAY, HOUR, MINUTE, meta, scene, Talk, web } from './scene.ts'

scene()

type State = {
  status: string
  stepId: string
  variables: Record<string, unknown>
  messages: { from: string; text: string; stepId?: string }[]
  trail: { type: string }[]
  reason?: string
  wait?: { for: string; until?: string }
}

let journeys = 0
/** A test of a draft: what is said to it gives what the bot says by it. */
class Test extends Talk {
  readonly id: string
  #seen = 0

  constructor(id: string) {
    super(testObjectName(id))
    this.id = id
  }

  static async of(journey: Journey, more: object = {}) {
    const name = `Draft ${++journeys}`
    const { id: journeyId } = await api<{ id: string }>('POST', '/journeys', { name, journey })
    return { journeyId, test: await Test.begin(journeyId, more) }
  }

  static async begin(journeyId: string, more: object = {}) {
    const { id } = await api<{ id: string }>('POST', `/journeys/${journeyId}/test-sessions`, more)
    const test = new Test(id)
    await test.quiet()
    return test
  }

  state() {
    return api<State>('GET', `/test-sessions/${this.id}`)
  }

  async says(said: object | string) {
    const body = typeof said === 'string' ? { text: said } : said
    await api('POST', `/test-sessions/${this.id}/messages`, body)
    return this.reads()
  }

  async skips() {
    await api('POST', `/test-sessions/${this.id}/skip`)
    return this.reads()
  }

  async reads() {
    await this.quiet()
    const { messages } = await this.state()
    const bot = messages.filter(({ from }) => from === 'bot').map(({ text }) => text)
    const fresh = bot.slice(this.#seen)
    this.#seen = bot.length
    return fresh
  }
}

const WHOLE = buildJourney(
  [
    { id: 'hello', type: 'text', config: { text: 'Hello on {{var_system.channel_type}}.' } },
    { id: 'rest', type: 'delay', config: { amount: 2, unit: 'days' } },
    {
      id: 'many',
      type: 'prompt',
      config: {
        question: 'How many?',
        validation: { mode: 'number' },
        timeoutSeconds: 600,
        variable: 'var_local.many',
      },
    },
    {
      id: 'villa',
      type: 'reply',
      config: {
        body: '{{var_local.many}} in which?',
        options: [
          { id: 'o', label: 'Olive' },
          { id: 'c', label: 'Cypress' },
        ],
        variable: 'var_local.villa',
      },
    },
    {
      id: 'where',
      type: 'prompt',
      config: { question: 'Where are you?', variable: 'var_local.place' },
    },
    {
      id: 'bye',
      type: 'text',
      config: { text: '{{var_local.villa}} for {{var_local.many}} at {{var_local.place}}.' },
    },
    { id: 'late', type: 'text', config: { text: 'Too late.' } },
  ],
  {
    edges: { 'many.timeout': 'late', 'bye.next': '' },
    variables: ['villa', 'place']
      .map((name) => ({ name, type: 'string' as const }))
      .concat([{ name: 'many', type: 'number' as never }]),
  },
)

describe('a test of a draft', () => {
  it('plays as on WhatsApp, delays skipped, and nothing leaves to a provider', async () => {
    const { test } = await Test.of(WHOLE)
    expect(await test.reads()).toEqual(['Hello on test.'])
    expect(await test.skips()).toEqual(['How many?'])
    expect(await test.says('4')).toEqual(['4 in which? [Olive | Cypress]'])
    expect(await test.says({ stepId: 'villa', optionId: 'c' })).toEqual(['Where are you?'])
    expect(await test.says({ latitude: 39.5, longitude: 2.6 })).toEqual([
      'Cypress for 4 at 39.5,2.6.',
    ])
    expect(await test.state()).toMatchObject({
      status: 'completed',
      variables: { villa: 'Cypress', many: 4, place: '39.5,2.6' },
    })
    expect(meta.received).toEqual([])
    const rows = await env.DB.prepare("SELECT * FROM conversations WHERE id LIKE 'cnv_test%'").all()
    expect(rows.results).toEqual([])
  })

  it('takes a skipped question for one that timed out', async () => {
    const { test } = await Test.of(WHOLE)
    await test.skips()
    expect(await test.skips()).toEqual(['How many?', 'Too late.'].slice(1))
  })

  it('waits in real time, too', async () => {
    const { test } = await Test.of(WHOLE)
    await test.reads()
    await test.passes(15 * HOUR)
    expect(await test.reads()).toEqual([])
  })

  it('begins where it is asked to, with the values it is given', async () => {
    const { test } = await Test.of(WHOLE, { startAt: 'villa', variables: { many: 7 } })
    expect(await test.reads()).toEqual(['7 in which? [Olive | Cypress]'])
    const { journeyId } = await Test.of(WHOLE)
    const nowhere = await call('POST', `/api/v1/journeys/${journeyId}/test-sessions`, {
      body: { startAt: 'none' },
    })
    expect(nowhere.status).not.toBe(201)
  })

  it('is started by what the guest says, which answers nothing', async () => {
    const { test } = await Test.of(WHOLE, { startAt: 'many', message: '9' })
    expect(await test.reads()).toEqual(['How many?'])
    const { messages, trail, wait } = await test.state()
    expect(messages.map(({ from, text }) => `${from}: ${text}`)).toEqual([
      'guest: 9',
      'bot: How many?',
    ])
    expect(trail.map(({ type }) => type).slice(0, 2)).toEqual([
      'session.started',
      'message.received',
    ])
    expect(wait?.for).toBe('reply')
    expect(Date.parse(wait?.until ?? '')).toBeGreaterThan(0)
    expect((await test.state()).variables).toEqual({})
  })

  it('plays the draft as it was saved when the test began', async () => {
    const { journeyId, test } = await Test.of(WHOLE)
    const { revision } = await api<{ revision: number }>('GET', `/journeys/${journeyId}`)
    const other = buildJourney([{ id: 'hello', type: 'text', config: { text: 'Another.' } }])
    await api('PUT', `/journeys/${journeyId}`, { revision, journey: other })
    expect(await test.skips()).toEqual(['Hello on test.', 'How many?'])
    const next = await Test.begin(journeyId)
    expect(await next.reads()).toEqual(['Another.'])
  })

  it('fails at a step that is not finished, and says where', async () => {
    const { test } = await Test.of(
      buildJourney([
        { id: 'hello', type: 'text', config: { text: 'Hello.' } },
        { id: 'empty', type: 'prompt', config: {} },
      ]),
    )
    expect(await test.reads()).toEqual(['Hello.'])
    expect(await test.state()).toMatchObject({
      status: 'failed',
      reason: 'internal',
      stepId: 'empty',
    })
  })

  it('survives a sleep', async () => {
    const { test } = await Test.of(WHOLE, { startAt: 'many' })
    await test.reads()
    await test.sleeps()
    expect(await test.says('3')).toEqual(['3 in which? [Olive | Cypress]'])
  })

  it('is gone after 24 hours', async () => {
    const { test } = await Test.of(WHOLE)
    await test.passes(DAY - MINUTE)
    expect((await test.state()).status).toBe('waiting')
    await test.passes(2 * MINUTE)
    await expect(test.state()).rejects.toThrow('404')
    await expect(api('POST', `/test-sessions/${test.id}/messages`, { text: 'hi' })).rejects.toThrow(
      '404',
    )
    expect(await test.alarmAt()).toBeUndefined()
    const row = await env.DB.prepare('SELECT status FROM sessions WHERE id = ?')
      .bind(test.id)
      .first()
    expect(row).toEqual({ status: 'ended' })
  })
})

describe('what a test does outside', () => {
  const quoting = buildJourney(
    [
      {
        id: 'quote',
        type: 'api',
        config: {
          request: { method: 'GET', url: 'https://pms.hotel.com/q' },
          mappings: [
            { from: 'body', path: '$.price', variable: 'var_local.price', required: true },
          ],
        },
      },
      { id: 'good', type: 'text', config: { text: '{{var_local.price}}' } },
      { id: 'bad', type: 'text', config: { text: 'Sorry: {{var_local.api_error}}' } },
    ],
    {
      edges: { 'quote.error': 'bad', 'good.next': '' },
      variables: [{ name: 'price', type: 'number' }],
    },
  )

  it('calls for real', async () => {
    web.answer = () => Response.json({ price: 90 })
    const { test } = await Test.of(quoting)
    expect(await test.reads()).toEqual(['90'])
  })

  it('calls nobody where an answer is canned', async () => {
    web.asked.length = 0
    const good = await Test.of(quoting, {
      cannedAnswers: { quote: { status: 200, body: { price: 7 } } },
    })
    expect(await good.test.reads()).toEqual(['7'])
    const bad = await Test.of(quoting, { cannedAnswers: { quote: { status: 503, body: 'down' } } })
    expect(await bad.test.reads()).toEqual(['Sorry: status_503'])
    expect(web.asked).toEqual([])
  })

  it('makes no ticket, and marks its goal events', async () => {
    const { id: teamId } = await api<{ id: string }>('POST', '/teams', { name: 'Desk' })
    const { id: goalId } = await api<{ id: string }>('POST', '/goals', { name: 'Sales' })
    const { id: milestoneId } = await api<{ id: string }>('POST', `/goals/${goalId}/milestones`, {
      name: 'Sold',
    })
    const { test } = await Test.of(
      buildJourney([
        { id: 'sold', type: 'goal', config: { goalId, milestoneId, tags: ['buyer'] } },
        { id: 'ann', type: 'agent-transfer', config: { to: { teamId }, message: 'One moment.' } },
      ]),
    )
    expect(await test.reads()).toEqual(['One moment.'])
    expect(await test.state()).toMatchObject({ status: 'transferred' })
    await test.passes(3000)
    expect(await env.DB.prepare('SELECT count(*) n FROM tickets').first()).toEqual({ n: 0 })
    const { items } = await api<{ items: unknown[] }>('GET', `/goals/${goalId}/events?test=true`)
    expect(items).toMatchObject([{ milestoneId, test: true, sessionId: test.id }])
    const live = await api<{ items: unknown[] }>('GET', `/goals/${goalId}/events?test=false`)
    expect(live.items).toEqual([])
  })

  it('reads the real campaign value, and writes a copy of its own', async () => {
    await api('POST', '/campaign-variables', { name: 'rooms', type: 'number', value: 5 })
    const { journeyId, test } = await Test.of(
      buildJourney([
        {
          id: 'ask',
          type: 'prompt',
          config: {
            question: '{{var_campaign.rooms}} left.',
            validation: { mode: 'number' },
            variable: 'var_campaign.rooms',
          },
        },
        { id: 'bye', type: 'text', config: { text: 'Now {{var_campaign.rooms}}.' } },
      ]),
    )
    expect(await test.reads()).toEqual(['5 left.'])
    expect(await test.says('2')).toEqual(['Now 2.'])
    expect(await api('GET', '/campaign-variables/rooms')).toMatchObject({ value: 5 })
    expect(await (await Test.begin(journeyId)).reads()).toEqual(['5 left.'])
  })
})

describe('the socket of a test', () => {
  beforeAll(() => {
    web.answer = () => Response.json({})
  })
  it('tells what happens', async () => {
    const { test } = await Test.of(WHOLE)
    const answer = await test.stub.fetch('https://conversation/socket', {
      headers: { upgrade: 'websocket' },
    })
    const frames: { t: string; content?: { text?: string } }[] = []
    answer.webSocket?.accept()
    answer.webSocket?.addEventListener('message', ({ data }) => {
      frames.push(JSON.parse(String(data)))
    })
    answer.webSocket?.send(JSON.stringify({ t: 'hello' }))
    await test.skips()
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(frames.map(({ t, content }) => content?.text ?? t)).toEqual([
      'welcome',
      'Hello on test.',
      'How many?',
      'moved',
    ])
    answer.webSocket?.close()
  })
})
