import { abortAllDurableObjects } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  allowedHosts,
  checkedAddress,
  fetchOutside,
  OUTSIDE_BYTES,
} from '../../durable-objects/guards/outside.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { api, Guest, MINUTE, open, scene, web } from './scene.ts'

scene()

const nobody = allowedHosts('')
/** The reason why an address is refused; `open` when it is not. */
const verdict = (url: string, allowed = nobody) => {
  try {
    checkedAddress(url, allowed)
    return 'open'
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^(?!this).* is /, '') : String(error)
  }
}

describe('an address that a user gave', () => {
  it.each([
    ['https://api.hotel.com/quote?nights=3', 'open'],
    ['https://api.hotel.com:8443/', 'open'],
    ['https://8.8.8.8/', 'open'],
    ['https://172.32.0.1/', 'open'],
    ['https://[2606:4700::1111]/', 'open'],
    ['https://xn--bcher-kva.example.com/', 'open'],
    ['http://api.hotel.com/', 'only https addresses can be called'],
    ['ftp://api.hotel.com/', 'only https addresses can be called'],
    ['file:///etc/passwd', 'only https addresses can be called'],
    ['data:text/plain,hi', 'only https addresses can be called'],
    ['api.hotel.com/quote', 'this is not a web address'],
    ['https://', 'this is not a web address'],
    ['', 'this is not a web address'],
    ['https://ann:secret@api.hotel.com/', 'an address must carry no password'],

    ['https://127.0.0.1/', 'this machine'],
    ['https://127.1/', 'this machine'],
    ['https://127.0.0.1./', 'this machine'],
    ['https://2130706433/', 'this machine'],
    ['https://0x7f000001/', 'this machine'],
    ['https://0x7f.1/', 'this machine'],
    ['https://017700000001/', 'this machine'],
    ['https://0177.0.0.01/', 'this machine'],
    ['https://①②⑦.⓪.⓪.①/', 'this machine'],
    ['https://127。0。0。1/', 'this machine'],
    ['https://127.0.0.1%2f@api.hotel.com/', 'an address must carry no password'],
    ['https://%31%32%37.0.0.1/', 'this machine'],
    ['https://0/', 'not a public address'],
    ['https://0.0.0.0/', 'not a public address'],
    ['https://10.1.2.3/', 'a private address'],
    ['https://172.16.0.1/', 'a private address'],
    ['https://172.31.255.255/', 'a private address'],
    ['https://192.168.1.1/', 'a private address'],
    ['https://3232235777/', 'a private address'],
    ['https://169.254.169.254/latest/meta-data/', 'a link-local address'],
    ['https://0xa9fea9fe/', 'a link-local address'],
    ['https://100.64.0.1/', 'a shared address'],
    ['https://100.100.100.200/', 'a shared address'],
    ['https://192.0.0.1/', 'a reserved address'],
    ['https://192.0.2.1/', 'a reserved address'],
    ['https://192.88.99.1/', 'a reserved address'],
    ['https://198.18.0.1/', 'a reserved address'],
    ['https://198.51.100.1/', 'a reserved address'],
    ['https://203.0.113.1/', 'a reserved address'],
    ['https://224.0.0.1/', 'not a public address'],
    ['https://255.255.255.255/', 'not a public address'],

    ['https://[::]/', 'not a public address'],
    ['https://[::1]/', 'not a public address'],
    ['https://[0:0:0:0:0:0:0:1]/', 'not a public address'],
    ['https://[::127.0.0.1]/', 'this machine'],
    ['https://[::ffff:127.0.0.1]/', 'this machine'],
    ['https://[::ffff:7f00:1]/', 'this machine'],
    ['https://[::ffff:169.254.169.254]/', 'a link-local address'],
    ['https://[::ffff:0:10.0.0.1]/', 'not a public address'],
    ['https://[64:ff9b::10.0.0.1]/', 'a private address'],
    ['https://[2002:a00:1::]/', 'a private address'],
    ['https://[fe80::1]/', 'not a public address'],
    ['https://[fc00::1]/', 'not a public address'],
    ['https://[fd12:3456::1]/', 'not a public address'],
    ['https://[ff02::1]/', 'not a public address'],
    ['https://[2001:db8::1]/', 'a reserved address'],
    ['https://[2001::1]/', 'a reserved address'],
    ['https://[2001:2::1]/', 'a reserved address'],
    ['https://[2001:20::1]/', 'a reserved address'],
    ['https://[3fff::1]/', 'a reserved address'],
    ['https://[100::1]/', 'not a public address'],

    ['https://localhost/', 'a name of a local network'],
    ['https://LOCALHOST:443/', 'a name of a local network'],
    ['https://localhost./', 'a name of a local network'],
    ['https://router/', 'a name of a local network'],
    ['https://app.localhost/', 'a name of a private network'],
    ['https://printer.local/', 'a name of a private network'],
    ['https://metadata.google.internal/', 'a name of a private network'],
    ['https://METADATA.google.internal./', 'a name of a private network'],
    ['https://nas.home.arpa/', 'a name of a private network'],
    ['https://127.0.0.1.nip.io/', 'a name of a private network'],
    ['https://10-0-0-1.sslip.io/', 'a name of a private network'],
    ['https://app.localtest.me/', 'a name of a private network'],
    ['https://localhost../', 'a name of a local network'],
    ['https://printer.local../', 'a name of a private network'],
    ['https://a..hotel.com/', 'a name of a private network'],
    ['https://kubernetes.default.svc/', 'a name of a private network'],
    ['https://kubernetes.default.svc.cluster.local/', 'a name of a private network'],
    ['https://traefik.me/', 'a name of a private network'],
    ['https://a.b.traefik.me/', 'a name of a private network'],
    ['https://localho.st/', 'a name of a private network'],
    ['https://anything.local.gd/', 'a name of a private network'],
    ['https://www.fbi.com/', 'a name of a private network'],
    ['https://fritz.box/', 'a name of a private network'],
    ['https://127.0.0.1.some-new-service.com/', 'a name of a private network'],
    ['https://app-10-0-0-1.some-new-service.com/', 'a name of a private network'],
    ['https://ip-169-254-169-254.example.org/', 'a name of a private network'],
    ['https://9.10.0.0.1.some-new-service.com/', 'a name of a private network'],
    ['https://8-8-8-8.hotel.com/', 'open'],
    ['https://v1.2.3.4.5.hotel.com/', 'open'],
    ['https://notfbi.com/', 'open'],
    ['https://svc.hotel.com/', 'open'],
    ['https://notlocal/', 'a name of a local network'],
    ['https://mylocal.com/', 'open'],
    ['https://nip.io.hotel.com/', 'open'],
  ])('%s: %s', (url, expected) => {
    expect(verdict(url)).toBe(expected)
  })

  it('is open when ALLOW_HOSTS names its host, or its host and port', () => {
    const some = allowedHosts(' localhost:8787, PMS.local ,')
    expect(verdict('http://localhost:8787/x', some)).toBe('open')
    expect(verdict('http://pms.local:99/', some)).toBe('open')
    expect(verdict('http://localhost:8788/', some)).toBe('only https addresses can be called')
    expect(verdict('https://localhost/', some)).toBe('a name of a local network')
    expect(verdict('ftp://pms.local/', some)).toBe('only https addresses can be called')
  })
})

