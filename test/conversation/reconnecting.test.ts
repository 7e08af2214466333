import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { subscribeAll } from '../../worker/channels/subscribe.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { WHATSAPP } from '../runner/villa.ts'
import { sendApi } from '../simulators/send-api.ts'
import { LISTENER } from './journeys.ts'
import { api, DAY, Guest, MINUTE, meta, open, type Place, scene, Talk, web } from './scene.ts'
import { openWaha, WahaGuest } from './waha-guest.ts'

scene()

const EXPIRED = { code: 190, status: 401, details: 'Session has expired' }
const visible = (channelId: string) => api('GET', `/channels/${channelId}`)
const reconnect = (channelId: string, config: object) =>
  api('PATCH', `/channels/${channelId}`, { config })
const status = async (talk: Talk) => (await talk.view()).messages.at(-1)?.status

/** What was held back goes out by the queue, a moment later, with nobody's clock moving. */
const soon = <T>(what: () => T) => vi.waitFor(what, { timeout: 5000, interval: 10 })

describe('a number whose token has expired', () => {
  let place: Place
  beforeEach(async () => {
    place = await open(LISTENER)
  })
  const held = async () => {
    const guest = new Guest(place)
    meta.failFor(guest.address, EXPIRED, EXPIRED)
    expect(await guest.says('hi')).toEqual([])
    expect(await guest.why()).toMatch(/^a message waits to be sent: The access token .* \(190\)/)
    return guest
  }

  it('needs reconnecting, and says why', async () => {
    await held()
    expect(await visible(place.channelId)).toMatchObject({
      status: 'needs-reconnect',
      statusDetail: expect.stringMatching(/^The access token is invalid or has expired \(190\)/),
      why: expect.stringMatching(/ \(190\)\. See to the account with Meta, .* sent at once\.$/),
    })
  })

  it('sends all that it holds as soon as it has another', async () => {
    const [one, other] = [await held(), await held()]
    await other.ask((it) => it.sayAsHuman({ id: 'm', name: 'Ann' }, 'Ann here.'))
    expect(await other.why()).toMatch(/^held by Ann until/)
    expect(await reconnect(place.channelId, { accessToken: 'EAAnew' })).toMatchObject({
      status: 'connected',
      statusDetail: null,
    })
    await soon(() => expect(one.sent().at(-1)).toMatchObject({ token: 'EAAnew' }))
    await soon(() => expect(other.read()).toEqual(['Ann here.']))
    expect(await one.reads()).toEqual(['Tell me.'])
    expect(await status(one)).toBe('accepted')
    expect(await one.says('a room')).toEqual(['Heard a room.'])
  })

  it('sends nothing any more for which the window has closed', async () => {
    const guest = await held()
    vi.setSystemTime(Date.now() + DAY - 30_000)
    await reconnect(place.channelId, { accessToken: 'EAAnewer' })
    await soon(async () => expect(await status(guest)).toBe('failed'))
    expect((await guest.view()).messages.at(-1)?.reason).toMatch(/^Outside the 24-hour window/)
    expect(guest.read()).toEqual([])
  })

  it('is tried when somebody asks, and sends what it holds if it works', async () => {
    const guest = await held()
    const again = () => api('POST', `/channels/${place.channelId}/reconnect`)
    meta.failFor(WHATSAPP.wabaId, EXPIRED, { code: 2, status: 503 })
    const stopped = { status: 'needs-reconnect', why: expect.stringContaining('(190)') }
    expect(await again()).toMatchObject(stopped)
    expect(await again()).toMatchObject(stopped)
    expect(await again()).toMatchObject({ status: 'connected', why: null })
    await soon(() => expect(guest.read()).toEqual(['Tell me.']))
    expect(meta.subscriptions).toEqual([WHATSAPP.wabaId])
    meta.failFor(WHATSAPP.wabaId, { code: 2, status: 503 })
    await expect(again()).rejects.toThrow('WhatsApp is having a problem of its own (2)')
  })

  it('is known by what becomes of a message that it took, too', async () => {
    const own = await open(LISTENER)
    const guest = new Guest(own)
    await guest.says('hi')
    const error = { code: 131042, title: 'Business eligibility payment issue' }
    await guest.hasStatus(guest.sent()[0]?.wamid, 'failed', { errors: [error] })
    expect((await guest.view()).messages.at(-1)).toMatchObject({
      status: 'failed',
      reason: 'There is a problem with the payment method (131042)',
    })
    expect(await visible(own.channelId)).toMatchObject({
      status: 'needs-reconnect',
      statusDetail: 'There is a problem with the payment method (131042)',
    })
  })

  it('is found to work again by the next try, too', async () => {
    const [one, other] = [await held(), await held()]
    expect(await one.waits(MINUTE)).toEqual(['Tell me.'])
    await soon(() => expect(other.read()).toEqual(['Tell me.']))
    expect(await visible(place.channelId)).toMatchObject({
      status: 'connected',
      statusDetail: null,
    })
  })
})

