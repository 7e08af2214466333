import { createServer } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import type { Providers } from '../../durable-objects/channels/channel.ts'
import { whatsappOfficial } from '../../durable-objects/channels/whatsapp-official/index.ts'
import { graph, startGraph } from '../simulators/graph.ts'

const config = {
  phoneNumberId: '106540352242922',
  wabaId: '102290129340398',
  accessToken: 'EAAtoken',
  appSecret: 'sesame',
  verifyToken: 'our word',
}
const providers = (fetch: Providers['fetch']): Providers => ({
  fetch,
  metaGraphUrl: 'https://graph.facebook.com',
  graphVersion: 'v25.0',
})
const hello = () =>
  whatsappOfficial.render(
    { kind: 'text', text: 'Welcome.' },
    { key: '16505551234', conversationId: 'c' },
  ).requests[0] ?? {}

describe('whatsapp-official, sending', () => {
  it('posts with our part id and learns what the message and the guest are called', async () => {
    const meta = graph({ token: 'EAAtoken', userIds: { '+16505551234': 'US.1' } })
    expect(await whatsappOfficial.send(hello(), 'part_01', config, providers(meta.handle))).toEqual(
      {
        ok: true,
        providerId: 'wamid.SIM000001',
        alternateKeys: ['US.1'],
      },
    )
    expect(meta.received).toMatchObject([
      {
        path: '/v25.0/106540352242922/messages',
        token: 'EAAtoken',
        body: { to: '+16505551234', biz_opaque_callback_data: 'part_01' },
      },
    ])
  })

  it.each([
    [{ code: 131047 }, 'window_closed', 'Outside the 24-hour window (131047)'],
    [{ code: 131056 }, 'throttle', 'Too many messages to this guest in a short time (131056)'],
    [{ code: 130429 }, 'throttle', 'Too many messages a second (130429)'],
    [{ code: 190, status: 401 }, 'auth', 'The access token is invalid or has expired (190)'],
    [
      { code: 0, status: 401 },
      'auth',
      'The access token is invalid or has expired (0): (#0) Refused',
    ],
    [{ code: 230, status: 403 }, 'auth', 'The access token lacks a permission (230)'],
    [{ code: 131031, status: 403 }, 'account', 'The account is locked (131031)'],
    [
      { code: 131026 },
      'recipient',
      'The guest cannot be reached on WhatsApp at this number (131026)',
    ],
    [{ code: 2, status: 503 }, 'transient', 'WhatsApp is having a problem of its own (2)'],
    [
      { code: 131009, details: 'text.body is too long' },
      'config',
      'WhatsApp does not accept a value in the message (131009): text.body is too long',
    ],
    [
      { code: 132001, status: 404, details: 'no order_x in de' },
      'config',
      'There is no such template in this language (132001): no order_x in de',
    ],
    [
      { code: 999999, status: 500, details: 'oops' },
      'transient',
      'WhatsApp refused the message (999999): oops',
    ],
    [{ code: 999998, details: 'no' }, 'config', 'WhatsApp refused the message (999998): no'],
  ])('names the error %o', async (fault, code, detail) => {
    const meta = graph()
    meta.fail(fault)
    const sent = await whatsappOfficial.send(hello(), 'part_01', config, providers(meta.handle))
    expect(sent).toMatchObject({ ok: false, code, detail })
    expect(meta.taken()).toEqual([])
  })

  it('passes on how long to wait, where it is said or known', async () => {
    const meta = graph()
    meta.fail({ code: 130429, retryAfterSeconds: 7 }, { code: 131048 }, { code: 131056 })
    const waits = []
    for (let time = 0; time < 3; time++) {
      const sent = await whatsappOfficial.send(hello(), 'p', config, providers(meta.handle))
      waits.push(sent.ok || sent.retryAfterSeconds)
    }
    expect(waits).toEqual([7, 3600, undefined])
  })

  it.each([
    [500, 'transient'],
    [502, 'unknown'],
    [503, 'transient'],
    [504, 'unknown'],
    [521, 'transient'],
    [524, 'unknown'],
    [429, 'throttle'],
    [401, 'auth'],
    [403, 'transient'],
    [404, 'config'],
  ])('takes a bare %i, without a word from Graph, for %s', async (status, code) => {
    const meta = graph()
    meta.fail({ proxy: status })
    expect(await whatsappOfficial.send(hello(), 'p', config, providers(meta.handle))).toMatchObject(
      {
        ok: false,
        code,
        detail: `Meta's server answered ${status} and no reason`,
      },
    )
  })

  it('keeps what Graph says without a code, and takes its 403 for auth', async () => {
    const answer = { error: { message: 'The app was deleted' } }
    const fetch = async () => Response.json(answer, { status: 403 })
    expect(await whatsappOfficial.send(hello(), 'p', config, providers(fetch))).toMatchObject({
      code: 'auth',
      detail: "Meta's server answered 403: The app was deleted",
    })
  })

  it.each([
    ['names no message', async () => Response.json({ messaging_product: 'whatsapp' })],
    ['breaks off', async () => new Response('{"messages":[{"id":"wam')],
  ])('does not know the outcome when a 200 %s', async (_, fetch) => {
    expect(await whatsappOfficial.send(hello(), 'p', config, providers(fetch))).toMatchObject({
      ok: false,
      code: 'unknown',
    })
  })

  it('learns the number a guest will answer from, where it is another than was written to', async () => {
    const contacts = [{ input: '+5511987654321', wa_id: '551187654321' }]
    const fetch = async () => Response.json({ contacts, messages: [{ id: 'wamid.1' }] })
    expect(await whatsappOfficial.send(hello(), 'p', config, providers(fetch))).toMatchObject({
      alternateKeys: ['551187654321'],
    })
  })

  it('takes a 200 with an error in it for the error', async () => {
    const fetch = async () => Response.json({ error: { code: 131047, message: 'Re-engagement' } })
    expect(await whatsappOfficial.send(hello(), 'p', config, providers(fetch))).toMatchObject({
      code: 'window_closed',
    })
  })
})

