import { beforeAll, describe, expect, it } from 'vitest'
import { objectName } from '../../durable-objects/rpc.ts'
import { call } from '../api/workspace.ts'
import { buildJourney } from '../runner/build-journey.ts'
import {
  type Account,
  type Event,
  echoTo,
  fromGuest,
  mid,
  tap,
  text,
} from '../simulators/messaging.ts'
import { type Echoed, sendApi } from '../simulators/send-api.ts'
import { signatureOf } from '../simulators/webhooks.ts'
import { open, scene, Talk, web } from './scene.ts'

scene()

const CONFIG = {
  accountId: '17841400000000001',
  accessToken: 'IGtoken',
  appSecret: 'sesame',
  verifyToken: 'our word',
}
const ASKING = buildJourney([
  { id: 'hello', type: 'text', config: { text: 'Welcome.' } },
  { id: 'ask', type: 'prompt', config: { question: 'Your name?' } },
  { id: 'room', type: 'reply', config: { body: 'Which?', options: [{ id: 'a', label: 'Sea' }] } },
  { id: 'bye', type: 'text', config: { text: 'Thanks.' } },
])

const account: Account = { id: CONFIG.accountId }
let channelId = ''
let guests = 0
/** What Instagram tells of what it took, before it answers. */
let echo: (echoed: Echoed) => unknown = () => {}
const instagram = sendApi({ kind: 'instagram', echo: (echoed) => echo(echoed) })

beforeAll(async () => {
  web.answer = (request) => instagram.handle(request)
  const place = await open(ASKING, { type: 'instagram', config: CONFIG })
  channelId = place.channelId
})

/** A guest on Instagram, who stands for one on Messenger as well: both are read by the same adapter. */
class Guest extends Talk {
  readonly key: string

  constructor(key = String(7000 + ++guests)) {
    super(objectName(channelId, key))
    this.key = key
  }

  async does(...events: Event[]) {
    await this.brings({ messaging: events.map((event) => fromGuest(account, this.key, event)) })
  }

  async brings(more: Record<string, unknown>) {
    const entry = [{ id: account.id, time: Date.now(), ...more }]
    const body = JSON.stringify({ object: 'instagram', entry })
    const headers = { 'x-hub-signature-256': signatureOf(body, CONFIG.appSecret) }
    const { status } = await call('POST', `/hooks/${channelId}`, { headers, body })
    expect(status).toBe(200)
    await this.quiet()
  }

  /** What Instagram took for them, by its ids. */
  taken() {
    return instagram.taken().filter(({ guest }) => guest === this.key)
  }

  async statuses() {
    const { messages } = await this.view()
    return messages.filter(({ direction }) => direction === 'out').map(({ status }) => status)
  }

  async words() {
    const { messages } = await this.view()
    return messages.filter(({ direction }) => direction === 'in').map((message) => message.text)
  }
}

async function greeted() {
  const guest = new Guest()
  await guest.does(text('hi'))
  expect(await guest.statuses()).toEqual(['accepted', 'accepted'])
  return guest
}

describe('a choice', () => {
  const asked = async () => {
    const guest = await greeted()
    await guest.does(text('Bea'))
    return guest
  }
  const last = (guest: Guest) => guest.taken().at(-1)?.body.message

  it('is made by a tap, by the label as typed, and by its number', async () => {
    const quickReply = async (guest: Guest) => {
      const [, payload = ''] = /"payload":"([^"]+)"/.exec(JSON.stringify(last(guest))) ?? []
      return tap({ title: 'Sea', payload })
    }
    for (const answer of [quickReply, () => text('sea'), () => text('1')]) {
      const guest = await asked()
      expect(last(guest)).toMatchObject({ text: expect.stringContaining('1. Sea') })
      await guest.does(await answer(guest))
      expect(last(guest)).toMatchObject({ text: 'Thanks.' })
    }
  })
})

describe('a receipt for all up to a moment', () => {
  it('lifts what had left by then, and is in the trail', async () => {
    const guest = await greeted()
    await guest.does({ delivery: { watermark: Date.now() } })
    expect(await guest.statuses()).toEqual(['delivered', 'delivered'])
    await guest.does({ read: { watermark: Date.now() } })
    expect(await guest.statuses()).toEqual(['read', 'read'])
    const trail = await guest.trail()
    expect(trail.filter(({ type }) => type === 'delivery')).toHaveLength(4)
  })

  it('says nothing of what left later, and lowers nothing', async () => {
    const guest = await greeted()
    await guest.does({ read: { watermark: Date.now() - 1 } })
    expect(await guest.statuses()).toEqual(['accepted', 'accepted'])
    await guest.does({ read: { watermark: Date.now() } })
    await guest.does({ delivery: { watermark: Date.now() } })
    expect(await guest.statuses()).toEqual(['read', 'read'])
  })

  it('says nothing of what was refused', async () => {
    const guest = new Guest()
    instagram.fail({ code: 100, details: 'no' })
    await guest.does(text('hi'))
    await guest.does({ read: { watermark: Date.now() } })
    expect(await guest.statuses()).toContain('failed')
  })
})