describe('a gateway whose session has stopped', () => {
  it('holds what is said, says why, and sends it when the session works again', async () => {
    const place = await openWaha(LISTENER)
    const guest = new WahaGuest(place)
    expect(await guest.says('hi')).toEqual(['Tell me.'])
    await guest.sessionIs('FAILED')
    expect(await visible(place.channelId)).toMatchObject({
      status: 'needs-reconnect',
      statusDetail: 'The WhatsApp session has failed',
      why: 'The WhatsApp session has failed. Open the session in WAHA and scan its QR code again: what is waiting is then sent at once.',
      lastMessageAt: expect.stringMatching(/^2040-01-/),
    })
    expect(await guest.says('a room')).toEqual([])
    expect(await guest.why()).toBe(
      'a message waits to be sent: The WhatsApp session is not working: FAILED',
    )
    await guest.sessionIs('STARTING')
    expect(await visible(place.channelId)).toMatchObject({ status: 'needs-reconnect' })
    await guest.sessionIs('WORKING')
    expect(await visible(place.channelId)).toMatchObject({
      status: 'connected',
      statusDetail: null,
    })
    await soon(() => expect(guest.sent()).toHaveLength(2))
    expect(guest.sent().at(-1)?.body).toMatchObject({ text: 'Heard a room.' })
    await guest.reads()
    expect(await guest.says('hi')).toEqual(['Tell me.'])
  })
})

describe('an Instagram account that is no longer linked', () => {
  const WIRED = buildJourney(
    [
      { id: 'hello', type: 'text', config: { text: 'Welcome.' } },
      { id: 'sorry', type: 'text', config: { text: 'Sorry.' } },
    ],
    { edges: { 'hello.next': '', 'hello.failed': 'sorry' } },
  )
  const config = {
    accountId: '17841400000000002',
    accessToken: 'IGtoken',
    appSecret: 'sesame',
    verifyToken: 'our word',
  }

  /** A partner starts the journey with a guest who wrote today; what goes out is refused for a while. */
  async function started(...faults: Parameters<ReturnType<typeof sendApi>['fail']>) {
    const instagram = sendApi({ kind: 'instagram' })
    web.answer = (request) => instagram.handle(request)
    instagram.fail(...faults)
    const place = await open(WIRED, { type: 'instagram', config })
    const talk = new Talk(`${place.channelId}:7001`)
    const content = { kind: 'text', text: 'hi' } as const
    await talk.ask((it) =>
      it.receive({
        channelId: place.channelId,
        events: [
          {
            type: 'message',
            account: config.accountId,
            guest: { key: '7001', alternateKeys: [] },
            inbound: { id: 'm_1', at: Date.now(), content },
          },
        ],
      }),
    )
    await talk.quiet()
    const read = () => instagram.taken().map(({ body }) => body.message)
    return { talk, read, instagram, ...place }
  }

  it('is subscribed to once more every hour, since Meta may have forgotten it', async () => {
    const { instagram, channelId } = await started()
    await subscribeAll(env)
    await soon(() => expect(instagram.subscriptions).toHaveLength(1))
    const fields = expect.stringMatching(/^messages,messaging_postbacks,messaging_seen,/)
    expect(instagram.subscriptions).toEqual([{ node: config.accountId, fields }])
    expect(await visible(channelId)).toMatchObject({ status: 'connected' })
  })

  const UNLINKED = { code: 100, subcode: 2534013 }

  it('needs reconnecting; what waits goes out with its new token', async () => {
    const { talk, read, channelId } = await started(UNLINKED, UNLINKED)
    expect(await talk.why()).toMatch(/^a message waits to be sent: The Instagram account is no/)
    expect(await visible(channelId)).toMatchObject({ status: 'needs-reconnect' })
    await reconnect(channelId, { accessToken: 'IGnew' })
    await soon(() => expect(read()).toMatchObject([{ text: 'Welcome.' }]))
  })

  it('has its step leave by `failed` after a quarter of an hour', async () => {
    const faults = Array.from({ length: 7 }, () => UNLINKED)
    const { talk, read } = await started(...faults)
    await talk.passes(15 * MINUTE - 1)
    expect(read()).toEqual([])
    await talk.passes(1)
    expect(read()).toMatchObject([{ text: 'Sorry.' }])
    expect((await talk.view()).messages[1]).toMatchObject({
      status: 'failed',
      reason: expect.stringMatching(
        /^The Instagram account is no longer linked.*\(100\/2534013\)$/,
      ),
    })
  })
})
