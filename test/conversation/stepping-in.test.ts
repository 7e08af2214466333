import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { buildJourney } from '../runner/build-journey.ts'
import { LISTENER } from './journeys.ts'
import {
  api,
  DAY,
  Guest,
  HOUR,
  MINUTE,
  MONDAY,
  meta,
  open,
  type Place,
  redeploy,
  scene,
  web,
} from './scene.ts'

scene()
let place: Place
beforeAll(async () => {
  place = await open(LISTENER)
})
const ANN = { id: 'mbr_ann', name: 'Ann' }

/** A guest who has just been asked. */
async function asked(at = place) {
  const guest = new Guest(at)
  await guest.says('hi')
  await guest.quiet()
  return guest
}

/** "Thursday 5 January at 09:00", in the organisation's zone. */
const momentText = (at: number) =>
  new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Lisbon',
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at)

const sessions = async (guest: Guest) => {
  await guest.waits(3000)
  const { results } = await env.DB.prepare(
    'SELECT status, reason FROM sessions WHERE object_name = ? ORDER BY rowid',
  )
    .bind(guest.name)
    .all()
  return results.map(({ status, reason }) => [status, reason].filter(Boolean).join(': '))
}

const tickets = async (guest: Guest) => {
  const { id } = await guest.view()
  await guest.waits(3000)
  const { results } = await env.DB.prepare(
    'SELECT state FROM tickets WHERE conversation_id = ? ORDER BY created_at',
  )
    .bind(id)
    .all()
  return results.map(({ state }) => state)
}

