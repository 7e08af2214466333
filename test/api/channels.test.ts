import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env, exports } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { hmacHex } from '../../durable-objects/guards/seal.ts'
import worker from '../../worker/index.ts'
import { call, greeting, ORIGIN, question, setUp } from './workspace.ts'

let key = ''
beforeAll(async () => {
  key = (await setUp()).apiKey
})
const sent: { url: string; body: string }[] = []
beforeEach(() => {
  sent.length = 0
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
    const request = new Request(input, init)
    sent.push({ url: request.url, body: await request.text() })
    return Response.json({ messages: [{ id: `wamid.${crypto.randomUUID()}` }] })
  })
})

const error = (status: number, code: string) => ({ status, json: { error: { code } } })
const CONFIG = {
  phoneNumberId: '1065',
  wabaId: '77',
  accessToken: 'EAAB-access-token',
  appSecret: 'sesame-app-secret',
  verifyToken: 'verify-me-token',
}

async function newChannel(config: object = CONFIG, type = 'whatsapp-official') {
  const { json, status } = await call('POST', '/api/v1/channels', {
    key,
    body: { type, name: 'Front desk', config },
  })
  expect(status, JSON.stringify(json)).toBe(201)
  return json as { id: string; webhookUrl: string }
}
async function liveJourney(journey = greeting()) {
  const { json } = await call('POST', '/api/v1/journeys', {
    key,
    body: { name: crypto.randomUUID(), journey },
  })
  const deployed = await call('POST', `/api/v1/journeys/${json.id}/deploy`, { key })
  expect(deployed.status, deployed.text).toBe(200)
  return json.id as string
}
const assign = (channelId: string, journeyId: string | null) =>
  call('PUT', `/api/v1/channels/${channelId}/assignment`, { key, body: { journeyId } })

let wamid = 0
const said = (from: string, body: string) => ({
  from,
  id: `wamid.in.${wamid++}`,
  timestamp: String(Math.floor(Date.now() / 1000)),
  type: 'text',
  text: { body },
})
const hook = (phoneNumberId: string, messages: object[]) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '77',
      changes: [
        {
          field: 'messages',
          value: {
            messaging_product: 'whatsapp',
            metadata: { phone_number_id: phoneNumberId },
            messages,
          },
        },
      ],
    },
  ],
})
async function post(channelId: string, body: unknown, secret = CONFIG.appSecret) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body)
  const signature = await hmacHex(secret, new TextEncoder().encode(raw))
  const headers = {
    'content-type': 'application/json',
    'x-hub-signature-256': `sha256=${signature}`,
  }
  return call('POST', `/hooks/${channelId}`, { body: raw, headers })
}
async function conversationOf(from: string) {
  const { json } = await call('GET', `/api/v1/conversations?search=${from}`, { key })
  return json.items[0]
}

