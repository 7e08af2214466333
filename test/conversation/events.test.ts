import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { textMessage } from '../simulators/webhooks.ts'
import { api, Guest, HOUR, MINUTE, open, type Place, scene } from './scene.ts'

scene()

const PAYING = buildJourney(
  [
    { id: 'ask', type: 'prompt', config: { question: 'Which booking?', variable: 'var_local.id' } },
    {
      id: 'paid',
      type: 'wait-for-event',
      name: 'Payment',
      config: {
        event: 'paid',
        filters: [{ path: 'booking.id', equals: '{{var_local.id}}' }],
        map: [
          { path: 'booking.amount', variable: 'var_local.amount' },
          { path: '', variable: 'var_local.all' },
        ],
        timeoutSeconds: 7200,
      },
    },
    { id: 'thanks', type: 'text', config: { text: 'Thanks for {{var_local.amount}}.' } },
    { id: 'late', type: 'text', config: { text: 'Nothing came.' } },
  ],
  {
    edges: { 'paid.timeout': 'late', 'thanks.next': '' },
    variables: [
      { name: 'id', type: 'string' },
      { name: 'amount', type: 'number' },
      { name: 'all', type: 'json' },
    ],
  },
)

describe('an event', () => {
  let place: Place
  beforeAll(async () => {
    place = await open(PAYING)
  })
  const asked = async () => {
    const guest = new Guest(place)
    await guest.says('hi')
    return guest
  }
  const waiting = async () => {
    const guest = await asked()
    await guest.says('B7')
    return guest
  }
  const tell = async (guest: Guest, booking: object, more: object = {}) => {
    const { id } = await guest.view()
    const event = { name: 'paid', payload: { booking }, conversationId: id, ...more }
    const { delivered } = await api<{ delivered: number }>('POST', '/events', event)
    return [delivered, await guest.reads()]
  }

  it('moves a session that waits for it, and brings its values', async () => {
    const guest = await waiting()
    expect(await tell(guest, { id: 'B7', amount: 400 })).toEqual([1, ['Thanks for 400.']])
    const { session } = await guest.view()
    expect(session?.variables).toMatchObject({ all: { booking: { id: 'B7', amount: 400 } } })
  })

  it('that does not pass the filters moves nothing, and the trail says that it came', async () => {
    const guest = await waiting()
    expect(await tell(guest, { id: 'B8', amount: 1 })).toEqual([0, []])
    expect(await tell(guest, { id: 'B7', amount: 2 }, { name: 'refunded' })).toEqual([0, []])
    const heard = (await guest.trail()).filter(({ type }) => type === 'event.received')
    expect(heard).toMatchObject([
      { name: 'paid', moved: false },
      { name: 'refunded', moved: false },
    ])
  })

  it('given twice under one id is handled once', async () => {
    const guest = await waiting()
    const id = 'evt-1'
    expect(await tell(guest, { id: 'B7', amount: 1 }, { id })).toEqual([1, ['Thanks for 1.']])
    await guest.says('hi')
    await guest.says('B7')
    expect(await guest.why()).toBe('waits for an event at "Payment"')
    expect(await tell(guest, { id: 'B7', amount: 1 }, { id })).toEqual([0, []])
    await guest.sleeps()
    expect(await tell(guest, { id: 'B7', amount: 1 }, { id })).toEqual([0, []])
  })

  it('that comes up to a minute before the wait still counts, and only once', async () => {
    const guest = await asked()
    expect(await tell(guest, { id: 'B7', amount: 3 })).toEqual([0, []])
    await guest.waits(50_000)
    expect(await guest.says('B7')).toEqual(['Thanks for 3.'])
  })

  it('that came longer ago does not', async () => {
    const guest = await asked()
    await tell(guest, { id: 'B7', amount: 3 })
    await guest.waits(61_000)
    expect(await guest.says('B7')).toEqual([])
    expect(await guest.waits(2 * HOUR)).toEqual(['Nothing came.'])
  })

  it('reaches all conversations of a contact', async () => {
    const guest = await waiting()
    await guest.listed()
    const { items } = await api<{ items: { id: string }[] }>('GET', `/contacts?search=${guest.key}`)
    const contactId = items[0]?.id
    const event = { name: 'paid', payload: { booking: { id: 'B7', amount: 5 } }, contactId }
    expect(await api('POST', '/events', event)).toEqual({ delivered: 1 })
    expect(await guest.reads()).toEqual(['Thanks for 5.'])
  })

  it('finds a conversation that sleeps', async () => {
    const guest = await waiting()
    const { id } = await guest.view()
    await guest.sleeps()
    const payload = { booking: { id: 'B7', amount: 6 } }
    await api('POST', '/events', { name: 'paid', payload, conversationId: id })
    expect(await guest.reads()).toEqual(['Thanks for 6.'])
  })
})

