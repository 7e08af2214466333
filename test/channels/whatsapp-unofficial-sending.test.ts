import { afterEach, describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import { whatsappUnofficial } from '../../durable-objects/channels/whatsapp-unofficial/index.ts'
import { type EvolutionOptions, evolution } from '../simulators/evolution.ts'
import { startGateway } from '../simulators/gateway.ts'
import { type WahaOptions, waha } from '../simulators/waha.ts'
import { evolutionConfig, providersOf, wahaConfig } from './gateways.ts'

const guest = '34600111222'
const requestsOf = (message: Outbound, key = guest) =>
  whatsappUnofficial.render(message, { key, conversationId: 'c' }).requests
const hello: Outbound = { kind: 'text', text: 'Welcome.' }
const asking: Outbound = {
  kind: 'reply',
  questionId: 'j1:k3f9:room',
  body: 'Sea or garden?',
  options: ['Sea', 'Garden'].map((label) => ({ id: label.toLowerCase(), label })),
}

const wahaSim = (more: Partial<WahaOptions> = {}) =>
  waha({ apiKey: 'key', session: 'default', ...more })
const evolutionSim = (more: Partial<EvolutionOptions> = {}) =>
  evolution({ apiKey: 'key', instance: 'default', ...more })

let count = 0
/** A gateway's address of its own: what is known of its guests is kept by it. */
const fresh = () => ({ ...wahaConfig, baseUrl: `https://waha${++count}.casaverde.net` })

const send = (
  to: { handle(request: Request): Promise<Response> },
  config: Parameters<typeof whatsappUnofficial.send>[2],
  message: Outbound = hello,
  key = guest,
) =>
  whatsappUnofficial.send(
    requestsOf(message, key)[0] ?? {},
    'part_01#0',
    config,
    providersOf(to.handle),
  )

describe('whatsapp-unofficial, sending through WAHA', () => {
  it.each(['message', 'serialized', 'baileys'] as const)(
    'learns what the message is called from an answer of the kind %s',
    async (answers) => {
      const gateway = wahaSim({ answers })
      expect(await send(gateway, fresh())).toEqual({
        ok: true,
        providerId: '3EB000000001',
        alternateKeys: [],
      })
      expect(gateway.taken()).toMatchObject([
        { path: '/api/sendText', body: { session: 'default', chatId: `${guest}@c.us` } },
      ])
    },
  )

  it('does not repeat what was taken without a word', async () => {
    expect(await send(wahaSim({ answers: 'empty' }), fresh())).toEqual({
      ok: true,
      providerId: 'unnamed:part_01#0',
      alternateKeys: [],
    })
  })

  it.each([
    [guest, '99887766554@lid'],
    ['99887766554@lid', guest],
  ])('learns the other address of %s, once', async (key, other) => {
    const gateway = wahaSim({ lids: { [guest]: '99887766554' } })
    const config = fresh()
    for (let time = 0; time < 2; time++) {
      expect(await send(gateway, config, hello, key)).toMatchObject({ alternateKeys: [other] })
    }
    expect(gateway.looks).toHaveLength(1)
  })

  it('does not ask a version that cannot tell again and again', async () => {
    const gateway = wahaSim()
    const old = {
      handle: (request: Request) =>
        request.method === 'GET'
          ? gateway.handle(new Request(`${request.url}/none`, request))
          : gateway.handle(request),
    }
    const config = fresh()
    await send(old, config)
    expect(await send(old, config)).toMatchObject({ ok: true, alternateKeys: [] })
    expect(gateway.looks).toHaveLength(1)
  })

  it('writes to a Brazilian number as WhatsApp knows it, and learns that one', async () => {
    const gateway = wahaSim({ numbers: { '5511987654321': '551187654321' } })
    expect(await send(gateway, fresh(), hello, '5511987654321')).toMatchObject({
      ok: true,
      alternateKeys: ['551187654321'],
    })
    expect(gateway.taken()).toMatchObject([{ body: { chatId: '551187654321@c.us' } }])
  })

  it('does not write to a Brazilian number that nobody has', async () => {
    const gateway = wahaSim({ nobody: ['5511987654321'] })
    expect(await send(gateway, fresh(), hello, '5511987654321')).toMatchObject({
      ok: false,
      code: 'recipient',
    })
    expect(gateway.received).toEqual([])
  })

  it('shows a poll below a question, or a list, and never without the numbers', async () => {
    for (const [interactiveMode, path] of [
      ['poll', '/api/sendPoll'],
      ['native', '/api/sendList'],
    ] as const) {
      const gateway = wahaSim()
      const sent = await send(gateway, { ...fresh(), interactiveMode }, asking)
      expect(sent).toMatchObject({ ok: true, providerId: '3EB000000001' })
      expect(gateway.taken().map((item) => item.path)).toEqual(['/api/sendText', path])
    }
  })

  it('is content with the numbers when the engine has no lists', async () => {
    const gateway = wahaSim({ engine: 'WEBJS' })
    const sent = await send(gateway, { ...fresh(), interactiveMode: 'native' }, asking)
    expect(sent).toMatchObject({ ok: true, providerId: '3EB000000001' })
    expect(gateway.received.map(({ refused }) => refused !== undefined)).toEqual([false, true])
  })

  it('sends nothing below a question that was refused', async () => {
    const gateway = wahaSim()
    gateway.fail({ status: 500, body: { statusCode: 500, message: 'Evaluation failed' } })
    await send(gateway, { ...fresh(), interactiveMode: 'poll' }, asking)
    expect(gateway.received).toHaveLength(1)
  })

  it('reads and types before it writes, when told to', async () => {
    const gateway = wahaSim()
    await send(gateway, { ...fresh(), typing: true }, { kind: 'text', text: 'Hi' })
    expect(gateway.received.map(({ path }) => path)).toEqual([
      '/api/sendSeen',
      '/api/startTyping',
      '/api/stopTyping',
      '/api/sendText',
    ])
    const [, typing, stopped] = gateway.received
    expect((stopped?.at ?? 0) - (typing?.at ?? 0)).toBeGreaterThan(75)
  })

  it.each([
    ['SCAN_QR_CODE', 'account', 'The WhatsApp session is not working: SCAN_QR_CODE'],
    ['STARTING', 'account', 'The WhatsApp session is not working: STARTING'],
  ])('holds the message while the session is %s', async (status, code, detail) => {
    const gateway = wahaSim()
    gateway.turn(status)
    expect(await send(gateway, fresh())).toMatchObject({ ok: false, code, detail })
  })

  it('holds the message for a wrong key or session', async () => {
    expect(await send(wahaSim({ apiKey: 'other' }), fresh())).toMatchObject({
      code: 'auth',
      detail: 'WAHA does not accept the API key: Unauthorized',
    })
    expect(await send(wahaSim({ session: 'other' }), fresh())).toMatchObject({
      code: 'account',
      detail: "WAHA has no such session: We didn't find a session with name 'default'.",
    })
  })

  it.each([
    [
      { status: 400, body: { statusCode: 400, message: ['chatId is bad'], error: 'Bad Request' } },
      'config',
      'WAHA refused the message: chatId is bad',
    ],
    [
      { status: 422, body: { message: 'The feature is available only in Plus version' } },
      'config',
      'WAHA refused the message: The feature is available only in Plus version',
    ],
    [
      { status: 501, body: { message: 'The method is not implemented by the engine.' } },
      'config',
      'WAHA refused the message: The method is not implemented by the engine.',
    ],
    [
      { status: 500, body: { statusCode: 500, exception: { message: 'Evaluation failed' } } },
      'transient',
      'WAHA refused the message: Evaluation failed',
    ],
    [
      { status: 500, body: { exception: { message: 'No LID for user' } } },
      'recipient',
      'The guest is not on WhatsApp: No LID for user',
    ],
    [
      { status: 500, body: { exception: { message: '2 UNKNOWN: server returned error 463' } } },
      'throttle',
      'WhatsApp keeps this number from writing to new people: 2 UNKNOWN: server returned error 463',
    ],
    [
      { status: 429, retryAfterSeconds: 7 },
      'throttle',
      'WAHA refused the message: it answered 429',
    ],
    [
      { status: 403, body: { statusCode: 403, message: 'Forbidden resource' } },
      'auth',
      'WAHA does not accept the API key: Forbidden resource',
    ],
    [{ status: 403 }, 'transient', 'WAHA refused the message: it answered 403'],
    [{ status: 502 }, 'unknown', 'WAHA refused the message: it answered 502'],
    [{ status: 503 }, 'transient', 'WAHA refused the message: it answered 503'],
    [{ status: 504 }, 'unknown', 'WAHA refused the message: it answered 504'],
    [{ status: 301 }, 'account', 'WAHA refused the message: it answered 301'],
  ])('names what %o means', async (fault, code, detail) => {
    const gateway = wahaSim()
    gateway.fail(fault)
    const sent = await send(gateway, fresh())
    expect(sent).toMatchObject({ ok: false, code, detail: expect.stringContaining(detail) })
    const waits = 'retryAfterSeconds' in fault ? 7 : code === 'throttle' ? 3600 : undefined
    expect(sent.ok || sent.retryAfterSeconds).toBe(waits)
    expect(gateway.taken()).toEqual([])
  })
})

describe('whatsapp-unofficial, sending through Evolution', () => {
  it('learns what the message is called, and where it really went', async () => {
    const gateway = evolutionSim({ numbers: { '5511987654321': '551187654321' } })
    expect(await send(gateway, evolutionConfig, hello, '5511987654321')).toEqual({
      ok: true,
      providerId: '3EB000000001',
      alternateKeys: ['551187654321'],
    })
    expect(gateway.taken()).toMatchObject([{ path: '/message/sendText/default' }])
  })

  it('shows a poll below a question, or buttons, and never without the numbers', async () => {
    for (const [interactiveMode, what] of [
      ['poll', 'sendPoll'],
      ['native', 'sendButtons'],
    ] as const) {
      const gateway = evolutionSim()
      const sent = await send(gateway, { ...evolutionConfig, interactiveMode }, asking)
      expect(sent).toMatchObject({ ok: true, providerId: '3EB000000001' })
      expect(gateway.taken().map(({ path }) => path)).toEqual([
        '/message/sendText/default',
        `/message/${what}/default`,
      ])
    }
  })

  it('names a number that is not on WhatsApp', async () => {
    expect(await send(evolutionSim({ nobody: [guest] }), evolutionConfig)).toMatchObject({
      code: 'recipient',
      detail: 'The guest is not on WhatsApp at this number',
    })
  })

  it('holds the message while the session is not connected, or its key or name are wrong', async () => {
    const gateway = evolutionSim()
    gateway.connect(false)
    expect(await send(gateway, evolutionConfig)).toMatchObject({
      code: 'account',
      detail: 'The WhatsApp session is not connected: Error: Connection Closed',
    })
    expect(await send(evolutionSim({ apiKey: 'other' }), evolutionConfig)).toMatchObject({
      code: 'auth',
      detail: 'Evolution does not accept the API key: Unauthorized',
    })
    expect(await send(evolutionSim({ instance: 'other' }), evolutionConfig)).toMatchObject({
      code: 'account',
      detail: 'Evolution has no such instance: The "default" instance does not exist',
    })
  })

  it.each([
    [['instance requires property "text"'], 400, 'config'],
    ['Error: Timed Out', 400, 'unknown'],
    ['Error: rate-overlimit', 400, 'throttle'],
    ['Error: bad things', 500, 'transient'],
  ])('names what "%s" with a %i means', async (message, status, code) => {
    const gateway = evolutionSim()
    gateway.fail({ status, body: { status, error: 'x', response: { message: [message] } } })
    expect(await send(gateway, evolutionConfig)).toMatchObject({
      ok: false,
      code,
      detail: `Evolution refused the message: ${[message].flat().join(', ')}`,
    })
  })

  it('takes a 403 for a bad key only where Evolution says so', async () => {
    const gateway = evolutionSim()
    gateway.fail({ status: 403 }, { status: 403, body: { status: 403, error: 'Forbidden' } })
    expect(await send(gateway, evolutionConfig)).toMatchObject({ code: 'transient' })
    expect(await send(gateway, evolutionConfig)).toMatchObject({ code: 'auth' })
  })
})

describe('whatsapp-unofficial, the way to the gateway', () => {
  const never = providersOf(() => {
    throw new Error('was called')
  })
  const request = requestsOf(hello)[0] ?? {}

  it.each([
    ['http://waha.casaverde.net', 'only https addresses can be called'],
    ['https://10.0.0.7', '10.0.0.7 is a private address'],
    ['https://localhost:3000', 'localhost is a name of a local network'],
    ['https://user:word@waha.casaverde.net', 'an address must carry no password'],
  ])('does not lead to %s', async (baseUrl, why) => {
    expect(
      await whatsappUnofficial.send(request, 'p', { ...evolutionConfig, baseUrl }, never),
    ).toEqual({ ok: false, code: 'account', detail: `The gateway cannot be called: ${why}` })
  })

  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close()
  })
  const start = async () => {
    const gateway = await startGateway(wahaSim())
    open.push(gateway)
    const over = providersOf((one) => fetch(one), [new URL(gateway.url).host])
    const sent = () =>
      whatsappUnofficial.send(request, 'p', { ...wahaConfig, baseUrl: gateway.url }, over)
    return { gateway, sent }
  }

  it('leads over a real network, where the host is allowed', async () => {
    const { gateway, sent } = await start()
    expect(await sent()).toMatchObject({ ok: true })
    expect(gateway.taken()).toHaveLength(1)
  })

  it('may be tried again at once when it met no gateway', async () => {
    const { gateway, sent } = await start()
    await gateway.close()
    open.length = 0
    expect(await sent()).toMatchObject({
      code: 'transient',
      detail: expect.stringContaining('could not be reached'),
    })
  })

  it('leaves the outcome open when the line breaks after the message was taken', async () => {
    const { gateway, sent } = await start()
    gateway.fail({ drop: 'after' })
    expect(await sent()).toMatchObject({ ok: false, code: 'unknown' })
    expect(gateway.taken()).toHaveLength(1)
  })

  it('waits for a late answer', async () => {
    const { gateway, sent } = await start()
    gateway.fail({ hold: 50 })
    expect(await sent()).toMatchObject({ ok: true })
  })
})