describe('channels', () => {
  it('keep their credentials to themselves', async () => {
    const { id, webhookUrl } = await newChannel()
    expect(webhookUrl).toBe(`${ORIGIN}/hooks/${id}`)
    const answers = [
      await call('GET', `/api/v1/channels/${id}`, { key }),
      await call('GET', '/api/v1/channels', { key }),
      await call('PATCH', `/api/v1/channels/${id}`, {
        key,
        body: { config: { accessToken: 'EAAB-new-token' } },
      }),
      await call('PATCH', `/api/v1/channels/${id}`, { key, body: { settings: { holdDays: 0 } } }),
    ]
    const text = answers.map((answer) => answer.text).join()
    for (const secret of ['EAAB', 'sesame', 'verify-me']) expect(text).not.toContain(secret)
    expect(answers[0]?.json).toMatchObject({
      type: 'whatsapp-official',
      status: 'connected',
      config: { phoneNumberId: '1065', wabaId: '77' },
      settings: { holdDays: 3, transferCloseHours: 72, failureCloseHours: 24, idleDays: 30 },
      journeyId: null,
    })
    expect(answers[3]?.json.settings).toMatchObject({ holdDays: 0, idleDays: 30 })
    const { results } = await env.DB.prepare('SELECT * FROM channels').all()
    expect(JSON.stringify(results)).not.toContain('EAAB')
    expect(await call('DELETE', `/api/v1/channels/${id}`, { key })).toMatchObject({ status: 204 })
    expect(await call('GET', `/api/v1/channels/${id}`, { key })).toMatchObject(
      error(404, 'not_found'),
    )
    expect(await post(id, hook('1065', [said('15550001', 'hi')]))).toMatchObject(
      error(404, 'not_found'),
    )
  })

  it('are made of every type, and say which field is wrong', async () => {
    const configs: [string, object][] = [
      [
        'whatsapp-unofficial',
        {
          driver: 'waha',
          baseUrl: 'http://waha:3000',
          apiKey: 'k',
          session: 'default',
          hmacKey: 'h',
        },
      ],
      [
        'whatsapp-unofficial',
        {
          driver: 'evolution',
          baseUrl: 'http://evo:8080',
          apiKey: 'k',
          session: 's',
          webhookSecret: 'b',
        },
      ],
      [
        'messenger',
        { pageId: '1', pageAccessToken: 't', appSecret: 's', verifyToken: 'v', appId: '2' },
      ],
      ['instagram', { accountId: '1', accessToken: 't', appSecret: 's', verifyToken: 'v' }],
      [
        'email',
        {
          address: 'stay@casaverde.example',
          transport: 'postmark',
          token: 't',
          webhookSecret: 'w',
        },
      ],
      ['web-chat', { allowedOrigins: ['https://casaverde.example'] }],
    ]
    for (const [type, config] of configs) await newChannel(config, type)
    const wrong = await call('POST', '/api/v1/channels', {
      key,
      body: { type: 'whatsapp-official', name: 'x', config: { ...CONFIG, appSecret: '' } },
    })
    expect(wrong).toMatchObject(error(400, 'bad_request'))
    expect(wrong.json.error.details).toMatchObject([{ field: 'config.appSecret' }])
    const { id } = await newChannel()
    for (const settings of [
      { holdDays: 31 },
      { idleDays: 0 },
      { unknown: 1 },
      { questionTimeoutHours: 24 },
    ]) {
      const patch = { key, body: { settings } }
      expect(await call('PATCH', `/api/v1/channels/${id}`, patch)).toMatchObject(
        error(400, 'bad_request'),
      )
    }
  })

  it("are paced where there is a person's account to be spared", async () => {
    const { id } = await newChannel()
    const refused = await call('PATCH', `/api/v1/channels/${id}`, {
      key,
      body: { settings: { pacing: true } },
    })
    expect(refused).toMatchObject(error(400, 'bad_request'))
    expect(refused.json.error.message).toMatch(/^settings\.pacing: only a WhatsApp Unofficial/)
  })

  it('take a live journey only, one at a time', async () => {
    const { id } = await newChannel()
    const draft = await call('POST', '/api/v1/journeys', { key, body: { name: 'A draft' } })
    expect(await assign(id, draft.json.id)).toMatchObject(error(409, 'journey_not_live'))
    expect(await assign(id, 'jrn_none')).toMatchObject(error(404, 'journey_not_found'))
    const live = await liveJourney()
    expect((await assign(id, live)).json).toMatchObject({ journeyId: live })
    await call('POST', `/api/v1/journeys/${live}/undeploy`, { key })
    expect(await call('DELETE', `/api/v1/journeys/${live}`, { key })).toMatchObject(
      error(409, 'in_use'),
    )
    expect((await assign(id, null)).json).toMatchObject({ journeyId: null })
    expect(await call('DELETE', `/api/v1/journeys/${live}`, { key })).toMatchObject({ status: 204 })
  })
})

describe('a channel with sessions running', () => {
  it('is not deleted, and says what to do first', async () => {
    const channel = await newChannel()
    const asking = greeting()
    asking.steps.push({
      id: 'ask',
      type: 'prompt',
      position: { x: 600, y: 0 },
      config: { question: 'How many guests?' },
    })
    asking.edges.push({
      id: 'to-ask',
      from: { step: asking.edges[0]?.to ?? '', port: 'next' },
      to: 'ask',
    })
    const journeyId = await liveJourney(asking)
    await assign(channel.id, journeyId)
    await post(channel.id, hook('1065', [said('15550777', 'hi')]))
    await vi.waitUntil(async () => {
      const { json } = await call('GET', '/api/v1/sessions?status=waiting', { key })
      return json.items.length > 0
    })
    expect(await call('DELETE', `/api/v1/channels/${channel.id}`, { key })).toMatchObject({
      status: 409,
      json: {
        error: {
          code: 'in_use',
          message: '1 session is running on this channel: undeploy the journey or end them first',
        },
      },
    })
    await call('POST', `/api/v1/journeys/${journeyId}/undeploy`, { key })
    const deleted = await call('DELETE', `/api/v1/channels/${channel.id}`, { key })
    expect(deleted.status).toBe(204)
  })
})

