import { runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { InboundEvent } from '../../durable-objects/channels/channel.ts'
import { LISTENER } from './journeys.ts'
import { api, DAY, Guest, MINUTE, open, type Place, scene } from './scene.ts'

scene()

let place: Place
beforeAll(async () => {
  place = await open(LISTENER)
})

type Shown = { messages: { at: string }[] }
const inboxOf = async (guest: Guest) =>
  api<Shown>('GET', `/conversations/${(await guest.view()).id}`)

describe('a message dated ahead', () => {
  it.each([
    ['ten minutes', () => Date.now() + 10 * MINUTE],
    ['a month', () => Date.now() + 30 * DAY],
    ['longer than there are dates', () => 9e15],
    ['longer than there are numbers', () => 1e300],
  ])('by %s came now', async (_, at) => {
    const guest = new Guest(place)
    const now = Date.now()
    expect(await guest.says('hi', { at: at() })).toEqual(['Tell me.'])
    expect((await guest.view()).messages.map((message) => message.at)).toEqual([now, now])
    expect(await guest.says('a room')).toEqual(['Heard a room.'])
    expect(await guest.listed()).toMatchObject({ last_message_at: now })
    expect((await inboxOf(guest)).messages).toHaveLength(4)
  })

  it('leaves the window for free words open no longer than any other', async () => {
    const guest = new Guest(place)
    await guest.says('hi', { at: Date.now() + 30 * DAY })
    await guest.waits(2 * DAY)
    const { id } = await guest.view()
    await api('POST', `/conversations/${id}/messages`, { text: 'Hello?' })
    expect(await guest.reads()).toEqual([])
    expect((await guest.view()).messages.at(-1)).toMatchObject({ text: 'Hello?', status: 'failed' })
  })
})

describe('whatever an adapter makes of a moment', () => {
  const guestOf = ({ key }: Guest) => ({ key, alternateKeys: [] })

  it.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 9e15])('%d is kept as one', async (at) => {
    const guest = new Guest(place)
    await guest.says('hi')
    const head = { account: place.number, guest: guestOf(guest) }
    const text = { kind: 'text', text: 'a room' } as const
    const events: InboundEvent[] = [
      { ...head, type: 'message', inbound: { id: crypto.randomUUID(), at, content: text } },
      { ...head, type: 'echo', providerId: crypto.randomUUID(), at, text: 'Ann here.' },
      { ...head, type: 'watermark', status: 'read', upTo: { at }, at },
      { ...head, type: 'status', providerId: 'wamid.none', status: 'read', at },
    ]
    await guest.ask((it) => it.receive({ channelId: place.channelId, events }))
    await guest.quiet()
    const now = Date.now()
    for (const message of (await guest.view()).messages) {
      expect(message.at).toBeGreaterThanOrEqual(0)
      expect(message.at).toBeLessThanOrEqual(now)
    }
    expect((await inboxOf(guest)).messages.length).toBeGreaterThan(3)
  })
})

it('a moment beyond all dates that was stored before hides no conversation', async () => {
  const guest = new Guest(place)
  await guest.says('hi')
  await guest.listed()
  await runInDurableObject(guest.stub, (_, { storage }) => {
    storage.sql.exec('UPDATE messages SET at = 9e15')
  })
  await env.DB.prepare('UPDATE conversations SET last_message_at = 9e15 WHERE contact_key = ?')
    .bind(guest.key)
    .run()
  await guest.sleeps()
  const { messages } = await inboxOf(guest)
  expect(messages.map(({ at }) => at)).toContain('+275760-09-13T00:00:00.000Z')
  expect(await api<{ items: unknown[] }>('GET', '/conversations')).toHaveProperty('items')
  expect(await guest.says('a room')).toEqual(['Heard a room.'])
})