describe('a call to the outside', () => {
  beforeEach(() => {
    web.asked.length = 0
  })
  const headers = {
    authorization: 'Bearer s3cret',
    'x-partner-token': 's3cret',
    cookie: 'a=b',
    'content-type': 'application/json',
  }
  const call = (url = 'https://a.hotel.com/', init: object = {}) =>
    fetchOutside(
      url,
      {
        method: 'POST',
        headers: new Headers(headers),
        body: '{}',
        signal: AbortSignal.timeout(5000),
        ...init,
      },
      nobody,
    )
  const redirect = (status: number, location: string) =>
    new Response(null, { status, headers: { location } })

  it('follows redirects, each of them looked at', async () => {
    web.answer = ({ url }) =>
      url.endsWith('/end') ? new Response('here') : redirect(307, 'https://a.hotel.com/end')
    expect(await call()).toMatchObject({ status: 200, body: 'here' })
    web.answer = () => redirect(302, 'https://169.254.169.254/')
    await expect(call()).rejects.toThrow('169.254.169.254 is a link-local address')
    web.answer = () => redirect(302, 'http://a.hotel.com/')
    await expect(call()).rejects.toThrow('only https addresses can be called')
    web.answer = () => redirect(302, '//localhost/x')
    await expect(call()).rejects.toThrow('a name of a local network')
  })

  it('follows five of them and no more', async () => {
    web.answer = ({ url }) => redirect(307, `${url}x`)
    await expect(call()).rejects.toThrow('more than 5 redirects')
    expect(web.asked).toHaveLength(6)
  })

  it('shows who we are to nobody but the host it was meant for', async () => {
    web.answer = ({ url }) =>
      new URL(url).hostname === 'b.hotel.com'
        ? new Response('here')
        : redirect(307, url.endsWith('/next') ? 'https://b.hotel.com/' : '/next')
    await call()
    const seen = web.asked.map(({ headers }) => [
      headers.get('authorization'),
      headers.get('x-partner-token'),
      headers.get('cookie'),
      headers.get('content-type'),
    ])
    expect(seen).toEqual([
      ['Bearer s3cret', 's3cret', 'a=b', 'application/json'],
      ['Bearer s3cret', 's3cret', 'a=b', 'application/json'],
      [null, null, null, 'application/json'],
    ])
  })

  it.each([
    [301, 'GET'],
    [302, 'GET'],
    [303, 'GET'],
    [307, 'POST'],
    [308, 'POST'],
  ])('after a %i it goes on with %s', async (status, method) => {
    web.answer = ({ url }) => (url.endsWith('/end') ? new Response('') : redirect(status, '/end'))
    await call()
    expect(web.asked.at(-1)?.method).toBe(method)
    expect(web.asked.at(-1)?.body).toBe(method === 'POST' ? '{}' : '')
  })

  it('carries no more than 256 KiB there or back', async () => {
    const most = 'x'.repeat(OUTSIDE_BYTES)
    web.answer = () => new Response(most)
    expect((await call(undefined, { body: most })).body).toHaveLength(OUTSIDE_BYTES)
    await expect(call(undefined, { body: `${most}x` })).rejects.toThrow('the request is larger')
    web.answer = () => new Response(`${most}x`)
    await expect(call()).rejects.toThrow('the answer is larger')
    // Nobody says how much is coming.
    const endless = () =>
      new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(65_536)) })
    web.answer = () => new Response(endless())
    await expect(call()).rejects.toThrow('the answer is larger')
  })
})