describe('webhooks', () => {
  it('answer the handshake', async () => {
    const { id } = await newChannel()
    const ask = (token: string) =>
      call(
        'GET',
        `/hooks/${id}?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=${token}`,
      )
    expect(await ask(CONFIG.verifyToken)).toMatchObject({ status: 200, text: '1158201444' })
    expect(await ask('wrong')).toMatchObject(error(403, 'not_allowed'))
    expect(await call('GET', '/hooks/chn_none?hub.verify_token=x')).toMatchObject(
      error(404, 'not_found'),
    )
  })

  it('refuse what is not signed, not JSON or too large', async () => {
    const { id } = await newChannel()
    const body = hook('1065', [said('15550002', 'hi')])
    expect(await post(id, body, 'another secret')).toMatchObject(error(401, 'not_signed_in'))
    expect(await call('POST', `/hooks/${id}`, { body })).toMatchObject(error(401, 'not_signed_in'))
    expect(await post(id, '{"object":')).toMatchObject(error(400, 'bad_request'))
    expect(await post('chn_none', body)).toMatchObject(error(404, 'not_found'))
    expect(await post(id, 'x'.repeat(3_200_000))).toMatchObject(error(413, 'too_large'))
    expect(await call('PUT', `/hooks/${id}`, { body })).toMatchObject({ status: 405 })
    const web = await newChannel({ allowedOrigins: [] }, 'web-chat')
    expect(await post(web.id, body)).toMatchObject(error(404, 'not_found'))
  })

  it('start the assigned journey, which answers', async () => {
    const { id } = await newChannel()
    await assign(id, await liveJourney(greeting('Welcome to Casa Verde')))
    expect(await post(id, hook('1065', [said('15550003', 'hi')]))).toMatchObject({ status: 200 })
    await vi.waitFor(() =>
      expect(sent.map(({ body }) => body).join()).toContain('Welcome to Casa Verde'),
    )
    await vi.waitFor(async () =>
      expect(await conversationOf('15550003')).toMatchObject({ contactKey: '15550003' }),
    )
  })

  it('see new credentials at once after a signature failed', async () => {
    const { id } = await newChannel()
    await post(id, hook('1065', []))
    await call('PATCH', `/api/v1/channels/${id}`, {
      key,
      body: { config: { appSecret: 'rotated-secret' } },
    })
    expect((await post(id, hook('1065', []), 'rotated-secret')).status).toBe(200)
    expect((await post(id, hook('1065', []))).status).toBe(401)
  })

  it("hand what is another number's to its own channel, and leave out what is nobody's", async () => {
    const one = await newChannel({ ...CONFIG, phoneNumberId: '2001' })
    const other = await newChannel({ ...CONFIG, phoneNumberId: '2002' })
    const foreign = await newChannel({
      ...CONFIG,
      phoneNumberId: '2003',
      appSecret: 'of another app',
    })
    const journey = await liveJourney(greeting('Hi there'))
    for (const { id } of [one, other, foreign]) await assign(id, journey)
    const from = ['15550004', '15550005', '15550006']
    for (const [at, number] of ['2002', '2003', '2004'].entries()) {
      expect((await post(one.id, hook(number, [said(from[at] ?? '', 'hi')]))).status).toBe(200)
    }
    await vi.waitFor(async () =>
      expect(await conversationOf('15550004')).toMatchObject({ channel: { id: other.id } }),
    )
    expect(await conversationOf('15550005')).toBeUndefined()
    expect(await conversationOf('15550006')).toBeUndefined()
  })

  it('leave a batch of many guests to the queue', async () => {
    const { id } = await newChannel({ ...CONFIG, phoneNumberId: '3001' })
    await assign(id, await liveJourney(greeting('One of many')))
    const guests = Array.from({ length: 30 }, (_, at) => `1666000${100 + at}`)
    const queued = vi
      .spyOn(env.FAN_OUT, 'send')
      .mockResolvedValue({ metadata: { metrics: { backlogBytes: 0, backlogCount: 0 } } })
    const { status } = await post(
      id,
      hook(
        '3001',
        guests.map((from) => said(from, 'hi')),
      ),
    )
    expect(status).toBe(200)
    const body = queued.mock.calls[0]?.[0]
    queued.mockRestore()
    if (body?.type !== 'arrivals') throw new Error('nothing was queued')
    const stored = await env.MEDIA.get(body.key)
    expect(await stored?.text()).toContain('1666000100')
    const batch = createMessageBatch<typeof body>('bot-journeys-fan-out', [
      { id: '1', timestamp: new Date(), attempts: 1, body },
    ])
    await worker.queue(batch, env)
    expect(await getQueueResult(batch, createExecutionContext())).toMatchObject({
      explicitAcks: ['1'],
    })
    expect(await env.MEDIA.head(body.key)).toBeNull()
    await vi.waitFor(async () => {
      const { json } = await call('GET', '/api/v1/conversations?search=1666000&limit=100', { key })
      expect(json.items).toHaveLength(30)
    }, 5000)
  })

  it('say 503 when a conversation could not store its part', async () => {
    const { id } = await newChannel({ ...CONFIG, phoneNumberId: '3002' })
    const broken = vi.spyOn(env.CONVERSATIONS, 'getByName').mockImplementation(() => {
      throw new Error('overloaded')
    })
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const answer = await post(id, hook('3002', [said('15550007', 'hi')]))
    expect(log).toHaveBeenCalledOnce()
    for (const spy of [broken, log]) spy.mockRestore()
    expect(answer).toMatchObject(error(503, 'not_stored'))
  })
})