describe('whatsapp-unofficial, files of guests', () => {
  const bytes = new Uint8Array([1, 2, 3])
  const path = '/api/files/default/3AAA0001.jpeg'
  const messageId = `false_${guest}@c.us_3AAA0001`
  const fetchMedia = (
    gateway: { handle(request: Request): Promise<Response> },
    config: Parameters<typeof whatsappUnofficial.send>[2],
    providerMediaId?: string,
  ) =>
    whatsappUnofficial.fetchMedia?.(
      { type: 'image', providerMediaId },
      config,
      providersOf(gateway.handle),
      new AbortController().signal,
    )
  const bytesOf = async (response: Response | undefined) =>
    new Uint8Array((await response?.arrayBuffer()) ?? [])

  it('are had from where WAHA stored them, with the key', async () => {
    const gateway = wahaSim()
    gateway.file(path, bytes, 'image/png')
    const response = await fetchMedia(gateway, wahaConfig, `${messageId} ${path}`)
    expect(response?.headers.get('content-type')).toBe('image/png')
    expect(await bytesOf(response)).toEqual(bytes)
  })

  it.each([`${messageId} ${path}`, messageId])(
    'are downloaded once more by their message when all that is left is "%s"',
    async (mediaId) => {
      const gateway = wahaSim()
      gateway.file('/api/files/default/again.jpeg', bytes, 'image/jpeg', messageId)
      expect(await bytesOf(await fetchMedia(gateway, wahaConfig, mediaId))).toEqual(bytes)
    },
  )

  it('are asked of the configured gateway, below its path, and of nobody else', async () => {
    const asked: string[] = []
    const watched = {
      async handle(request: Request) {
        asked.push(request.url)
        return new Response('no', { status: 404 })
      },
    }
    const config = { ...wahaConfig, baseUrl: 'https://casaverde.net/waha/' }
    await fetchMedia(watched, config, `${messageId} ${path}`)
    await fetchMedia(watched, config, `${messageId} https://evil.example/x`)
    const message = encodeURIComponent(messageId)
    const again = `https://casaverde.net/waha/api/default/chats/34600111222%40c.us/messages/${message}?downloadMedia=true`
    expect(asked).toEqual([`https://casaverde.net/waha${path}`, again, again])
  })

  it('are had from Evolution by the id of their message', async () => {
    const gateway = evolutionSim()
    gateway.file('3AAA0001', bytes, 'image/png')
    const response = await fetchMedia(gateway, evolutionConfig, '3AAA0001')
    expect(response?.headers.get('content-type')).toBe('image/png')
    expect(await bytesOf(response)).toEqual(bytes)
  })

  it('are not found when nobody has them', async () => {
    expect((await fetchMedia(wahaSim(), wahaConfig, messageId))?.status).toBe(404)
    expect((await fetchMedia(wahaSim(), wahaConfig))?.status).toBe(404)
    expect((await fetchMedia(evolutionSim(), evolutionConfig, '3AAA0001'))?.status).toBe(400)
    expect((await fetchMedia(evolutionSim(), evolutionConfig))?.status).toBe(404)
  })
})
