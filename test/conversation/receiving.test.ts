import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { messagesBody, textMessage, wamid } from '../simulators/webhooks.ts'
import { LISTENER } from './journeys.ts'
import { api, Guest, HOUR, MINUTE, meta, open, type Place, redeploy, scene } from './scene.ts'

scene()
let place: Place
beforeAll(async () => {
  place = await open(LISTENER)
})
const newGuest = (key?: string) => new Guest(place, key)

describe('a conversation that receives', () => {
  it('stores what was said and answers it', async () => {
    const guest = newGuest()
    expect(await guest.says('hi')).toEqual(['Tell me.'])
    expect(await guest.says('a room')).toEqual(['Heard a room.'])
    const { messages, session, guest: who, state, why } = await guest.view()
    expect(messages.map(({ from, text, status }) => [from, text, status])).toEqual([
      ['guest', 'hi', 'received'],
      ['bot', 'Tell me.', 'accepted'],
      ['guest', 'a room', 'received'],
      ['bot', 'Heard a room.', 'accepted'],
    ])
    expect(session).toMatchObject({ status: 'completed', variables: { said: 'a room' } })
    expect(who).toMatchObject({
      key: guest.key,
      phone: `+${guest.key}`,
      name: `Guest ${guest.key}`,
    })
    expect([state, why]).toEqual([
      'idle',
      'the journey is finished; the next message starts it again',
    ])
    expect(await guest.listed()).toMatchObject({
      state: 'idle',
      last_message: 'Heard a room.',
      contact_id: expect.stringMatching(/^ctc_/),
    })
  })

  it('handles a message once, however often it is delivered', async () => {
    const guest = newGuest()
    const id = wamid()
    expect(await guest.says('hi', { id })).toEqual(['Tell me.'])
    expect(await guest.says('hi', { id })).toEqual([])
    await guest.sleeps()
    expect(await guest.says('hi', { id })).toEqual([])
    const twice = textMessage(guest.key, 'a room')
    expect(await guest.posts(twice, twice)).toEqual(['Heard a room.'])
    expect((await guest.view()).messages.filter(({ from }) => from === 'guest')).toHaveLength(2)
  })

  it('plays one message at a time, in the order they came', async () => {
    const guest = newGuest()
    const said = ['hi', 'one', 'two', 'three', 'four']
    await Promise.all(said.map((text) => guest.says(text)))
    await guest.quiet()
    const { messages } = await guest.view()
    const order = messages.filter(({ from }) => from === 'guest').map(({ text }) => text)
    expect(new Set(order)).toEqual(new Set(said))
    const [, one, , three] = order
    expect(messages.filter(({ from }) => from === 'bot').map(({ text }) => text)).toEqual([
      'Tell me.',
      `Heard ${one}.`,
      'Tell me.',
      `Heard ${three}.`,
      'Tell me.',
    ])
  })

  it('starts one session for two first messages at once', async () => {
    const guest = newGuest()
    await guest.posts(textMessage(guest.key, 'hi'), textMessage(guest.key, 'a room'))
    expect(guest.sent()).toHaveLength(2)
    const { results } = await env.DB.prepare('SELECT status FROM sessions WHERE object_name = ?')
      .bind(guest.name)
      .all()
    expect(results).toHaveLength(1)
    const entered = (await guest.trail()).filter(({ type }) => type === 'step.entered')
    expect(entered.map(({ stepId }) => stepId)).toEqual(['start', 'ask', 'told'])
  })

  it('keeps a message that is late by more than five minutes, and answers nothing', async () => {
    const guest = newGuest()
    const now = Date.now()
    await guest.says('hi')
    expect(await guest.says('late', { at: now - 6 * MINUTE })).toEqual([])
    await guest.sleeps()
    expect(await guest.says('later still', { at: now - 8 * MINUTE })).toEqual([])
    expect(await guest.says('a little late', { at: now - 4 * MINUTE })).toEqual([
      'Heard a little late.',
    ])
    expect((await guest.view()).messages.filter(({ from }) => from === 'guest')).toHaveLength(4)
  })

  it('lets a running session end on the version it began with', async () => {
    const own = await open(LISTENER)
    const guest = new Guest(own)
    await guest.says('hi')
    const [ask, told] = LISTENER.steps.slice(1)
    await redeploy(own, {
      ...LISTENER,
      steps: LISTENER.steps.map((step) =>
        step === told ? { ...told, config: { text: 'Version two heard it.' } } : step,
      ),
    })
    expect(ask).toBeDefined()
    await guest.sleeps()
    expect(await guest.says('one')).toEqual(['Heard one.'])
    await guest.says('hi')
    expect(await guest.says('two')).toEqual(['Version two heard it.'])
  })

  it('keeps what is said during a delay, moves nothing, and knows it afterwards', async () => {
    const own = await open(
      buildJourney([
        { id: 'wait', type: 'delay', name: 'A while', config: { amount: 20, unit: 'hours' } },
        { id: 'bye', type: 'text', config: { text: 'You said {{var_system.last_input}}.' } },
      ]),
    )
    const guest = new Guest(own)
    expect(await guest.says('hi')).toEqual([])
    expect(await guest.why()).toBe('waits at "A while" until Tuesday 3 January at 05:00')
    expect(await guest.says('are you there?')).toEqual([])
    expect(await guest.waits(19 * HOUR)).toEqual([])
    expect(await guest.waits(HOUR)).toEqual(['You said are you there?.'])
  })

  it('answers a reaction or an edit with nothing', async () => {
    const guest = newGuest()
    await guest.says('hi')
    const reaction = { message_id: 'wamid.x', emoji: '👍' }
    expect(await guest.posts({ from: guest.key, id: wamid(), type: 'reaction', reaction })).toEqual(
      [],
    )
    expect(await guest.says('a room')).toEqual(['Heard a room.'])
  })

  it('says why it started nothing', async () => {
    const unassigned = await open(LISTENER)
    await api('PUT', `/channels/${unassigned.channelId}/assignment`, { journeyId: null })
    const guest = new Guest(unassigned)
    expect(await guest.says('hi')).toEqual([])
    expect(await guest.why()).toBe('no journey is assigned to this channel')
    await api('PUT', `/channels/${unassigned.channelId}/assignment`, {
      journeyId: unassigned.journeyId,
    })
    await api('POST', `/journeys/${unassigned.journeyId}/undeploy`)
    expect(await guest.says('hello?')).toEqual([])
    expect(await guest.why()).toMatch(/^the journey "Villa \d+" is not live$/)
    expect(await guest.listed()).toMatchObject({ why: await guest.why() })
  })
})