describe('sessions and conversations', () => {
  it('start from outside, are read, taken over, reset and ended', async () => {
    const { id: channelId } = await newChannel({ allowedOrigins: ['*'] }, 'web-chat')
    const journeyId = await liveJourney(question())
    const start = (onBusy: string) =>
      call('POST', '/api/v1/sessions', {
        key,
        body: { journeyId, channelId, contact: { key: 'w_gil', name: 'Gil' }, onBusy },
      })
    const started = await start('skip')
    expect(started).toMatchObject({
      status: 201,
      json: { conversationId: expect.stringMatching(/^cnv_/) },
    })
    const { id, conversationId } = started.json
    expect(await start('skip')).toMatchObject({
      status: 200,
      json: { skipped: true, why: expect.any(String) },
    })
    const session = await call('GET', `/api/v1/sessions/${id}`, { key })
    expect(session.json).toMatchObject({ id, journeyId, version: 1, test: false, stepId: 'ask' })
    expect(session.json.startedAt).toMatch(/^20\d\d-.*Z$/)
    const trail = await call('GET', `/api/v1/sessions/${id}/trail`, { key })
    expect(trail.json.items[0]).toMatchObject({
      seq: 1,
      type: 'session.started',
      at: expect.stringMatching(/Z$/),
    })
    const whole = await call('GET', `/api/v1/conversations/${conversationId}`, { key })
    expect(whole.json).toMatchObject({
      channel: { id: channelId },
      messages: [{ text: 'How many guests?' }],
    })
    const human = { key, body: { text: 'Ann here' } }
    expect(
      await call('POST', `/api/v1/conversations/${conversationId}/messages`, human),
    ).toMatchObject({ status: 201 })
    const held = await call('POST', `/api/v1/conversations/${conversationId}/take-over`, { key })
    expect(held.json).toMatchObject({ state: 'held', why: expect.stringContaining('Ann') })
    expect((await start('skip')).json).toMatchObject({ skipped: true })
    const reset = await call('POST', `/api/v1/conversations/${conversationId}/reset`, { key })
    expect(reset.json.state).toBe('idle')
    const again = await start('skip')
    expect(again.status).toBe(201)
    const ended = await call('POST', `/api/v1/sessions/${again.json.id}/end`, { key })
    expect(ended.json).toMatchObject({ status: 'ended' })
    expect(
      (await call('POST', `/api/v1/conversations/${conversationId}/close`, { key })).json.state,
    ).toBe('closed')
    const listed = await call('GET', `/api/v1/sessions?journeyId=${journeyId}`, { key })
    expect(listed.json.items).toHaveLength(2)
  })

  it('hear events by conversation and by contact', async () => {
    const { id: channelId } = await newChannel({ allowedOrigins: ['*'] }, 'web-chat')
    const waiting = greeting('Paid!')
    waiting.steps.push({
      id: 'wait',
      type: 'wait-for-event',
      position: { x: 0, y: 0 },
      config: { event: 'paid' },
    })
    waiting.edges = [
      { id: 'a', from: { step: 'start', port: 'next' }, to: 'wait' },
      { id: 'b', from: { step: 'wait', port: 'success' }, to: 'hello' },
    ]
    const journeyId = await liveJourney(waiting)
    const { json } = await call('POST', '/api/v1/sessions', {
      key,
      body: { journeyId, channelId, contact: { key: 'w_hal' } },
    })
    const { json: conversation } = await call(
      'GET',
      `/api/v1/conversations/${json.conversationId}`,
      { key },
    )
    const tell = (body: object) =>
      call('POST', '/api/v1/events', { key, body: { name: 'paid', ...body } })
    expect(await tell({ contactId: conversation.contact.id, name: 'other' })).toMatchObject({
      status: 202,
      json: { delivered: 0 },
    })
    expect(await tell({ contactId: conversation.contact.id })).toMatchObject({
      status: 202,
      json: { delivered: 1 },
    })
    expect(await tell({ conversationId: json.conversationId })).toMatchObject({
      json: { delivered: 0 },
    })
    expect(await tell({})).toMatchObject(error(400, 'bad_request'))
  })

  it('take a tap in a test, as the option it stands for', async () => {
    const journey = greeting('Bring it.')
    journey.steps.push({
      id: 'dog',
      type: 'reply',
      position: { x: 0, y: 0 },
      config: {
        body: 'A dog?',
        options: [
          { id: 'yes', label: 'Yes' },
          { id: 'no', label: 'No' },
        ],
        variable: 'var_local.dog',
      },
    })
    journey.variables.push({ name: 'dog', type: 'string' })
    journey.edges = [
      { id: 'a', from: { step: 'start', port: 'next' }, to: 'dog' },
      { id: 'b', from: { step: 'dog', port: 'option:yes' }, to: 'hello' },
    ]
    const { json: made } = await call('POST', '/api/v1/journeys', {
      key,
      body: { name: 'Tapped', journey },
    })
    const { json } = await call('POST', `/api/v1/journeys/${made.id}/test-sessions`, {
      key,
      body: {},
    })
    const tapped = await call('POST', `/api/v1/test-sessions/${json.id}/messages`, {
      key,
      body: { stepId: 'dog', optionId: 'yes' },
    })
    expect(tapped.json).toMatchObject({ status: 'completed', variables: { dog: 'Yes' } })
    expect(tapped.json.messages.at(-1)).toMatchObject({ text: 'Bring it.' })
  })

  it('are tried out on the draft without reaching anybody', async () => {
    const { json: made } = await call('POST', '/api/v1/journeys', {
      key,
      body: { name: 'Tried', journey: question() },
    })
    const test = await call('POST', `/api/v1/journeys/${made.id}/test-sessions`, { key, body: {} })
    expect(test.json.socketUrl).toBe(
      `wss://bots.example/api/v1/test-sessions/${test.json.id}/socket`,
    )
    const at = `/api/v1/test-sessions/${test.json.id}`
    expect((await call('GET', at, { key })).json).toMatchObject({
      stepId: 'ask',
      messages: [{ text: 'How many guests?' }],
    })
    const answered = await call('POST', `${at}/messages`, { key, body: { text: '4' } })
    expect(answered.json).toMatchObject({ status: 'completed', variables: { party: 4 } })
    expect(answered.json.messages.at(-1)).toMatchObject({ text: 'Thanks, 4.' })
    const tap = { key, body: { optionId: 'x', stepId: 'ask' } }
    expect(await call('POST', `${at}/messages`, tap)).toMatchObject(error(404, 'step_not_found'))
    const listed = await call('GET', `/api/v1/sessions?journeyId=${made.id}&test=true`, { key })
    expect(listed.json.items).toMatchObject([
      { id: test.json.id, test: true, conversationId: null },
    ])
    const elsewhere = { key, body: { startAt: 'nowhere' } }
    expect(
      await call('POST', `/api/v1/journeys/${made.id}/test-sessions`, elsewhere),
    ).toMatchObject(error(404, 'step_not_found'))
    const socket = await exports.default.fetch(`${ORIGIN}${at}/socket`, {
      headers: { upgrade: 'websocket', authorization: `Bearer ${key}` },
    })
    expect(socket.status).toBe(101)
    socket.webSocket?.accept()
    socket.webSocket?.close()
    expect(sent).toEqual([])
  })
})

