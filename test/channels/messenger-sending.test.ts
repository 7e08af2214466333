import { describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import type { Providers } from '../../durable-objects/channels/channel.ts'
import { messenger } from '../../durable-objects/channels/messenger/index.ts'
import { sendApi, startSendApi } from '../simulators/send-api.ts'

const config = {
  pageId: '101234567890123',
  pageAccessToken: 'EAApage',
  appSecret: 'sesame',
  verifyToken: 'our word',
  appId: '1517776481860111',
}
const providers = (fetch: Providers['fetch']): Providers => ({
  fetch,
  metaGraphUrl: 'https://graph.facebook.com',
  instagramGraphUrl: 'https://graph.instagram.com',
  graphVersion: 'v25.0',
})
const first = (message: Outbound) =>
  messenger.render(message, { key: '7234567890123456', conversationId: 'c' }).requests[0] ?? {}
const hello = () => first({ kind: 'text', text: 'Welcome.' })
const start = () => sendApi({ kind: 'messenger', token: 'EAApage' })

describe('messenger, sending', () => {
  it('posts for the page, with our part id, and learns what the message is called', async () => {
    const meta = start()
    expect(await messenger.send(hello(), 'ses_1.3#0', config, providers(meta.handle))).toEqual({
      ok: true,
      providerId: 'm_SIM000001',
    })
    expect(meta.received).toMatchObject([
      {
        path: '/v25.0/101234567890123/messages',
        token: 'EAApage',
        body: {
          recipient: { id: '7234567890123456' },
          messaging_type: 'RESPONSE',
          message: { text: 'Welcome.', metadata: 'ses_1.3#0' },
        },
      },
    ])
  })

  it('keeps the token out of the address, where it would be written down', async () => {
    const addresses: string[] = []
    const meta = start()
    const watched = providers((request) => {
      addresses.push(request.url)
      return meta.handle(request)
    })
    await messenger.send(hello(), 'p#0', config, watched)
    expect(addresses).toEqual(['https://graph.facebook.com/v25.0/101234567890123/messages'])
  })

  it.each([
    [10, 2018278, 'window_closed', 'Outside the 24-hour window (10/2018278)'],
    [10, 2018065, 'window_closed', 'Outside the 24-hour window (10/2018065)'],
    [10, 2018108, 'recipient', 'This person cannot be written to (10/2018108)'],
    [551, undefined, 'recipient', 'This person cannot be written to (551)'],
    [551, 1545041, 'recipient', 'This person cannot be written to (551/1545041)'],
    [200, 1545041, 'recipient', 'This person cannot be written to (200/1545041)'],
    [100, 2018001, 'recipient', 'Meta knows no such person (100/2018001)'],
    [10, 2018300, 'recipient', 'Another app has taken over the conversation (10/2018300)'],
    [2018300, undefined, 'recipient', 'Another app has taken over the conversation (2018300)'],
    [10, 1893063, 'account', 'The page is restricted for a time (10/1893063)'],
    [2022, undefined, 'account', 'The page is restricted for a time (2022)'],
    [368, undefined, 'account', 'The account is restricted for breaking a policy (368)'],
    [190, 463, 'auth', 'The access token is invalid or has expired (190/463)'],
    [0, undefined, 'auth', 'The access token is invalid or has expired (0): (#0) why'],
    [10, undefined, 'auth', 'The access token lacks a permission (10)'],
    [200, 2018028, 'auth', 'The access token lacks a permission (200/2018028)'],
    [230, undefined, 'auth', 'The access token lacks a permission (230)'],
    [100, 2018008, 'transient', 'Meta could not fetch the file (100/2018008): (#100) why'],
    [100, 2018294, 'transient', 'Meta took too long over the film (100/2018294): (#100) why'],
    [100, 2018047, 'config', 'Meta takes no file of this kind (100/2018047): (#100) why'],
    [100, 2018109, 'config', 'The file is too large (100/2018109): (#100) why'],
    [100, undefined, 'config', 'Meta does not accept a part of the message (100): (#100) why'],
    [4, undefined, 'throttle', 'Too many requests of the app (4)'],
    [613, undefined, 'throttle', 'Too many messages in a short time (613)'],
    [613, 2018338, 'throttle', 'Too many messages in a short time (613/2018338)'],
    [1, undefined, 'transient', 'Meta is having a problem of its own (1)'],
    [2, undefined, 'transient', 'Meta is having a problem of its own (2)'],
    [1357046, undefined, 'transient', 'Meta is having a problem of its own (1357046)'],
    [999, undefined, 'config', 'Meta refused the message (999): (#999) why'],
  ])('names the error %i/%s', async (code, subcode, failure, detail) => {
    const meta = start()
    meta.fail({ code, subcode, details: 'why' })
    expect(await messenger.send(hello(), 'p#0', config, providers(meta.handle))).toMatchObject({
      ok: false,
      code: failure,
      detail,
    })
    expect(meta.taken()).toEqual([])
  })

  it('passes on how long to wait, where it is said or known', async () => {
    const meta = start()
    meta.fail(
      { code: 613, retryAfterSeconds: 7 },
      { code: 4 },
      { code: 10, subcode: 2018321 },
      { code: 613 },
    )
    const waits = []
    for (let time = 0; time < 4; time++) {
      const sent = await messenger.send(hello(), 'p#0', config, providers(meta.handle))
      waits.push(sent.ok || sent.retryAfterSeconds)
    }
    expect(waits).toEqual([7, 300, 60, undefined])
  })

  it.each([
    [500, 'transient'],
    [502, 'unknown'],
    [429, 'throttle'],
    [401, 'auth'],
  ])('takes a bare %i, without a word from Graph, for %s', async (proxy, code) => {
    const meta = start()
    meta.fail({ proxy })
    expect(await messenger.send(hello(), 'p#0', config, providers(meta.handle))).toMatchObject({
      ok: false,
      code,
    })
  })

  it.each([
    ['names no message', async () => Response.json({ recipient_id: '1' })],
    ['breaks off', async () => new Response('{"message_id":"m_')],
  ])('does not know the outcome when a 200 %s', async (_, fetch) => {
    expect(await messenger.send(hello(), 'p#0', config, providers(fetch))).toMatchObject({
      code: 'unknown',
    })
  })

  it('takes a 200 with an error in it for the error', async () => {
    const error = { code: 10, error_subcode: 2018278, message: 'outside' }
    const fetch = async () => Response.json({ error })
    expect(await messenger.send(hello(), 'p#0', config, providers(fetch))).toMatchObject({
      code: 'window_closed',
    })
  })

  it('does not know the outcome when the line breaks after the message was taken', async () => {
    const echoes: unknown[] = []
    const meta = sendApi({ kind: 'messenger', echo: (echoed) => echoes.push(echoed) })
    meta.fail({ drop: 'after' })
    expect(
      await messenger.send(hello(), 'ses_1.3#0', config, providers(meta.handle)),
    ).toMatchObject({
      code: 'unknown',
    })
    expect(echoes).toMatchObject([{ mid: 'm_SIM000001', message: { metadata: 'ses_1.3#0' } }])
  })
})

describe('messenger, sending over a real network', () => {
  it('is answered, and does not know the outcome when the line breaks', async () => {
    const meta = await startSendApi({ kind: 'messenger' })
    const over = { ...providers(fetch), metaGraphUrl: meta.url }
    expect(await messenger.send(hello(), 'p#0', config, over)).toMatchObject({ ok: true })
    meta.fail({ drop: 'after' })
    expect(await messenger.send(hello(), 'p#0', config, over)).toMatchObject({ code: 'unknown' })
    expect(meta.taken()).toHaveLength(2)
    await meta.close()
  })
})

describe('messenger, files of guests', () => {
  const fetchMedia = (url: string, fetch: Providers['fetch']) =>
    messenger.fetchMedia?.(
      { type: 'image', providerMediaId: url },
      config,
      providers(fetch),
      new AbortController().signal,
    )

  it('are fetched from Meta by their address, without our token', async () => {
    const seen: Request[] = []
    const response = await fetchMedia('https://scontent.xx.fbcdn.net/v/1.jpg', async (request) => {
      seen.push(request)
      return new Response('jpeg')
    })
    expect(await response?.text()).toBe('jpeg')
    expect(seen[0]?.headers.get('authorization')).toBeNull()
  })

  it.each([
    'http://scontent.xx.fbcdn.net/v/1.jpg',
    'https://fbcdn.net.evil.example/1.jpg',
    'https://127.0.0.1/1.jpg',
    'no address',
  ])('are not fetched from %s', async (url) => {
    const nobody = () => Promise.reject(new Error('nobody is to be asked'))
    expect((await fetchMedia(url, nobody))?.status).toBe(404)
  })
})

describe('messenger, names of guests', () => {
  const called = (answer: unknown, status = 200) => {
    const asked: Request[] = []
    const fetch = async (request: Request) => {
      asked.push(request)
      return Response.json(answer, { status })
    }
    const name = messenger.fetchName?.(
      '7234567890123456',
      config,
      providers(fetch),
      new AbortController().signal,
    )
    return { name, asked }
  }

  it('are asked for with the token of the page, in first and last', async () => {
    const { name, asked } = called({ first_name: ' Bea', last_name: 'Vidal ', id: '7' })
    expect(await name).toBe('Bea Vidal')
    const [request] = asked
    expect(request?.url).toMatch(/\/7234567890123456\?fields=first_name,last_name$/)
    expect(request?.headers.get('authorization')).toBe(`Bearer ${config.pageAccessToken}`)
  })

  it('are none where Meta has none, or does not tell', async () => {
    expect(await called({ id: '7' }).name).toBeUndefined()
    for (const error_subcode of [2018218, 2018247]) {
      const error = { code: 100, error_subcode, message: 'not available' }
      expect(await called({ error }, 400).name).toBeUndefined()
    }
  })

  it.each([
    ['an expired token', { error: { code: 190, message: 'expired' } }, 401],
    ['too many questions', { error: { code: 613, message: 'slow down' } }, 400],
    ['an outage', 'sorry', 503],
  ])('are still unknown after %s', async (_, answer, status) => {
    await expect(called(answer, status).name).rejects.toThrow(`Meta answered ${status}`)
  })
})