describe('a receipt for all up to a message', () => {
  it('lifts it and what was said before it', async () => {
    const guest = await greeted()
    const [first, second] = guest.taken()
    await guest.does({ read: { mid: first?.mid } })
    expect(await guest.statuses()).toEqual(['read', 'accepted'])
    await guest.does({ read: { mid: second?.mid } })
    expect(await guest.statuses()).toEqual(['read', 'read'])
  })

  it('means nothing when nobody here knows the message', async () => {
    const guest = await greeted()
    await guest.does({ read: { mid: 'm_unknown' } })
    expect(await guest.statuses()).toEqual(['accepted', 'accepted'])
  })
})

describe('an echo', () => {
  it('of the bot itself settles a send whose answer got lost, and holds nothing', async () => {
    const guest = new Guest()
    let told: Promise<unknown> | undefined
    echo = ({ mid, message }) => {
      told ??= guest.brings({ messaging: [echoTo(account, guest.key, { mid, ...message })] })
    }
    instagram.fail({ drop: 'after' })
    await guest.does(text('hi'))
    await told
    echo = () => {}
    expect(guest.taken()).toHaveLength(2)
    expect(await guest.statuses()).toEqual(['sent', 'accepted'])
    expect(await guest.why()).toMatch(/^waits for the guest's answer/)
  })

  it('of a person holds the bot', async () => {
    const guest = await greeted()
    const said = echoTo(account, guest.key, { mid: mid(), text: 'Ann here.' })
    await guest.brings({ messaging: [said] })
    expect(await guest.why()).toMatch(/^held by a person on Instagram until /)
    await guest.does(text('Bea'))
    expect(guest.taken()).toHaveLength(2)
  })

  it('is not needed where Meta says itself that another app has the word', async () => {
    const guest = await greeted()
    instagram.fail({ code: 100, subcode: 2534037 })
    await guest.does(text('Bea'))
    expect(await guest.why()).toMatch(/^held by another app until /)
    expect((await guest.view()).messages.at(-1)).toMatchObject({
      status: 'failed',
      reason: 'Another app has taken over the conversation (100/2534037)',
    })
    await guest.does(text('hello?'))
    expect(guest.taken()).toHaveLength(2)
  })

  it('tells that another app was given the word', async () => {
    const guest = await greeted()
    await guest.does({ pass_thread_control: { new_owner_app_id: '123456789' } })
    expect(await guest.why()).toMatch(/^held by another app until /)
  })
})

describe('a message while another app has the word', () => {
  it('is kept and answered by nobody; the next one is answered', async () => {
    const guest = await greeted()
    await guest.brings({ standby: [fromGuest(account, guest.key, text('to the other app'))] })
    expect(await guest.words()).toEqual(['hi', 'to the other app'])
    expect(guest.taken()).toHaveLength(2)
    await guest.does(text('Bea'))
    expect(guest.taken()).toHaveLength(3)
  })
})

describe('a message of several files', () => {
  const image = (name: string) => ({
    type: 'image',
    payload: { url: `https://files.example/${name}.jpg` },
  })

  it('is one answer, with the links of all its files', async () => {
    const guest = await greeted()
    const attachments = ['one', 'two'].map(image)
    await guest.does({ message: { mid: mid(), attachments } })
    expect(guest.taken()).toHaveLength(3)
    expect(await guest.words()).toEqual([
      'hi',
      'https://files.example/one.jpg\nhttps://files.example/two.jpg',
    ])
  })
})

describe('a link to us', () => {
  const referral = { ref: 'lobby', source: 'IGME-SOURCE-LINK', type: 'OPEN_THREAD' }
  const received = async (guest: Guest) =>
    (await guest.trail()).filter(({ type }) => type === 'message.received')

  it('starts nothing, and is known to the session that begins then', async () => {
    const guest = new Guest()
    await guest.does({ referral })
    expect(guest.taken()).toEqual([])
    await guest.does(text('hi'))
    expect(guest.taken()).toHaveLength(2)
    expect(await received(guest)).toMatchObject([{ referral: { ref: 'lobby' } }])
  })

  it('is known to a session that runs, and answers nothing', async () => {
    const guest = await greeted()
    await guest.does({ referral })
    expect(guest.taken()).toHaveLength(2)
    expect(await received(guest)).toMatchObject([{}, { referral }])
  })

  it('comes with the first tap', async () => {
    const guest = new Guest()
    const postback = { mid: mid(), title: 'Get started', payload: 'GET_STARTED', referral }
    await guest.does({ postback })
    expect(await received(guest)).toMatchObject([{ referral }])
  })
})

describe('a message taken back', () => {
  it('loses its words, and no more', async () => {
    const guest = await greeted()
    const secret = mid()
    await guest.does(text('before'), { message: { mid: secret, text: 'my secret' } })
    await guest.does({ message: { mid: secret, is_deleted: true } })
    expect(await guest.words()).toEqual(['hi', 'before', '', ''])
    expect(JSON.stringify((await guest.view()).messages)).not.toContain('my secret')
  })
})