describe('a guest with two addresses', () => {
  /** As Meta writes it: by number, by user id, or with both. */
  const from = (guest: Guest, known: { phone?: string; userId?: string }, text: string) => {
    const body = JSON.parse(messagesBody(place.number, [textMessage('', text)]))
    const { value } = body.entry[0].changes[0]
    Object.assign(value.messages[0], { from: known.phone, from_user_id: known.userId })
    value.contacts = [{ profile: { name: 'Sheena' }, wa_id: known.phone, user_id: known.userId }]
    return guest.brings(JSON.stringify(body))
  }

  it('known by user id first stays at home there when the number comes along', async () => {
    const byId = newGuest('US.1234')
    const byPhone = newGuest('16505551234')
    const both = { phone: byPhone.key, userId: byId.key }
    expect(await from(byId, { userId: byId.key }, 'hi')).toEqual(['Tell me.'])
    await from(byPhone, both, 'a room')
    expect(await byId.reads()).toEqual(['Heard a room.'])
    await from(byPhone, { phone: byPhone.key }, 'hi')
    expect(await byId.reads()).toEqual(['Tell me.'])
    const { messages, guest } = await byId.view()
    expect(messages).toHaveLength(6)
    expect(guest).toMatchObject({ key: 'US.1234', phone: '+16505551234' })
    expect(guest.alternateKeys).toEqual(['16505551234'])
    expect(await byPhone.ask((it) => it.canonicalName())).toBe(byId.name)
  })

  it('known by number first stays at home there when the user id comes alone', async () => {
    const byPhone = newGuest('16505550001')
    const byId = newGuest('US.0001')
    await from(byPhone, { phone: byPhone.key }, 'hi')
    await from(byPhone, { phone: byPhone.key, userId: byId.key }, 'a room')
    expect(await byId.ask((it) => it.canonicalName())).toBe(byPhone.name)
    await from(byId, { userId: byId.key }, 'hi')
    await byPhone.quiet()
    expect(byPhone.read()).toEqual(['Tell me.', 'Heard a room.', 'Tell me.'])
  })

  it('is told of by a status under the other address', async () => {
    const byId = newGuest('US.0002')
    const byPhone = newGuest('16505550002')
    await from(byId, { userId: byId.key }, 'hi')
    const [question] = byId.sent()
    await byPhone.hasStatus(question?.wamid, 'read', { recipient_user_id: byId.key })
    expect((await byId.view()).messages[1]).toMatchObject({ status: 'read' })
  })

  it('is found by a start from outside under either', async () => {
    const byId = newGuest('US.0003')
    const byPhone = newGuest('16505550003')
    await from(byId, { userId: byId.key }, 'hi')
    await from(byPhone, { phone: byPhone.key, userId: byId.key }, 'a room')
    const { channelId, journeyId } = place
    const { conversationId } = await api<{ conversationId: string }>('POST', '/sessions', {
      channelId,
      journeyId,
      contact: { key: '+1 650 555-0003' },
    })
    expect(conversationId).toBe((await byId.view()).id)
  })

  it.each([
    ['Mexico', '525512345001', '5215512345001'],
    ['Argentina', '5491123456001', '541123456001'],
    ['Brazil', '5511987654001', '551187654001'],
  ])('is one guest under both spellings of a number of %s', async (_, first, second) => {
    const guest = newGuest(first)
    const again = newGuest(second)
    expect(await guest.says('hi')).toEqual(['Tell me.'])
    await again.says('a room')
    expect(await guest.reads()).toEqual(['Heard a room.'])
    await again.sleeps()
    await again.says('hi')
    expect(await guest.reads()).toEqual(['Tell me.'])
    expect((await guest.view()).messages).toHaveLength(6)
  })

  it('goes on under a new number, which is written to from then on', async () => {
    const guest = newGuest()
    await guest.says('hi')
    const moved = newGuest('34699999999')
    const system = { type: 'user_changed_number', wa_id: moved.key, body: 'changed' }
    await guest.posts({ from: guest.key, id: wamid(), type: 'system', system })
    await moved.says('it is me')
    await guest.quiet()
    expect(moved.read()).toEqual(['Heard it is me.'])
    expect((await guest.view()).guest).toMatchObject({ phone: '+34699999999' })
    expect(meta.received.every(({ refused }) => !refused)).toBe(true)
  })
})