describe('whatsapp-official, sending over a real network', () => {
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const server of open.splice(0)) await server.close()
  })
  const start = async () => {
    const meta = await startGraph()
    open.push(meta)
    return { meta, over: { fetch, metaGraphUrl: meta.url, graphVersion: 'v25.0' } }
  }

  it('is answered', async () => {
    const { meta, over } = await start()
    expect(await whatsappOfficial.send(hello(), 'p', config, over)).toMatchObject({ ok: true })
    expect(meta.received[0]?.at).toBeCloseTo(Date.now(), -4)
  })

  it('may repeat at once what met no server', async () => {
    const { over } = await start()
    const nobody = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => nobody.once('listening', resolve))
    const address = nobody.address()
    await new Promise((resolve) => nobody.close(resolve))
    const port = typeof address === 'object' ? address?.port : 0
    const metaGraphUrl = `http://127.0.0.1:${port}`
    expect(
      await whatsappOfficial.send(hello(), 'p', config, { ...over, metaGraphUrl }),
    ).toMatchObject({
      code: 'transient',
      detail: expect.stringContaining('could not be reached'),
    })
  })

  it('does not know the outcome when the line breaks after the message was taken', async () => {
    const { meta, over } = await start()
    meta.fail({ drop: 'after' })
    expect(await whatsappOfficial.send(hello(), 'p', config, over)).toMatchObject({
      ok: false,
      code: 'unknown',
    })
    expect(meta.taken()).toHaveLength(1)
  })

  it('waits for a late answer', async () => {
    const { meta, over } = await start()
    meta.fail({ hold: 50 })
    expect(await whatsappOfficial.send(hello(), 'p', config, over)).toMatchObject({ ok: true })
  })
})

describe('whatsapp-official, files of guests', () => {
  const { signal } = new AbortController()
  const bytes = new Uint8Array([1, 2, 3])
  const fetchMedia = async (media: { url?: string; providerMediaId?: string }, meta = graph()) => {
    meta.file('777', bytes)
    return whatsappOfficial.fetchMedia?.(
      { type: 'image', ...media },
      config,
      providers(meta.handle),
      signal,
    )
  }

  it('are asked for by id, then downloaded with the token', async () => {
    const response = await fetchMedia({ providerMediaId: '777' }, graph({ token: 'EAAtoken' }))
    expect(response?.headers.get('content-type')).toBe('image/jpeg')
    expect(new Uint8Array((await response?.arrayBuffer()) ?? [])).toEqual(bytes)
  })

  it('are had from the address in the webhook, or by id once that is gone', async () => {
    const url = 'https://lookaside.fbsbx.com/v0/media?download='
    expect((await fetchMedia({ url: `${url}777` }))?.status).toBe(200)
    expect((await fetchMedia({ url: `${url}gone`, providerMediaId: '777' }))?.status).toBe(200)
    expect((await fetchMedia({ url: `${url}gone` }))?.status).toBe(404)
  })

  it('never take our token to a stranger', async () => {
    const hosts: string[] = []
    const meta = graph()
    meta.file('777', bytes)
    const watched = providers((request) => {
      hosts.push(new URL(request.url).host)
      return meta.handle(request)
    })
    const url = 'https://fbsbx.com.evil.example/media?download=777'
    const media = { type: 'image', url, providerMediaId: '777' } as const
    expect((await whatsappOfficial.fetchMedia?.(media, config, watched, signal))?.status).toBe(200)
    expect(new Set(hosts)).toEqual(new Set(['graph.facebook.com']))
  })

  it('are not found when nobody has them', async () => {
    expect((await fetchMedia({ providerMediaId: '778' }))?.status).toBe(404)
    expect((await fetchMedia({}))?.status).toBe(404)
  })
})
