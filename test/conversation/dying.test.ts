import { abortAllDurableObjects } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { call } from '../api/workspace.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { WHATSAPP } from '../runner/villa.ts'
import { messagesBody, signatureOf, textMessage } from '../simulators/webhooks.ts'
import { LISTENER } from './journeys.ts'
import { api, Guest, HOUR, MINUTE, meta, open, type Place, scene } from './scene.ts'

scene()

const TALK = buildJourney(
  [
    { id: 'hello', type: 'text', config: { text: 'Welcome.' } },
    {
      id: 'many',
      type: 'prompt',
      config: {
        question: 'How many?',
        validation: { mode: 'number' },
        retries: 1,
        variable: 'var_local.many',
      },
    },
    { id: 'rest', type: 'delay', config: { amount: 1, unit: 'hours' } },
    {
      id: 'villa',
      type: 'reply',
      config: {
        body: '{{var_local.many}} where?',
        options: [
          { id: 'o', label: 'Olive' },
          { id: 'c', label: 'Cypress' },
        ],
        timeoutSeconds: 3600,
        variable: 'var_local.villa',
      },
    },
    { id: 'bye', type: 'text', config: { text: '{{var_local.villa}} it is.' } },
  ],
  {
    variables: [
      { name: 'many', type: 'number' },
      { name: 'villa', type: 'string' },
    ],
  },
)
const WHOLE = ['Welcome.', 'How many?', 'How many?', '4 where? [Olive | Cypress]', 'Cypress it is.']

const sessions = async (guest: Guest) =>
  (
    await env.DB.prepare('SELECT id, status FROM sessions WHERE object_name = ?')
      .bind(guest.name)
      .all()
  ).results

describe('a conversation that sleeps', () => {
  it('between any two things that happen: nothing is different', async () => {
    const guest = new Guest(await open(TALK))
    for (const text of ['hi', 'lots', '4']) {
      await guest.says(text)
      await guest.sleeps()
    }
    await guest.waits(HOUR)
    await guest.sleeps()
    await guest.taps('Cypress')
    expect(guest.read()).toEqual(WHOLE)
  })

  it('with an alarm set wakes in time', async () => {
    const guest = new Guest(await open(TALK))
    await guest.says('hi')
    await guest.says('4')
    await guest.sleeps()
    expect(await guest.waits(HOUR - 1000)).toEqual([])
    expect(await guest.waits(1000)).toEqual(['4 where? [Olive | Cypress]'])
  })
})

describe('a conversation that dies', () => {
  let place: Place
  beforeAll(async () => {
    place = await open(LISTENER)
  })

  it('while its message is on the way: it is sent again, once, and marked', async () => {
    const guest = new Guest(place)
    meta.failFor(guest.address, { hold: new Promise(() => {}) })
    void guest.says('hi').catch(() => undefined)
    await vi.waitFor(() => expect(guest.sent()).toHaveLength(1))
    await abortAllDurableObjects()
    await guest.waits(2 * MINUTE)
    expect(guest.read()).toEqual(['Tell me.', 'Tell me.'])
    expect((await guest.view()).messages.at(-1)).toMatchObject({ possibleDuplicate: true })
    expect(await guest.says('a room')).toEqual(['Heard a room.'])
  })

  it('while its message is on the way, and a status comes: it is not sent again', async () => {
    const guest = new Guest(place)
    meta.failFor(guest.address, { hold: new Promise(() => {}) })
    void guest.says('hi').catch(() => undefined)
    await vi.waitFor(() => expect(guest.sent()).toHaveLength(1))
    await abortAllDurableObjects()
    const [sent] = guest.sent()
    await guest.hasStatus(sent?.wamid, 'sent', {
      biz_opaque_callback_data: sent?.body.biz_opaque_callback_data,
    })
    await guest.waits(2 * MINUTE)
    expect(guest.read()).toEqual(['Tell me.'])
    expect((await guest.view()).messages.at(-1)).toMatchObject({ status: 'sent' })
  })

  it('at any moment of the first message: it is answered all the same, by one session', async () => {
    for (let moment = 0; moment < 24; moment++) {
      const guest = new Guest(place)
      const body = messagesBody(place.number, [textMessage(guest.key, 'hi')])
      const headers = { 'x-hub-signature-256': signatureOf(body, WHATSAPP.appSecret) }
      const post = () => call('POST', `/hooks/${place.channelId}`, { headers, body })
      const answer = post().then(({ status }) => status)
      await new Promise((resolve) => setTimeout(resolve, moment / 2))
      await abortAllDurableObjects()
      // A provider that was not told "stored" sends it again.
      if ((await answer) !== 200) expect((await post()).status).toBe(200)
      await guest.waits(2 * MINUTE)
      const { messages } = await guest.view()
      expect(messages.map(({ text }) => text)).toEqual(['hi', 'Tell me.'])
      const twice = messages.at(-1)?.possibleDuplicate === true
      expect(guest.read()).toEqual(twice ? ['Tell me.', 'Tell me.'] : ['Tell me.'])
      expect(await sessions(guest)).toHaveLength(1)
      expect(await guest.says('a room')).toEqual(['Heard a room.'])
    }
  })

  it('at any moment of a start from outside: the index never shows a session that is not', async () => {
    for (let moment = 0; moment < 24; moment++) {
      const guest = new Guest(place)
      await guest.says('hi')
      await guest.says('a room')
      const start = api<{ id: string }>('POST', '/sessions', {
        channelId: place.channelId,
        journeyId: place.journeyId,
        contact: { key: guest.key },
      }).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, moment / 2))
      await abortAllDurableObjects()
      await start
      await guest.waits(3 * MINUTE)
      const { session } = await guest.view()
      const open = (await sessions(guest)).filter(({ status }) =>
        ['running', 'waiting'].includes(String(status)),
      )
      const runs = session?.status === 'waiting' ? [session.id] : []
      expect(open.map(({ id }) => id)).toEqual(runs)
    }
  })
})