const SECRET = 'sk_live_4f9a8c7b6d5e'

/** An API step with all that may be wrong with it. */
const quoting = (more: object = {}) =>
  buildJourney(
    [
      {
        id: 'quote',
        type: 'api',
        config: {
          request: {
            method: 'POST',
            url: 'https://pms.hotel.com/quote/{{var_system.user_name}}',
            headers: [{ name: 'accept', value: 'application/json' }],
            body: { nights: 3, for: '{{var_system.last_input}}' },
          },
          timeoutSeconds: 1,
          mappings: [
            { from: 'body', path: '$.items[0].price', variable: 'var_local.price', required: true },
            { from: 'header', path: 'X-Total', variable: 'var_local.total' },
            { from: 'status', variable: 'var_local.status' },
          ],
          ...more,
        },
      },
      {
        id: 'good',
        type: 'text',
        config: { text: '{{var_local.price}}/{{var_local.total}}/{{var_local.status}}' },
      },
      { id: 'bad', type: 'text', config: { text: 'Sorry: {{var_local.api_error}}' } },
    ],
    {
      edges: { 'quote.error': 'bad', 'good.next': '' },
      variables: [
        { name: 'price', type: 'number' },
        { name: 'total', type: 'string' },
        { name: 'status', type: 'number' },
      ],
    },
  )

