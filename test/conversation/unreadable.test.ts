import { beforeAll, describe, expect, it } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { textMessage, wamid } from '../simulators/webhooks.ts'
import { DAY, Guest, HOUR, open, type Place, scene } from './scene.ts'
import { openWaha, WahaGuest } from './waha-guest.ts'

scene()

const options = [{ id: 'sea', label: 'Sea view' }]
const ASKING = buildJourney([
  { id: 'name', type: 'prompt', config: { question: 'Your name?', failureMessage: 'A name.' } },
  { id: 'room', type: 'reply', config: { body: 'Which room?', options } },
  { id: 'bye', type: 'text', config: { text: 'Thank you.' } },
])

let place: Place
beforeAll(async () => {
  place = await open(ASKING)
})

describe('a message that nobody here can read', () => {
  const hologram = (guest: Guest) => ({
    from: guest.key,
    id: wamid(),
    type: 'hologram',
    hologram: { x: 1 },
  })

  it('is shown with its kind, and has the question asked again, spending no retry', async () => {
    const guest = new Guest(place)
    expect(await guest.says('hi')).toEqual(['Your name?'])
    expect(await guest.posts(hologram(guest))).toEqual(['Your name?'])
    expect(await guest.posts(hologram(guest))).toEqual(['Your name?'])
    expect(await guest.says('Ann')).toEqual([expect.stringMatching(/^Which room/)])
    expect(await guest.posts(hologram(guest))).toEqual([expect.stringMatching(/^Which room/)])
    expect(await guest.says('Sea view')).toEqual(['Thank you.'])
    const heard = (await guest.view()).messages.filter(({ from }) => from === 'guest')
    expect(heard.map(({ text }) => text)).toEqual([
      'hi',
      '[hologram]',
      '[hologram]',
      'Ann',
      '[hologram]',
      'Sea view',
    ])
    const rejected = (await guest.trail()).filter(({ type }) => type === 'answer.rejected')
    expect(rejected).toEqual([])
  })

  it('answers once it can be read', async () => {
    const guest = new WahaGuest(await openWaha(ASKING))
    const waits = {
      id: `false_${guest.key}@c.us_3AWAITS`,
      from: `${guest.key}@c.us`,
      fromMe: false,
    }
    const timestamp = () => Math.floor(Date.now() / 1000)
    await guest.says('hi')
    const waiting = { ...waits, timestamp: timestamp(), body: null }
    expect(await guest.brings('message.waiting', waiting)).toEqual(['Your name?'])
    const readable = { ...waits, timestamp: timestamp(), body: 'Ann', hasMedia: false }
    expect(await guest.brings('message.any', readable)).toEqual([
      expect.stringMatching(/^Which room/),
    ])
  })
})

describe('the pictures of an album', () => {
  it('are one answer', async () => {
    const guest = new WahaGuest(await openWaha(ASKING))
    await guest.says('hi')
    const picture = (id: string, caption?: string) => ({
      id: `false_${guest.key}@c.us_${id}`,
      timestamp: Math.floor(Date.now() / 1000),
      from: `${guest.key}@c.us`,
      fromMe: false,
      body: caption ?? '',
      hasMedia: true,
      media: null,
      _data: {
        message: {
          imageMessage: { mimetype: 'image/jpeg' },
          messageContextInfo: { messageAssociation: { parentMessageKey: { id: '3AALBUM' } } },
        },
      },
    })
    expect(await guest.brings('message.any', picture('3A1', 'Our passports'))).toEqual([
      expect.stringMatching(/^Which room/),
    ])
    expect(await guest.brings('message.any', picture('3A2'))).toEqual([])
    expect(await guest.brings('message.any', picture('3A3'))).toEqual([])
    const heard = (await guest.view()).messages.filter(({ from }) => from === 'guest')
    expect(heard).toHaveLength(4)
    expect(await guest.says('Sea view')).toEqual(['Thank you.'])
  })
})

describe('a message that a gateway brings days later', () => {
  it('is kept and starts nothing', async () => {
    const guest = new Guest(place)
    expect(await guest.says('hi', { at: Date.now() - 2 * DAY })).toEqual([])
    const { messages, session, why } = await guest.view()
    expect(messages.map(({ text }) => text)).toEqual(['hi'])
    expect(session).toBeUndefined()
    expect(why).toBe('the message is more than a day old')
    expect(await guest.says('hi')).toEqual(['Your name?'])
  })

  it('answers no question that was open all the time', async () => {
    const guest = new Guest(place)
    await guest.says('hi')
    const asked = Date.now()
    await guest.waits(3 * DAY)
    expect(await guest.says('Ann', { at: asked + HOUR })).toEqual([])
    expect(await guest.says('Bea')).toEqual([expect.stringMatching(/^Which room/)])
  })

  it('makes none that follows late by a clock that runs ahead', async () => {
    const guest = new Guest(place)
    expect(await guest.says('hi', { at: Date.now() + DAY })).toEqual(['Your name?'])
    expect(await guest.says('Ann')).toEqual([expect.stringMatching(/^Which room/)])
  })
})

const BROUGHT = buildJourney([
  { id: 'name', type: 'prompt', config: { question: 'By {{var_system.referral.headline|hand}}?' } },
  { id: 'bye', type: 'text', config: { text: 'From {{var_system.referral.id|nowhere}}.' } },
])

describe('what brought a guest', () => {
  const ad = {
    source_type: 'ad',
    source_id: '1202',
    headline: 'Winter sale',
    source_url: 'https://fb.me/x',
  }

  it('is read by the journey, and stands in the trail', async () => {
    const own = await open(BROUGHT)
    const guest = new Guest(own)
    expect(await guest.posts({ ...textMessage(guest.key, 'hi'), referral: ad })).toEqual([
      'By Winter sale?',
    ])
    expect(await guest.says('Ann')).toEqual(['From 1202.'])
    const received = (await guest.trail()).filter(({ type }) => type === 'message.received')
    expect(received[0]).toMatchObject({ referral: ad })
    expect(received[1]).not.toHaveProperty('referral')
    expect(await guest.says('hi')).toEqual(['By hand?'])
  })
})