describe('a person who steps in', () => {
  it('by a reply: it goes out, the session ends, and the bot is silent for three days', async () => {
    const guest = await asked()
    const { id } = await guest.view()
    await api('POST', `/conversations/${id}/messages`, { text: 'Ann here.' })
    expect(await guest.reads()).toEqual(['Ann here.'])
    expect(await guest.view()).toMatchObject({ state: 'held', holdUntil: Date.now() + 3 * DAY })
    expect(await guest.says('thanks')).toEqual([])
    expect(await guest.why()).toBe(`held by Ann until ${momentText(Date.now() + 3 * DAY)}`)
    expect(await sessions(guest)).toEqual(['taken-over'])
    const trail = await guest.trail()
    expect(trail.map(({ type }) => type)).toContain('human.took-over')
    await guest.waits(2 * DAY)
    expect(await guest.says('still there?')).toEqual([])
    expect(await guest.listed()).toMatchObject({ state: 'held' })
    await guest.waits(DAY)
    // Nobody has written, and yet the inbox knows that the hold is over.
    expect(await guest.listed()).toMatchObject({ state: 'idle' })
    expect(await guest.says('hello')).toEqual(['Tell me.'])
    expect(await sessions(guest)).toEqual(['taken-over', 'waiting'])
  })

  it('from the phone: three days from when it was said', async () => {
    const guest = await asked()
    await guest.isTold('We will see to it.', Date.now() - 2 * DAY)
    expect(await guest.says('thanks')).toEqual([])
    expect(await guest.why()).toMatch(/^held by a person on the phone until /)
    expect(await guest.view()).toMatchObject({ holdUntil: Date.now() + DAY })
    await guest.waits(DAY)
    expect(await guest.says('hello')).toEqual(['Tell me.'])
  })

  it('from the phone, before the guest has ever written', async () => {
    const own = await open(LISTENER, { settings: { holdDays: 1 } })
    const guest = new Guest(own)
    await guest.isTold('Welcome, your room is ready.')
    expect(await guest.says('thanks')).toEqual([])
    expect(await guest.view()).toMatchObject({ holdUntil: Date.now() + DAY })
    expect(await guest.listed()).toMatchObject({ state: 'held' })
  })

  it('again and again: the hold counts from the last time', async () => {
    const guest = await asked()
    await guest.ask((it) => it.sayAsHuman(ANN, 'One.'))
    await guest.waits(2 * DAY)
    await guest.ask((it) => it.takeOver({ id: 'mbr_bob', name: 'Bob' }))
    expect(await guest.view()).toMatchObject({ holdUntil: Date.now() + 3 * DAY })
    expect(await guest.why()).toMatch(/^held by Bob /)
  })

  it('with a hold of no days: the bot answers at once', async () => {
    const own = await open(LISTENER, { settings: { holdDays: 0 } })
    const guest = await asked(own)
    await guest.ask((it) => it.sayAsHuman(ANN, 'Ann here.'))
    expect(await guest.says('hello')).toEqual(['Ann here.', 'Tell me.'])
  })

  it('takes over without a word', async () => {
    const guest = await asked()
    const { id } = await guest.view()
    const state = await api('POST', `/conversations/${id}/take-over`)
    expect(state).toMatchObject({
      state: 'held',
      why: expect.stringMatching(/^held by Ann until /),
    })
    expect(await guest.says('a room')).toEqual([])
    expect(await sessions(guest)).toEqual(['taken-over'])
    expect(guest.read()).toEqual(['Tell me.'])
  })

  it('lets go by a reset: the next message starts fresh', async () => {
    const guest = await asked()
    await guest.ask((it) => it.takeOver(ANN))
    const { id } = await guest.view()
    expect(await api('POST', `/conversations/${id}/reset`)).toMatchObject({ state: 'idle' })
    expect(await guest.says('hello')).toEqual(['Tell me.'])
    await api('POST', `/conversations/${id}/reset`)
    expect(await sessions(guest)).toEqual(['taken-over', 'ended: reset'])
    expect(await guest.says('a room')).toEqual(['Tell me.'])
  })

  it('closes: what runs ends, and the next message starts fresh', async () => {
    const guest = await asked()
    const { id } = await guest.view()
    expect(await api('POST', `/conversations/${id}/close`)).toMatchObject({ state: 'closed' })
    expect(await guest.listed()).toMatchObject({ state: 'closed' })
    expect(await sessions(guest)).toEqual(['ended: closed'])
    expect(await guest.says('hello')).toEqual(['Tell me.'])
    expect(await guest.view()).toMatchObject({ state: 'waiting' })
  })

  it('drops what the bot has not sent, but not what a person said', async () => {
    const guest = new Guest(place)
    meta.failFor(`+${guest.key}`, { code: 130429, retryAfterSeconds: 60 })
    expect(await guest.says('hi')).toEqual([])
    await guest.ask((it) => it.sayAsHuman(ANN, 'Ann here.'))
    await guest.ask((it) => it.sayAsHuman(ANN, 'And again.'))
    expect(await guest.waits(5 * MINUTE)).toEqual(['Ann here.', 'And again.'])
    expect((await guest.view()).messages.map(({ text, status }) => [text, status])).toEqual([
      ['hi', 'received'],
      ['Tell me.', 'dropped'],
      ['Ann here.', 'accepted'],
      ['And again.', 'accepted'],
    ])
  })

  it('while a message is on its way: what became of it is known all the same', async () => {
    const guest = new Guest(place)
    const { promise, resolve } = Promise.withResolvers<void>()
    meta.failFor(`+${guest.key}`, { hold: promise })
    const arriving = guest.says('hi')
    await vi.waitFor(() => expect(guest.sent()).toHaveLength(1))
    await guest.ask((it) => it.sayAsHuman(ANN, 'Ann here.'))
    expect((await guest.view()).messages[1]).toMatchObject({ status: 'dropped' })
    resolve()
    await arriving
    expect((await guest.view()).messages[1]).toMatchObject({ text: 'Tell me.', status: 'accepted' })
    expect(guest.read()).toEqual(['Tell me.', 'Ann here.'])
    const [question] = guest.sent()
    await guest.hasStatus(question?.wamid, 'read')
    expect((await guest.view()).messages[1]).toMatchObject({ status: 'read' })
  })
})

const HANDING_OVER = buildJourney([
  { id: 'wish', type: 'prompt', config: { question: 'What is it?' } },
  { id: 'ann', type: 'agent-transfer', name: 'To Ann', config: { to: { teamId: '' } } },
])