describe('an API step', () => {
  const good = () =>
    Response.json({ items: [{ price: 90 }] }, { status: 201, headers: { 'x-total': '270' } })

  it('asks, and maps what it is told', async () => {
    web.asked.length = 0
    web.answer = good
    const guest = new Guest(await open(quoting()))
    expect(await guest.says('two "beds"\nplease')).toEqual(['90/270/201'])
    const [asked] = web.asked
    expect(asked?.url).toBe(`https://pms.hotel.com/quote/Guest%20${guest.key}`)
    expect(JSON.parse(asked?.body ?? '')).toEqual({ nights: 3, for: 'two "beds"\nplease' })
    expect(asked?.headers.get('idempotency-key')).toMatch(/^ses_\w+\.1$/)
  })

  it.each<[string, () => Response | Promise<Response>]>([
    ['status_404', () => new Response('no', { status: 404 })],
    ['not_json', () => new Response('<p>hi</p>')],
    ['mapping:var_local.price', () => Response.json({ items: [] })],
    ['too_large', () => new Response('x'.repeat(OUTSIDE_BYTES + 1))],
    [
      'refused',
      () => new Response(null, { status: 302, headers: { location: 'https://10.0.0.1/' } }),
    ],
    ['refused', () => Promise.reject(new TypeError('connection lost'))],
    ['timeout', () => new Promise<Response>((resolve) => setTimeout(resolve, 1500))],
  ])('leaves by `error` and says why: %s', async (error, answer) => {
    web.answer = answer
    const guest = new Guest(await open(quoting()))
    await guest.says('hi')
    await vi.waitFor(async () => expect(guest.read()).toEqual([`Sorry: ${error}`]), 4000)
  })

  it('tells nobody why an address does not answer: an open port is like a closed one', async () => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const broken = () =>
      new ReadableStream({ pull: (controller) => controller.error(new Error('bad response line')) })
    const details: unknown[] = []
    for (const answer of [
      () => Promise.reject(new TypeError('connect ECONNREFUSED 8.8.8.8:22')),
      () => Promise.reject(new TypeError('Network connection lost.')),
      () => Promise.resolve(new Response(broken())),
    ]) {
      web.answer = answer
      const guest = new Guest(await open(quoting()))
      await guest.says('hi')
      const called = (await guest.trail()).find(({ type }) => type === 'api.called')
      details.push({ ...called, at: 0, seq: 0, ms: 0, callId: '' })
    }
    expect(details[0]).toMatchObject({ error: 'refused' })
    expect(details.slice(1)).toEqual([details[0], details[0]])
    expect(JSON.stringify(told.mock.calls)).toContain('ECONNREFUSED')
    told.mockRestore()
  })

  it.each([
    ['bearer', { type: 'bearer' }, ['authorization', `Bearer ${SECRET}`]],
    ['header', { type: 'header', name: 'X-Partner' }, ['x-partner', SECRET]],
    [
      'basic',
      { type: 'basic', username: 'hotel' },
      ['authorization', `Basic ${btoa(`hotel:${SECRET}`)}`],
    ],
  ])('proves who we are by %s, and the secret is to be seen nowhere', async (_, auth, header) => {
    web.asked.length = 0
    // A server that tells all that it was told.
    web.answer = (request) =>
      Response.json(
        { items: [{ price: 1 }], told: Object.fromEntries(request.headers) },
        { headers: { 'x-total': request.headers.get(header[0] ?? '') ?? '' } },
      )
    const place = await open(quoting({ auth: { ...auth, secret: SECRET } }))
    const guest = new Guest(place)
    expect(await guest.says('hi')).toEqual([expect.stringMatching(/^1\/.*\[secret\]\/200$/)])
    expect(web.asked[0]?.headers.get(header[0] ?? '')).toBe(header[1])
    await guest.listed()
    const { id, session } = await guest.view()
    const everywhere = JSON.stringify([
      await guest.view(),
      await guest.trail(),
      await api('GET', `/conversations/${id}`),
      await api('GET', `/sessions/${session?.id}`),
      await api('GET', `/sessions/${session?.id}/trail`),
      await api('GET', `/journeys/${place.journeyId}`),
      await api('GET', `/journeys/${place.journeyId}/export`),
      await api('GET', `/journeys/${place.journeyId}/versions`),
      (await env.DB.prepare('SELECT * FROM versions').all()).results,
      (await env.DB.prepare('SELECT * FROM secrets').all()).results,
      (await env.DB.prepare('SELECT * FROM journeys').all()).results,
    ])
    expect(everywhere).toContain('[secret]')
    expect(everywhere).not.toContain(SECRET)
    expect(everywhere).not.toContain(btoa(`hotel:${SECRET}`))
  })

  it.each([
    [
      'with the escapes of JSON',
      (text: string) => text.replaceAll('/', '\\/').replaceAll('"', '\\"'),
    ],
    [
      'letter by letter',
      (text: string) => text.replace(/./g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`),
    ],
    ['in base64', (text: string) => btoa(`Token ${text}`)],
  ])('is told its secret again %s, and tells it nobody', async (_, spell) => {
    const secret = `sk/live"${SECRET}`
    web.answer = ({ headers }) =>
      new Response(`{"items":[{"price":1}],"said":"${spell(headers.get('x-key') ?? '')}"}`, {
        headers: { 'x-total': headers.get('x-key') ?? '' },
      })
    const auth = { type: 'header', name: 'x-key', secret }
    const said = { from: 'body', path: '$.said', variable: 'var_local.total' }
    const price = { from: 'body', path: '$.items[0].price', variable: 'var_local.price' }
    const guest = new Guest(await open(quoting({ auth, mappings: [price, said] })))
    const [words] = await guest.says('hi')
    expect(words).toContain('[secret]')
    const everywhere = JSON.stringify([words, await guest.view(), await guest.trail()])
    for (const leak of [SECRET, btoa(`Token ${secret}`), JSON.stringify(secret).slice(1, -1)]) {
      expect(everywhere).not.toContain(leak)
    }
  })

  it('says in no log what the secret was, even when it cannot be sent', async () => {
    const told = vi.spyOn(console, 'warn').mockImplementation(() => {})
    const broken = `${SECRET}\n`
    const guest = new Guest(await open(quoting({ auth: { type: 'bearer', secret: broken } })))
    web.answer = good
    await guest.says('hi')
    expect(JSON.stringify([told.mock.calls, await guest.trail()])).not.toContain(SECRET)
    told.mockRestore()
  })

  it('cut off in the middle asks again, and can be known for the same question', async () => {
    web.asked.length = 0
    const { promise, resolve } = Promise.withResolvers<Response>()
    web.answer = () => promise
    const guest = new Guest(await open(quoting({ timeoutSeconds: 30 })))
    void guest.says('hi').catch(() => undefined)
    await vi.waitFor(() => expect(web.asked).toHaveLength(1))
    await abortAllDurableObjects()
    web.answer = good
    await guest.waits(MINUTE)
    resolve(good())
    expect(guest.read()).toEqual(['90/270/201'])
    const keys = web.asked.map(({ headers }) => headers.get('idempotency-key'))
    expect(keys).toHaveLength(2)
    expect(new Set(keys).size).toBe(1)
  })
})