describe('web chat', () => {
  const begin = (body: object, headers: Record<string, string> = {}) =>
    call('POST', '/wc/v1/session', { body, headers })
  const authorization = (token: string) => ({ authorization: `Bearer ${token}` })

  it('knows a visitor again by the token, and a user by the proof of the host', async () => {
    const identitySecret = 'only the host knows'
    const { id: channelId } = await newChannel(
      { allowedOrigins: ['*'], identitySecret, title: 'Ask us' },
      'web-chat',
    )
    const first = await begin({
      channelId,
      locale: 'en',
      pageUrl: 'https://x',
      referrer: '',
      tz: 'UTC',
    })
    expect(first).toMatchObject({
      status: 200,
      json: { config: { title: 'Ask us', organisation: 'Casa Verde' }, lastSeq: 0 },
    })
    expect((await begin({ channelId, token: first.json.token })).json.conversationId).toBe(
      first.json.conversationId,
    )
    expect((await begin({ channelId })).json.conversationId).not.toBe(first.json.conversationId)
    const exp = Math.floor(Date.now() / 1000) + 600
    const hash = await hmacHex(identitySecret, new TextEncoder().encode(`gil.${exp}`))
    const proven = await begin({
      channelId,
      token: first.json.token,
      identity: { userId: 'gil', exp, hash },
    })
    expect(proven.json.conversationId).not.toBe(first.json.conversationId)
    const elsewhere = await begin({ channelId, identity: { userId: 'gil', exp, hash } })
    expect(elsewhere.json.conversationId).toBe(proven.json.conversationId)
    for (const claim of [
      { userId: 'gil' },
      { userId: 'gil', exp, hash: 'f'.repeat(64) },
      {
        userId: 'gil',
        exp: 1,
        hash: await hmacHex(identitySecret, new TextEncoder().encode('gil.1')),
      },
    ]) {
      const claimed = await begin({ channelId, token: first.json.token, identity: claim })
      expect(claimed.json.conversationId).toBe(first.json.conversationId)
    }
    const forged = `${first.json.token.slice(0, -1)}${first.json.token.endsWith('0') ? '1' : '0'}`
    expect((await begin({ channelId, token: forged })).json.conversationId).not.toBe(
      first.json.conversationId,
    )
    expect(await call('GET', '/wc/v1/poll', { headers: authorization(forged) })).toMatchObject(
      error(401, 'not_signed_in'),
    )
  })

  it('stands only where its channel allows', async () => {
    const { id: channelId } = await newChannel(
      { allowedOrigins: ['https://casaverde.example'] },
      'web-chat',
    )
    const from = (origin: string) => begin({ channelId }, { origin })
    expect((await from('https://casaverde.example')).status).toBe(200)
    expect((await from(ORIGIN)).status).toBe(200)
    expect(await from('https://evil.example')).toMatchObject(error(403, 'not_allowed'))
    expect(await from('null')).toMatchObject(error(403, 'not_allowed'))
    expect(await begin({ channelId: 'chn_none' })).toMatchObject(error(404, 'not_found'))
    const frame = await call('GET', `/wc/frame?channel=${channelId}`)
    expect(frame.headers.get('content-security-policy')).toContain(
      "frame-ancestors 'self' https://casaverde.example",
    )
    const page = await call('GET', '/crm/settings/bot-journeys')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('looks as the channel says, and as before again when that is taken away', async () => {
    const look = { title: 'Ask us', color: '#8a3b12', greeting: 'Olá!', side: 'left' }
    const { id: channelId } = await newChannel({ allowedOrigins: ['*'], ...look }, 'web-chat')
    expect((await begin({ channelId })).json.config).toMatchObject(look)
    const change = (config: object) =>
      call('PATCH', `/api/v1/channels/${channelId}`, { key, body: { config } })
    expect(await change({ color: 'red' })).toMatchObject(error(400, 'bad_request'))
    const plain = await change({ color: null, greeting: null, identitySecret: 'only we know' })
    expect(plain.json).toMatchObject({
      config: { title: 'Ask us', side: 'left', allowedOrigins: ['*'] },
      credentials: ['identitySecret'],
    })
    expect(plain.text).not.toContain('only we know')
    expect((await begin({ channelId })).json.config.color).toBeUndefined()
    expect((await change({ identitySecret: null })).json.credentials).toEqual([])
  })

  it('talks over a socket, and by posts where there is none', async () => {
    const { id: channelId } = await newChannel({ allowedOrigins: ['*'] }, 'web-chat')
    await assign(channelId, await liveJourney(greeting('Hello from the bot')))
    const { token, conversationId } = (await begin({ channelId })).json
    const dial = (protocols: string, headers: Record<string, string> = {}) =>
      exports.default.fetch(`${ORIGIN}/wc/v1/socket`, {
        headers: { upgrade: 'websocket', 'sec-websocket-protocol': protocols, ...headers },
      })
    const refused = await dial('bj.v1, bj.tok.v1.x.y')
    const code = await new Promise((resolve) => {
      refused.webSocket?.addEventListener('close', (event) => resolve(event.code))
      refused.webSocket?.accept()
    })
    expect(code).toBe(4401)
    const line = await dial(`bj.v1, bj.tok.${token}`, {
      'x-bj-guest': JSON.stringify({ key: 'w_somebody-else', alternateKeys: [] }),
    })
    expect(line.status).toBe(101)
    const frames: { t: string; content?: { text?: string } }[] = []
    line.webSocket?.addEventListener('message', ({ data }) => frames.push(JSON.parse(String(data))))
    line.webSocket?.accept()
    line.webSocket?.send(JSON.stringify({ v: 1, t: 'hello' }))
    line.webSocket?.send(JSON.stringify({ v: 1, t: 'msg', cid: 'c_1', text: 'hi' }))
    await vi.waitFor(() =>
      expect(frames.map(({ t }) => t)).toEqual(expect.arrayContaining(['welcome', 'ack', 'msg'])),
    )
    await vi.waitFor(() => expect(JSON.stringify(frames)).toContain('Hello from the bot'))
    line.webSocket?.close()
    const post = {
      headers: authorization(token),
      body: { v: 1, t: 'msg', cid: 'c_2', text: 'again' },
    }
    expect((await call('POST', '/wc/v1/send', post)).status).toBe(200)
    expect(
      (await call('GET', '/wc/v1/poll?after=0', { headers: authorization(token) })).text,
    ).toContain('again')
    const back = await begin({ channelId, token })
    expect(back.json).toMatchObject({ conversationId, unread: expect.any(Number) })
    expect(back.json.lastSeq).toBeGreaterThan(0)
  })
})

describe('files', () => {
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
  const form = (bytes: Uint8Array, name: string) => {
    const data = new FormData()
    data.append('note', 'comes before')
    data.append('file', new File([bytes.slice()], name, { type: 'text/html' }))
    return data
  }

  it('are stored as what they are, and served to anybody who knows the address', async () => {
    const stored = await call('POST', '/api/v1/media', { key, body: form(PNG, 'pool.html') })
    expect(stored).toMatchObject({ status: 201, json: { type: 'image/png', bytes: 12 } })
    const path = new URL(stored.json.url).pathname
    const file = await call('GET', path)
    expect(file).toMatchObject({ status: 200 })
    expect(Object.fromEntries(file.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '12',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^inline; filename="pool.html"/),
    })
    const part = await call('GET', path, { headers: { range: 'bytes=1-3' } })
    expect(part).toMatchObject({ status: 206, text: 'PNG' })
    expect(part.headers.get('content-range')).toBe('bytes 1-3/12')
    expect(await call('GET', '/media/med_none')).toMatchObject(error(404, 'not_found'))
    const page = await call('POST', '/api/v1/media', {
      key,
      body: form(new TextEncoder().encode('<script>'), 'a.html'),
    })
    const text = await call('GET', new URL(page.json.url).pathname)
    expect(text.headers.get('content-type')).toBe('text/plain')
    expect(text.headers.get('content-disposition')).toMatch(/^attachment/)
  })

  it('answer players and providers, who ask by HEAD and for a part at a time', async () => {
    const stored = await call('POST', '/api/v1/media', { key, body: form(PNG, 'pool.png') })
    const path = new URL(stored.json.url).pathname
    const head = await call('HEAD', path)
    expect([head.status, head.text]).toEqual([200, ''])
    expect(Object.fromEntries(head.headers)).toMatchObject({
      'content-type': 'image/png',
      'content-length': '12',
      'accept-ranges': 'bytes',
    })
    const asked = async (range: string, method = 'GET') => {
      const { status, headers } = await call(method, path, { headers: { range } })
      return [status, headers.get('content-range'), headers.get('content-length')]
    }
    expect(await asked('bytes=0-')).toEqual([206, 'bytes 0-11/12', '12'])
    expect(await asked('bytes=4-99')).toEqual([206, 'bytes 4-11/12', '8'])
    expect(await asked('bytes=-3')).toEqual([206, 'bytes 9-11/12', '3'])
    expect(await asked('bytes=2-3', 'HEAD')).toEqual([206, 'bytes 2-3/12', '2'])
    expect((await asked('bytes=12-')).slice(0, 2)).toEqual([416, 'bytes */12'])
    expect(await asked('bytes=3-1')).toEqual([200, null, '12'])
    expect(await asked('bytes=0-1,4-5')).toEqual([200, null, '12'])
    const etag = head.headers.get('etag') ?? ''
    const again = await call('GET', path, { headers: { 'if-none-match': etag } })
    expect([again.status, again.text]).toEqual([304, ''])
    expect((await call('DELETE', path)).status).toBe(405)
  })

  it('are refused when they are too large, of no known kind, or not there', async () => {
    const large = new Uint8Array(6 * 1024 * 1024)
    large.set(PNG)
    expect(await call('POST', '/api/v1/media', { key, body: form(large, 'a.png') })).toMatchObject(
      error(413, 'too_large'),
    )
    const pdf = new Uint8Array(20 * 1024 * 1024).fill(32)
    pdf.set(new TextEncoder().encode('%PDF-1.7'))
    const stored = await call('POST', '/api/v1/media', { key, body: form(pdf, 'menu.pdf') })
    expect(stored.json).toMatchObject({ type: 'application/pdf', bytes: 20 * 1024 * 1024 })
    const whole = await exports.default.fetch(stored.json.url)
    expect((await whole.arrayBuffer()).byteLength).toBe(20 * 1024 * 1024)
    const unknown = new Uint8Array(100)
    expect(
      await call('POST', '/api/v1/media', { key, body: form(unknown, 'a.exe') }),
    ).toMatchObject(error(415, 'unsupported_media'))
    const empty = new FormData()
    empty.append('note', 'no file')
    expect(await call('POST', '/api/v1/media', { key, body: empty })).toMatchObject(
      error(400, 'bad_request'),
    )
    expect(await call('POST', '/api/v1/media', { key, body: {} })).toMatchObject(
      error(400, 'bad_request'),
    )
  })

  it('come from visitors too', async () => {
    const { id: channelId } = await newChannel({ allowedOrigins: ['*'] }, 'web-chat')
    const { json } = await call('POST', '/wc/v1/session', { body: { channelId } })
    const upload = (token: string) =>
      call('POST', '/wc/v1/uploads', {
        headers: { authorization: `Bearer ${token}` },
        body: form(PNG, 'me.png'),
      })
    expect(await upload(json.token)).toMatchObject({
      status: 201,
      json: { uploadId: expect.stringMatching(/^med_/) },
    })
    expect(await upload('v1.x.y')).toMatchObject(error(401, 'not_signed_in'))
  })
})

describe('goals, contacts and campaign variables', () => {
  it('are kept, archived and filtered', async () => {
    const post = async (path: string, body: object) =>
      (await call('POST', `/api/v1${path}`, { key, body })).json
    const goal = await post('/goals', { name: 'Booked' })
    const dates = await post(`/goals/${goal.id}/milestones`, { name: 'Dates confirmed' })
    const quote = await post(`/goals/${goal.id}/milestones`, { name: 'Quote sent' })
    expect([dates.position, quote.position]).toEqual([0, 1])
    const nights = await post(`/milestones/${dates.id}/trackers`, {
      name: 'Nights',
      type: 'number',
    })
    const whole = await call('GET', `/api/v1/goals/${goal.id}`, { key })
    expect(whole.json.milestones).toMatchObject([
      { name: 'Dates confirmed', trackers: [{ id: nights.id, type: 'number' }] },
      { name: 'Quote sent', trackers: [] },
    ])
    const { id: organisationId } = (await call('GET', '/api/v1/organisation', { key })).json
    const insert = env.DB.prepare(
      `INSERT INTO goal_events(id, organisation_id, goal_id, milestone_id, journey_id, session_id, test, "values", at)
       VALUES(?, ?, ?, ?, 'jrn_1', 'ses_1', ?, '{}', ?)`,
    )
    await env.DB.batch([
      insert.bind('1', organisationId, goal.id, dates.id, 0, Date.parse('2026-01-01')),
      insert.bind('2', organisationId, goal.id, dates.id, 1, Date.parse('2026-01-02')),
      insert.bind('3', organisationId, goal.id, quote.id, 0, Date.parse('2026-01-03')),
    ])
    const events = async (query: string) => {
      const { json } = await call('GET', `/api/v1/goals/${goal.id}/events?${query}`, { key })
      return json.items.map(({ id }: { id: string }) => id).join('')
    }
    expect(await events('')).toBe('321')
    expect(await events('test=false')).toBe('31')
    expect(await events(`milestoneId=${dates.id}`)).toBe('21')
    expect(await events('from=2026-01-02&to=2026-01-03')).toBe('2')
    expect(await events('limit=2')).toBe('32')
    await call('PATCH', `/api/v1/goals/${goal.id}`, { key, body: { archived: true } })
    expect((await call('GET', '/api/v1/goals?archived=false', { key })).json.items).toEqual([])
    expect((await call('GET', '/api/v1/goals', { key })).json.items).toHaveLength(1)
  })

  it('hold values of their type, for everybody or one per contact', async () => {
    const make = (body: object) => call('POST', '/api/v1/campaign-variables', { key, body })
    expect(
      await make({ name: 'season', type: 'string', holds: 'organisation', value: 'low' }),
    ).toMatchObject({ status: 201 })
    expect(await make({ name: 'season', type: 'string' })).toMatchObject(
      error(409, 'variable_name_taken'),
    )
    expect(await make({ name: 'nights', type: 'number', value: 'three' })).toMatchObject(
      error(400, 'bad_request'),
    )
    expect(await make({ name: 'arrival', type: 'date', holds: 'contact' })).toMatchObject({
      status: 201,
    })
    const changed = await call('PATCH', '/api/v1/campaign-variables/season', {
      key,
      body: { value: 'high' },
    })
    expect(changed.json).toMatchObject({ value: 'high' })
    const { id: organisationId } = (await call('GET', '/api/v1/organisation', { key })).json
    await env.DB.prepare(
      "INSERT INTO contacts(id, organisation_id, created_at) VALUES('ctc_9', ?, 1)",
    )
      .bind(organisationId)
      .run()
    const put = (name: string, value: unknown) =>
      call('PUT', `/api/v1/contacts/ctc_9/variables/${name}`, { key, body: { value } })
    expect(await put('arrival', '2026-02-30')).toMatchObject(error(400, 'bad_request'))
    expect(await put('var_campaign.arrival', '2026-02-28')).toMatchObject({ status: 200 })
    expect(await put('season', 'high')).toMatchObject(error(400, 'bad_request'))
    expect(await put('unknown', 1)).toMatchObject(error(404, 'variable_not_found'))
    const patched = await call('PATCH', '/api/v1/contacts/ctc_9', {
      key,
      body: { name: 'Ida', tags: ['vip'] },
    })
    expect(patched.json).toMatchObject({
      name: 'Ida',
      tags: ['vip'],
      variables: { arrival: '2026-02-28' },
    })
    expect((await call('GET', '/api/v1/contacts?search=ida', { key })).json.items).toHaveLength(1)
  })
})

describe('the entry', () => {
  it('leads to the pages, says that it is well, and refuses to run without its key', async () => {
    expect(await call('GET', '/healthz')).toMatchObject({ status: 200 })
    const home = await call('GET', '/')
    expect(home.headers.get('location')).toBe(`${ORIGIN}/crm/settings/bot-journeys`)
    const demo = '/demo/availability?from=2026-07-01&to=2026-07-05&guests=4&budget=1000'
    expect((await call('GET', demo)).json).toEqual({
      available: true,
      villa: 'Casa Verde',
      nights: 4,
      total: 720,
      currency: 'EUR',
    })
    const { MASTER_KEY: _, ...without } = env
    const refused = await worker.fetch(
      new Request(`${ORIGIN}/healthz`),
      without,
      createExecutionContext(),
    )
    expect(refused.status).toBe(500)
    expect(await refused.text()).toContain('MASTER_KEY')
    expect(await call('GET', '/api/v1/nothing', { key })).toMatchObject(error(404, 'not_found'))
  })
})