describe('a conversation handed over', () => {
  let own: Place
  beforeAll(async () => {
    const { id: teamId } = await api<{ id: string }>('POST', '/teams', { name: 'Desk' })
    const [start, wish, ann] = HANDING_OVER.steps
    if (!start || !wish || !ann) return
    const config = { to: { teamId }, message: 'One moment.' }
    own = await open({ ...HANDING_OVER, steps: [start, wish, { ...ann, config }] })
  })
  const handedOver = async () => {
    const guest = await asked(own)
    expect(await guest.says('the key')).toEqual(['One moment.'])
    return guest
  }

  it('makes a ticket, and is silent till that is closed', async () => {
    const guest = await handedOver()
    expect(await guest.view()).toMatchObject({
      state: 'transferred',
      why: `handed over at "To Ann"; closes ${momentText(Date.now() + 3 * DAY)}`,
    })
    expect(await tickets(guest)).toEqual(['open'])
    expect(await guest.says('hello?')).toEqual([])
    const { id } = await guest.view()
    const { items } = await api<{ items: { id: string }[] }>(
      'GET',
      `/tickets?conversationId=${id}&state=open`,
    )
    await api('POST', `/tickets/${items[0]?.id}/close`)
    expect(await guest.view()).toMatchObject({ state: 'closed' })
    expect(await guest.says('hi')).toEqual(['What is it?'])
  })

  it('comes back by itself after three days, and its ticket is closed', async () => {
    const guest = await handedOver()
    await guest.waits(3 * DAY)
    expect(await guest.view()).toMatchObject({ state: 'idle' })
    expect(await tickets(guest)).toEqual(['closed'])
    expect(await guest.says('hi')).toEqual(['What is it?'])
  })

  it('comes back by a reset', async () => {
    const guest = await handedOver()
    const { id } = await guest.view()
    await api('POST', `/conversations/${id}/reset`)
    expect(await tickets(guest)).toEqual(['closed'])
    expect(await guest.says('hi')).toEqual(['What is it?'])
  })
})

const CALLING = buildJourney([
  {
    id: 'quote',
    type: 'api',
    name: 'Quote',
    config: { request: { method: 'GET', url: 'https://api.hotel.com/quote' } },
  },
  { id: 'bye', type: 'text', config: { text: 'Here it is.' } },
])

describe('a session that cannot go on', () => {
  it('fails, holds the conversation, and lets go after a day', async () => {
    const own = await open(CALLING)
    web.answer = () => new Response('no', { status: 500 })
    const guest = new Guest(own)
    expect(await guest.says('hi')).toEqual([])
    expect(await guest.view()).toMatchObject({
      state: 'failed',
      why: `session failed at "Quote": api status_500; closes ${momentText(Date.now() + DAY)}`,
      session: { status: 'failed', reason: 'api_error' },
    })
    expect(await guest.says('hello?')).toEqual([])
    expect(await sessions(guest)).toEqual(['failed: api_error'])
    web.answer = () => Response.json({})
    await guest.waits(DAY)
    expect(await guest.view()).toMatchObject({ state: 'idle' })
    expect(await guest.says('hello?')).toEqual(['Here it is.'])
  })

  it('is let go of by `end`', async () => {
    const own = await open(CALLING)
    web.answer = () => new Response('no', { status: 500 })
    const guest = new Guest(own)
    await guest.says('hi')
    const { session } = await guest.view()
    await api('POST', `/sessions/${session?.id}/end`)
    web.answer = () => Response.json({})
    expect(await guest.says('hello?')).toEqual(['Here it is.'])
  })

  it('ends when its channel is deleted, and no alarm rings on', async () => {
    const own = await open(LISTENER)
    const guest = await asked(own)
    await guest.waits(3000)
    await env.DB.prepare('UPDATE channels SET deleted_at = 1 WHERE id = ?')
      .bind(own.channelId)
      .run()
    await guest.sleeps()
    await guest.waits(31 * DAY)
    expect(await guest.alarmAt()).toBeUndefined()
    expect((await guest.view()).session?.status).toBe('ended')
  })
})