describe('a milestone', () => {
  it('is recorded once, tags the contact, and moves their other conversations', async () => {
    const { id: goalId } = await api<{ id: string }>('POST', '/goals', { name: 'Booking' })
    const { id: milestoneId } = await api<{ id: string }>('POST', `/goals/${goalId}/milestones`, {
      name: 'Booked',
    })
    const tracker = { name: 'nights', type: 'number' }
    const { id: trackerId } = await api<{ id: string }>(
      'POST',
      `/milestones/${milestoneId}/trackers`,
      tracker,
    )
    const booking = await open(
      buildJourney([
        {
          id: 'booked',
          type: 'goal',
          config: { goalId, milestoneId, trackers: [{ trackerId, value: 3 }], tags: ['guest'] },
        },
        { id: 'bye', type: 'text', config: { text: 'Booked.' } },
      ]),
    )
    const concierge = await open(
      buildJourney([
        { id: 'wait', type: 'wait-for-event', config: { milestoneId } },
        { id: 'hello', type: 'text', config: { text: 'Welcome, booker.' } },
      ]),
    )
    const here = new Guest(booking)
    const there = new Guest(concierge, here.key)
    expect(await there.says('hi')).toEqual([])
    await there.listed()
    // Two conversations of one person.
    const contactId = (await there.view()).id.replace('cnv_', 'ctc_')
    expect(await here.says('hi')).toEqual(['Booked.'])
    await here.listed()
    await env.DB.prepare('UPDATE conversations SET contact_id = ? WHERE id = ?')
      .bind(contactId, (await here.view()).id)
      .run()
    await here.sleeps()
    await here.waits(MINUTE)
    expect(await here.says('hi again')).toEqual(['Booked.'])
    await here.waits(3000)
    expect(await there.reads()).toEqual(['Welcome, booker.'])

    const { items } = await api<{ items: Record<string, unknown>[] }>(
      'GET',
      `/goals/${goalId}/events`,
    )
    expect(items).toHaveLength(2)
    expect(items[0]).toMatchObject({ milestoneId, test: false })
    expect(JSON.stringify(items[0])).toContain('3')
    const contact = await env.DB.prepare('SELECT tags FROM contacts WHERE id = ?')
      .bind(contactId)
      .first()
    expect(contact).toEqual({ tags: '["guest"]' })
  })
})

describe('what a session reached', () => {
  it('counts for that one, though another has begun before it could be written down', async () => {
    const { id: goalId } = await api<{ id: string }>('POST', '/goals', { name: 'Enquiry' })
    const { id: milestoneId } = await api<{ id: string }>('POST', `/goals/${goalId}/milestones`, {
      name: 'Asked',
    })
    const place = await open(
      buildJourney([
        { id: 'asked', type: 'goal', config: { goalId, milestoneId } },
        { id: 'bye', type: 'text', config: { text: 'Noted.' } },
      ]),
    )
    const guest = new Guest(place)
    await guest.posts(textMessage(guest.key, 'hi'), textMessage(guest.key, 'hi again'))
    expect(guest.read()).toEqual(['Noted.', 'Noted.'])
    await guest.waits(3000)
    const { results } = await env.DB.prepare(
      `SELECT e.session_id, s.id FROM sessions s LEFT JOIN goal_events e ON e.session_id = s.id
       WHERE s.object_name = ?`,
    )
      .bind(guest.name)
      .all<{ session_id: string; id: string }>()
    expect(results).toHaveLength(2)
    for (const { session_id, id } of results) expect(session_id).toBe(id)
  })
})

describe('a campaign variable', () => {
  const campaign = (name: string, holds: string, value?: unknown) =>
    api<{ id: string }>('POST', '/campaign-variables', { name, type: 'number', holds, value })

  it('of the organisation: everybody reads and writes one value', async () => {
    await campaign('rooms', 'organisation', 5)
    const place = await open(
      buildJourney([
        {
          id: 'ask',
          type: 'prompt',
          config: {
            question: '{{var_campaign.rooms}} left. Yours?',
            validation: { mode: 'number' },
            variable: 'var_campaign.rooms',
          },
        },
        { id: 'bye', type: 'text', config: { text: 'Now {{var_campaign.rooms}}.' } },
      ]),
    )
    const [ann, bob] = [new Guest(place), new Guest(place)]
    expect(await ann.says('hi')).toEqual(['5 left. Yours?'])
    expect(await ann.says('4')).toEqual(['Now 4.'])
    expect(await bob.says('hi')).toEqual(['4 left. Yours?'])
    expect(await api('GET', '/campaign-variables/rooms')).toMatchObject({ value: 4 })
  })

  it('of a contact: each has their own, or the one for all', async () => {
    await campaign('nights', 'contact', 2)
    const place = await open(
      buildJourney([
        {
          id: 'ask',
          type: 'prompt',
          config: {
            question: '{{var_campaign.nights}} nights?',
            validation: { mode: 'number' },
            variable: 'var_campaign.nights',
          },
        },
        { id: 'bye', type: 'text', config: { text: '{{var_campaign.nights}} it is.' } },
      ]),
    )
    const [ann, bob] = [new Guest(place), new Guest(place)]
    expect(await ann.says('hi')).toEqual(['2 nights?'])
    expect(await ann.says('7')).toEqual(['7 it is.'])
    expect(await bob.says('hi')).toEqual(['2 nights?'])
    await ann.sleeps()
    expect(await ann.says('hi')).toEqual(['7 nights?'])
    const contactId = (await bob.view()).id.replace('cnv_', 'ctc_')
    await api('PUT', `/contacts/${contactId}/variables/nights`, { value: 9 })
    await bob.says('1')
    expect(await bob.says('hi')).toEqual(['1 nights?'])
  })

  it('written in this turn is read in the next, although D1 has not heard of it', async () => {
    await campaign('beds', 'organisation', 1)
    const place = await open(
      buildJourney([
        {
          id: 'ask',
          type: 'prompt',
          config: {
            question: 'Beds?',
            validation: { mode: 'number' },
            variable: 'var_campaign.beds',
          },
        },
        {
          id: 'more',
          type: 'prompt',
          config: {
            question: '{{var_campaign.beds}}, more?',
            validation: { mode: 'number' },
            variable: 'var_campaign.beds',
          },
        },
        { id: 'bye', type: 'text', config: { text: '{{var_campaign.beds}}.' } },
      ]),
    )
    const guest = new Guest(place)
    await guest.says('hi')
    const both = ['2', '3'].map((text) => guest.says(text))
    await Promise.all(both)
    await guest.quiet()
    expect(guest.read().slice(-2)).toEqual(['2, more?', '3.'])
  })
})
