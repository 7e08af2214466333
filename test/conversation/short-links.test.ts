import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { call, ORIGIN } from '../api/workspace.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { fromGuest, text } from '../simulators/messaging.ts'
import { sendApi } from '../simulators/send-api.ts'
import { signatureOf } from '../simulators/webhooks.ts'
import { Guest, meta, open, scene, Talk, web } from './scene.ts'
import { openWaha, WahaGuest } from './waha-guest.ts'

scene()

const link = (length: number) => 'https://casaverde.example/book?q='.padEnd(length, 'x')
const LONG = link(2001)

/** A journey whose one link is what a variable holds. */
const linking = (to: string) =>
  buildJourney(
    [
      {
        id: 'book',
        type: 'cta-url',
        config: { body: 'Book here.', buttonText: 'Book', url: '{{var_local.link}}' },
      },
    ],
    { variables: [{ name: 'link', type: 'string', default: to }] },
  )

/** The one link in all that was sent. */
const linkIn = (sent: unknown) => /https:\/\/[^"\s]+/.exec(JSON.stringify(sent))?.[0] ?? ''
const follow = (address: string, method = 'GET') => {
  expect(address).toMatch(/^https:\/\/bots\.example\/l\/[\w-]{16}$/)
  return call(method, address.slice(ORIGIN.length))
}
const expectToLead = async (address: string, to: string) => {
  const { status, headers } = await follow(address)
  expect([status, headers.get('location')]).toEqual([302, to])
}

describe('a link that is too long for a button', () => {
  it('goes out as a short one that leads to it, and the inbox shows where', async () => {
    const guest = new Guest(await open(linking(LONG)))
    expect(await guest.says('hi')).toEqual(['Book here. [Book]'])
    const address = linkIn(guest.sent())
    await expectToLead(address, LONG)
    const { headers } = await follow(address, 'HEAD')
    expect(Object.fromEntries(headers)).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
    })
    expect((await follow(address, 'POST')).status).toBe(405)
    expect((await guest.view()).messages.at(-1)).toMatchObject({
      body: { url: LONG },
      losses: ['link sent as a short one'],
    })
  })

  it('goes out as it is where it is just short enough', async () => {
    const guest = new Guest(await open(linking(link(2000))))
    await guest.says('hi')
    expect(linkIn(guest.sent())).toBe(link(2000))
  })

  it('is the same one after a crash, and another for another link', async () => {
    const place = await open(linking(LONG))
    const [one, other] = [new Guest(place), new Guest(place)]
    meta.failFor(one.address, { code: 130429, retryAfterSeconds: 60 })
    await one.says('hi')
    await one.sleeps()
    await one.waits(60_000)
    await other.says('hi')
    expect(linkIn(one.sent())).toBe(linkIn(other.sent()))
    const third = new Guest(await open(linking(link(2002))))
    await third.says('hi')
    expect(linkIn(third.sent())).not.toBe(linkIn(one.sent()))
  })

  it.each([
    ['javascript:', `javascript:alert("${'x'.repeat(2000)}")`],
    ['a bare word', 'x'.repeat(2001)],
    ['one that no browser would follow', link(20_000)],
  ])('is written out, and leads nowhere of ours, when it is %s', async (_, to) => {
    const guest = new Guest(await open(linking(to)))
    await guest.says('hi')
    expect(JSON.stringify(guest.sent())).not.toContain('/l/')
    expect(guest.sent()[0]?.body).toMatchObject({ type: 'text' })
  })

  it('goes out as a short one through a gateway, too', async () => {
    const guest = new WahaGuest(await openWaha(linking(LONG)))
    await guest.says('hi')
    await expectToLead(linkIn(guest.sent()), LONG)
  })

  it('and on Instagram', async () => {
    const instagram = sendApi({ kind: 'instagram' })
    web.answer = (request) => instagram.handle(request)
    const account = { id: '17841400000000003' }
    const { channelId } = await open(linking(LONG), {
      type: 'instagram',
      config: {
        accountId: account.id,
        accessToken: 'IGtoken',
        appSecret: 'sesame',
        verifyToken: 'our word',
      },
    })
    const messaging = [fromGuest(account, '7001', text('hi'))]
    const entry = [{ id: account.id, time: Date.now(), messaging }]
    const body = JSON.stringify({ object: 'instagram', entry })
    const headers = { 'x-hub-signature-256': signatureOf(body, 'sesame') }
    await call('POST', `/hooks/${channelId}`, { headers, body })
    await new Talk(`${channelId}:7001`).quiet()
    await expectToLead(linkIn(instagram.taken()), LONG)
  })
})

describe('a short link', () => {
  it('that nobody sent leads nowhere', async () => {
    for (const code of ['AAAAAAAAAAAAAAAA', 'x', '..%2Fmed', '']) {
      expect((await call('GET', `/l/${code}`)).status).toBe(404)
    }
  })

  it('leads to the web alone', async () => {
    await env.MEDIA.put('links/AAAAAAAAAAAAAAAB', 'javascript:alert(1)')
    expect((await call('GET', '/l/AAAAAAAAAAAAAAAB')).status).toBe(404)
  })
})