describe('a session that idles', () => {
  it('ends after 30 days without a word', async () => {
    const guest = await asked()
    await guest.waits(29 * DAY)
    expect(await guest.view()).toMatchObject({ state: 'waiting' })
    await guest.waits(2 * DAY)
    expect(await guest.view()).toMatchObject({
      state: 'idle',
      why: 'session ended: nothing happened for a long time',
    })
    expect(await sessions(guest)).toEqual(['ended: idle'])
  })

  it('is not idle while it waits for a day that will come', async () => {
    const own = await open(
      buildJourney([
        { id: 'wait', type: 'delay', config: { amount: 6, unit: 'weeks' } },
        { id: 'ask', type: 'prompt', config: { question: 'How was it?' } },
        { id: 'bye', type: 'text', config: { text: 'Thanks.' } },
      ]),
    )
    const guest = new Guest(own)
    await guest.says('hi')
    await guest.waits(41 * DAY + HOUR)
    // Opens the window again.
    await guest.says('hello?')
    await guest.waits(22 * HOUR)
    expect(await guest.view()).toMatchObject({ state: 'waiting' })
    expect(await guest.waits(HOUR)).toEqual(['How was it?'])
    await guest.waits(DAY)
    expect(await guest.says('good')).toEqual(['Thanks.'])
  })
})

describe('a partner', () => {
  const begin = (guest: Guest, onBusy?: 'skip' | 'replace') =>
    api<{ id?: string; skipped?: true; why?: string }>('POST', '/sessions', {
      channelId: place.channelId,
      journeyId: place.journeyId,
      contact: { key: guest.key },
      onBusy,
    })

  it('starts a session for somebody who has just written, unless one runs', async () => {
    const guest = await asked()
    const busy = await begin(guest)
    expect(busy).toEqual({ skipped: true, why: 'waits for the guest\'s answer at "Question"' })
    expect(await begin(guest, 'replace')).toMatchObject({ id: expect.any(String) })
    expect(await guest.reads()).toEqual(['Tell me.'])
    expect(await sessions(guest)).toEqual(['ended: replaced', 'waiting'])
  })

  it('is told why nothing starts, and nothing that runs is lost by it', async () => {
    const guest = await asked()
    await guest.waits(25 * HOUR)
    const { why } = await begin(guest, 'replace')
    expect(why).toBe('outside the 24-hour window, and the journey does not open with a template')
    expect(await sessions(guest)).toEqual(['waiting'])
    await guest.says('a room')
    await guest.ask((it) => it.takeOver(ANN))
    expect((await begin(guest)).why).toMatch(/^held by Ann until /)
  })

  it('ends a session, and the next message starts one', async () => {
    const guest = await asked()
    const { session } = await guest.view()
    expect(await api('POST', `/sessions/${session?.id}/end`)).toMatchObject({ status: 'ended' })
    expect(await sessions(guest)).toEqual(['ended: ended_by_api'])
    expect(await guest.says('hello')).toEqual(['Tell me.'])
    // The one that is over already is not ended again, nor is the new one in its place.
    await api('POST', `/sessions/${session?.id}/end`)
    expect(await guest.view()).toMatchObject({ state: 'waiting' })
  })

  it('undeploys: what runs ends, and nothing starts', async () => {
    const own = await open(LISTENER)
    const guest = await asked(own)
    expect(await api('POST', `/journeys/${own.journeyId}/undeploy`)).toEqual({ ending: 1 })
    await vi.waitFor(async () => expect(await guest.view()).toMatchObject({ state: 'idle' }))
    expect(await guest.why()).toBe('session ended: the journey was undeployed')
    expect(await sessions(guest)).toEqual(['ended: undeployed'])
    expect(await guest.says('hello')).toEqual([])
    expect(await guest.why()).toMatch(/is not live$/)
    await redeploy(own, LISTENER).catch(() => api('POST', `/journeys/${own.journeyId}/deploy`))
    expect(await guest.says('hello')).toEqual(['Tell me.'])
  })

  it('ends a session before it has begun: it never does', async () => {
    const guest = new Guest(place)
    const sessionId = 'ses_early'
    await guest.ask((it) => it.endSession(sessionId, 'undeployed'))
    await guest.quiet()
    expect(await guest.ask((it) => it.session(sessionId))).toBeUndefined()
  })
})

describe('why the bot did not reply', () => {
  it('is told in words, whatever the state', async () => {
    const rows: [string, string][] = []
    const note = async (when: string, guest: Guest) => rows.push([when, await guest.why()])
    const at = async (place: Place) => {
      vi.setSystemTime(MONDAY)
      return asked(place)
    }
    const to = (step: object, more = {}) => open(buildJourney([step as never], more))
    const { id: teamId } = await api<{ id: string }>('POST', '/teams', { name: 'Night desk' })
    web.answer = () => new Promise<Response>(() => {})

    await note('nobody has written', new Guest(place))
    const guest = await at(place)
    await note('it asked', guest)
    await guest.says('a room')
    await note('the journey is over', guest)
    await guest.ask((it) => it.takeOver(ANN))
    await note('Ann took over', guest)
    await guest.waits(3 * DAY)
    await note('the hold is over', guest)
    await guest.ask((it) => it.close())
    await note('closed', guest)

    const delay = { id: 'rest', type: 'delay', config: { amount: 2, unit: 'days' } }
    await note('in a delay', await at(await to(delay)))
    const event = { id: 'paid', type: 'wait-for-event', config: { event: 'paid' } }
    await note('waiting for an event', await at(await to(event)))
    const calling = new Guest(await open(CALLING))
    void calling.says('hi').catch(() => undefined)
    await vi.waitFor(async () => expect((await calling.view()).state).toBe('bot'))
    await note('calling an API', calling)

    const refused = new Guest(place)
    meta.failFor(`+${refused.key}`, { code: 131026 })
    await refused.says('hi')
    await note('the question was refused', refused)
    const text = { id: 'text', type: 'text', config: { text: 'Hello.' } }
    const late = new Guest(await to(text))
    // Not so old that it starts nothing, and too old for an answer to arrive in time.
    await late.says('hi', { at: Date.now() - DAY + 30_000 })
    await note('outside the window', late)
    const replayed = new Guest(place)
    await replayed.says('hi', { at: Date.now() - DAY - 1000 })
    await note('brought a day later', replayed)
    const waits = new Guest(place)
    meta.failFor(`+${waits.key}`, { code: 130429, retryAfterSeconds: 60 })
    await waits.says('hi')
    await note('throttled', waits)
    const held = new Guest(place)
    meta.failFor(`+${held.key}`, { code: 190, status: 401 }, { code: 190, status: 401 })
    await held.says('hi')
    await note('the token has expired', held)

    const over = new Guest(place)
    await over.says('hi')
    await api('POST', `/sessions/${(await over.view()).session?.id}/end`)
    await note('a partner ended it', over)
    const phone = await asked()
    await phone.isTold('Ann here.')
    await note('a person wrote from the phone', phone)
    const left = await open(LISTENER)
    await api('PUT', `/channels/${left.channelId}/assignment`, { journeyId: null })
    const unassigned = new Guest(left)
    await unassigned.says('hi')
    await note('no journey is assigned', unassigned)
    const team = { id: 'ann', type: 'agent-transfer', name: 'To Ann', config: { to: { teamId } } }
    await note('handed over', await asked(await to(team)))

    expect(table(rows)).toBe(WHY)
  })
})

const WHY = `
nobody has written             nobody has written here yet
it asked                       waits for the guest's answer at "Question"
the journey is over            the journey is finished; the next message starts it again
Ann took over                  held by Ann until Thursday 5 January at 09:00
the hold is over               the journey is finished; the next message starts it again
closed                         nothing runs; the next message starts the journey
in a delay                     waits at "rest" until Wednesday 4 January at 09:00
waiting for an event           waits for an event at "paid"
calling an API                 calls an API at "Quote"
the question was refused       session failed at "Question": the question could not be delivered, The guest cannot be reached on WhatsApp at this number (131026); closes Tuesday 3 January at 09:00
outside the window             the last message did not arrive: Outside the 24-hour window: only a template can be sent
brought a day later            the message is more than a day old
throttled                      a message waits to be sent: Too many messages a second (130429)
the token has expired          a message waits to be sent: The access token is invalid or has expired (190)
a partner ended it             session ended: a partner ended it
a person wrote from the phone  held by a person on the phone until Thursday 5 January at 09:00
no journey is assigned         no journey is assigned to this channel
handed over                    handed over at "To Ann"; closes Thursday 5 January at 09:00
`

const table = (rows: [string, string][]) => {
  const wide = Math.max(...rows.map(([when]) => when.length))
  return `\n${rows.map(([when, why]) => `${when.padEnd(wide)}  ${why}`).join('\n')}\n`
}
