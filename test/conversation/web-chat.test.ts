import { env, exports } from 'cloudflare:workers'
import { createHmac } from 'node:crypto'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { objectName } from '../../durable-objects/rpc.ts'
import { call, ORIGIN } from '../api/workspace.ts'
import { buildJourney } from '../runner/build-journey.ts'
import { LISTENER } from './journeys.ts'
import { api, HOUR, open, type Place, scene, Talk } from './scene.ts'

scene()
type Frame = { t: string; seq: number; content: { type: string; text?: string } } & Record<
  string,
  unknown
>

const SITE = 'https://casaverde.example'
const config = { allowedOrigins: [SITE], title: 'Casa Verde' }

/** A browser with the chat open. */
class Page extends Talk {
  readonly frames: Frame[] = []
  readonly #socket: WebSocket
  closed: number | undefined

  constructor(name: string, socket: WebSocket) {
    super(name)
    this.#socket = socket
    socket.accept()
    socket.addEventListener('message', ({ data }) => {
      this.frames.push(JSON.parse(String(data)))
    })
    socket.addEventListener('close', ({ code }) => {
      this.closed = code
    })
  }

  /** Sends a frame, and gives what came by it. */
  async sends(frame: object | string) {
    const seen = this.frames.length
    this.#socket.send(typeof frame === 'string' ? frame : JSON.stringify({ v: 1, ...frame }))
    return this.#fresh(seen)
  }

  async gets(what: () => Promise<unknown>) {
    const seen = this.frames.length
    await what()
    return this.#fresh(seen)
  }

  async #fresh(seen: number) {
    await this.quiet()
    // Frames arrive after what brought them is done.
    for (let known = -1; known !== this.frames.length; ) {
      known = this.frames.length
      await new Promise((resolve) => setTimeout(resolve, 3))
    }
    return this.frames.slice(seen)
  }

  leaves() {
    this.#socket.close(1000)
  }
}

const begin = async (place: Place, more: object = {}) => {
  const { json } = await call('POST', '/wc/v1/session', {
    body: { channelId: place.channelId, ...more },
    headers: { origin: SITE },
  })
  return json as { token: string; conversationId: string; lastSeq: number; unread: number }
}

async function connect(place: Place, token: string, origin = SITE) {
  const headers = {
    upgrade: 'websocket',
    origin,
    'sec-websocket-protocol': `bj.v1, bj.tok.${token}`,
  }
  const answer = await exports.default.fetch(new Request(`${ORIGIN}/wc/v1/socket`, { headers }))
  if (!answer.webSocket) throw new Error(`no socket: ${answer.status}`)
  const { key } = JSON.parse(
    atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')) || '{}',
  )
  return new Page(objectName(place.channelId, key), answer.webSocket)
}

const texts = (frames: Frame[]) =>
  frames.filter(({ t }) => t === 'msg').map(({ content }) => content.text)
const types = (frames: Frame[]) => frames.map(({ t }) => t)

describe('a visitor of the web chat', () => {
  let place: Place
  let page: Page
  let token: string
  beforeAll(async () => {
    place = await open(LISTENER, { type: 'web-chat', config })
  })
  beforeEach(async () => {
    token = (await begin(place)).token
    page = await connect(place, token)
  })
  afterEach(() => page.leaves())
  const hello = (resume?: number) => page.sends({ t: 'hello', resume })
  const says = (text: string, cid: string = crypto.randomUUID()) =>
    page.sends({ t: 'msg', cid, text })

  it('is welcomed, heard and answered', async () => {
    const { conversationId } = await begin(place, { token })
    expect(await hello()).toEqual([
      {
        v: 1,
        t: 'welcome',
        seq: 0,
        conversationId,
        missed: 0,
        reset: false,
        agent: { name: 'Bot', kind: 'bot' },
      },
    ])
    const frames = await says('hi', 'c1')
    expect(types(frames).sort()).toEqual(['ack', 'msg', 'msg'])
    expect(frames.filter(({ t }) => t === 'msg')).toMatchObject([
      { dir: 'in', from: { kind: 'contact' }, content: { type: 'text', text: 'hi' } },
      { dir: 'out', from: { kind: 'bot', name: 'Bot' }, content: { text: 'Tell me.' } },
    ])
    expect(texts(await says('a room'))).toEqual(['a room', 'Heard a room.'])
    expect((await page.view()).messages).toHaveLength(4)
  })

  it('numbers frames strictly upwards', async () => {
    await hello()
    for (const text of ['hi', 'a room', 'hi']) await says(text)
    const seqs = page.frames.filter(({ t }) => t === 'msg').map(({ seq }) => seq)
    expect(seqs).toEqual([...new Set(seqs)].sort((a, b) => a - b))
  })

  it('sends the same twice and is answered once', async () => {
    await hello()
    await says('hi', 'c1')
    const [first] = await says('hi', 'c1')
    expect(first).toMatchObject({ t: 'ack', cid: 'c1', id: 'in:c1' })
    await page.sleeps()
    const again = await says('hi', 'c1')
    expect(again).toEqual([first])
    expect((await page.view()).messages).toHaveLength(2)
  })

  it('comes back and gets what it missed, and no more', async () => {
    await hello()
    const [last] = (await says('hi')).filter(({ t }) => t === 'msg').toReversed()
    page.leaves()
    const conversation = page
    page = await connect(place, token)
    await conversation.ask((it) => it.sayAsHuman({ id: 'm', name: 'Ann' }, 'Ann here.'))
    await conversation.quiet()
    const frames = await hello(last?.seq)
    expect(frames[0]).toMatchObject({
      t: 'welcome',
      missed: 1,
      agent: { name: 'Ann', kind: 'human' },
    })
    expect(texts(frames)).toEqual(['Ann here.'])
    expect((await begin(place, { token })).unread).toBeGreaterThan(0)
    await page.sends({ t: 'read', seq: frames.at(-1)?.seq })
    expect((await begin(place, { token })).unread).toBe(0)
  })

  it('starts over when it missed more than 200', async () => {
    await hello()
    await says('hi')
    page.leaves()
    const told = Array.from({ length: 210 }, (_, index) => `News ${index}`)
    for (const text of told) await page.ask((it) => it.sayAsHuman({ id: 'm', name: 'Ann' }, text))
    page = await connect(place, token)
    const frames = await hello(1)
    expect(frames[0]).toMatchObject({ t: 'welcome', reset: true, missed: 200 })
    expect(texts(frames)).toHaveLength(200)
    expect(texts(frames).at(-1)).toBe('News 209')
  })

  it('has several tabs, and each gets everything', async () => {
    await hello()
    const other = await connect(place, token)
    await other.sends({ t: 'hello' })
    const frames = await other.gets(() => says('hi'))
    expect(texts(frames)).toEqual(['hi', 'Tell me.'])
    other.leaves()
  })

  it('is answered although the conversation slept', async () => {
    await hello()
    await says('hi')
    await page.sleeps()
    expect(texts(await says('a room'))).toEqual(['a room', 'Heard a room.'])
  })

  it('reads when a person steps in', async () => {
    await hello()
    await says('hi')
    const frames = await page.gets(() =>
      page.ask((it) => it.sayAsHuman({ id: 'm', name: 'Ann' }, 'Ann here.')),
    )
    expect(frames).toContainEqual(
      expect.objectContaining({ t: 'msg', from: { kind: 'human', name: 'Ann' } }),
    )
    expect(types(frames)).toContain('handoff')
    expect(texts(await says('thanks'))).toEqual(['thanks'])
    const more = await page.gets(() =>
      page.ask((it) => it.sayAsHuman({ id: 'm', name: 'Ann' }, 'Still here.')),
    )
    expect(types(more)).toEqual(['msg'])
  })

  it.each([
    ['no JSON', '{'],
    ['an unknown type', '{"v":1,"t":"hologram"}'],
    ['no text', '{"v":1,"t":"msg","cid":"c9","text":""}'],
    ['a text over 4,096', JSON.stringify({ t: 'msg', cid: 'c9', text: 'x'.repeat(4097) })],
    ['a frame over 64 KB', JSON.stringify({ t: 'event', x: 'x'.repeat(66_000) })],
    ['a place off the globe', '{"t":"location","cid":"c9","lat":91,"lng":0}'],
    ['a file that nobody uploaded', '{"t":"file","cid":"c9","uploadId":"med_none"}'],
  ])('sends %s, is told so, and stays', async (_, frame) => {
    await hello()
    expect(await page.sends(frame)).toMatchObject([{ t: 'error', code: 'bad_frame' }])
    expect(texts(await says('hi'))).toEqual(['hi', 'Tell me.'])
  })

  it('is slowed down after thirty messages a minute', async () => {
    await hello()
    for (let count = 0; count < 30; count++) await says(`message ${count}`)
    expect(await says('too much', 'c31')).toEqual([
      { v: 1, t: 'error', code: 'rate_limited', retryAfterMs: expect.any(Number), cid: 'c31' },
    ])
    await page.passes(61_000)
    expect(types(await says('again', 'c31'))).toContain('ack')
  })

  it('pings without waking anybody', async () => {
    expect(await page.sends('{"v":1,"t":"ping"}')).toEqual([{ v: 1, t: 'pong' }])
  })

  it('polls and posts where sockets are blocked', async () => {
    const headers = { authorization: `Bearer ${token}`, origin: SITE }
    const send = (frame: object) => call('POST', '/wc/v1/send', { headers, body: frame })
    const poll = async (after: number) =>
      JSON.parse((await call('GET', `/wc/v1/poll?after=${after}`, { headers })).text).frames
    const sent = await send({ v: 1, t: 'msg', cid: 'p1', text: 'hi' })
    expect(JSON.parse(sent.text)).toMatchObject([{ t: 'ack', cid: 'p1' }])
    await page.quiet()
    const frames: Frame[] = await poll(0)
    expect(texts(frames)).toEqual(['hi', 'Tell me.'])
    // Nothing new: the answer comes when there is something.
    const waiting = poll(frames.at(-1)?.seq ?? 0)
    await send({ v: 1, t: 'msg', cid: 'p2', text: 'a room' })
    expect(texts(await waiting)[0]).toBe('a room')
    expect((await send({ v: 1, t: 'nonsense' })).status).toBe(400)
    expect((await call('GET', '/wc/v1/poll', { headers: { origin: SITE } })).status).toBe(401)
  })

  it('is not let in with a forged token, nor from another site', async () => {
    const [version, payload] = token.split('.')
    const forged = await connect(place, `${version}.${payload}.${'0'.repeat(64)}`)
    await vi.waitFor(() => expect(forged.closed).toBe(4401))
    const elsewhere = await connect(place, token, 'https://elsewhere.example')
    await vi.waitFor(() => expect(elsewhere.closed).toBe(4403))
  })

  it('is signed out with the contact, wherever the chat is open', async () => {
    await hello()
    await says('hi')
    await page.passes(3000)
    const { conversationId } = await begin(place, { token })
    const { contact } = await api<{ contact: { id: string } }>(
      'GET',
      `/conversations/${conversationId}`,
    )
    await api('POST', `/contacts/${contact.id}/sign-out`)
    await vi.waitFor(() => expect(page.closed).toBe(4401))
    const again = await connect(place, token)
    await vi.waitFor(() => expect(again.closed).toBe(4401))
    const headers = { authorization: `Bearer ${token}`, origin: SITE }
    const frame = { v: 1, t: 'msg', cid: 'c9', text: 'Still here?' }
    expect((await call('POST', '/wc/v1/send', { headers, body: frame })).status).toBe(401)
    expect((await call('GET', '/wc/v1/poll', { headers })).status).toBe(401)
    expect((await call('POST', '/wc/v1/uploads', { headers })).status).toBe(401)
    const fresh = await begin(place, { token })
    expect(fresh.conversationId).not.toBe(conversationId)
    expect(fresh.unread).toBe(0)
    const { messages } = await page.view()
    expect(messages.map(({ text }) => text)).toEqual(['hi', 'Tell me.'])
  })

  it('signed out, is let in again when the site vouches for them anew', async () => {
    const identitySecret = 'the secret of the site'
    const own = await open(LISTENER, { type: 'web-chat', config: { ...config, identitySecret } })
    const exp = Math.floor(Date.now() / 1000) + 600
    const hash = createHmac('sha256', identitySecret).update(`guest-7.${exp}`).digest('hex')
    const identity = { userId: 'guest-7', exp, hash }
    const first = await begin(own, { identity })
    const chat = await connect(own, first.token)
    await chat.sends({ t: 'hello' })
    await chat.ask((it) => it.signOut())
    await vi.waitFor(() => expect(chat.closed).toBe(4401))
    const second = await begin(own, { identity })
    expect(second.conversationId).toBe(first.conversationId)
    const anew = await connect(own, second.token)
    expect((await anew.sends({ t: 'hello' }))[0]).toMatchObject({ t: 'welcome' })
    anew.leaves()
    expect((await begin(own, { token: first.token })).conversationId).not.toBe(first.conversationId)
  })

  it('sends a file', async () => {
    await hello()
    await says('hi')
    const form = new FormData()
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0])
    form.set('file', new File([png], 'room.png', { type: 'image/png' }))
    const { json } = await call('POST', '/wc/v1/uploads', {
      headers: { authorization: `Bearer ${token}`, origin: SITE },
      body: form,
    })
    const frames = await page.sends({ t: 'file', cid: 'f1', uploadId: json.uploadId })
    expect(frames.find(({ dir }) => dir === 'in')).toMatchObject({
      content: { type: 'media', kind: 'image', filename: 'room.png' },
    })
    expect(texts(frames).at(-1)).toMatch(/^Heard .*\/media\/med_/)
  })

  it('shows as one conversation in the inbox', async () => {
    await hello()
    await says('hi')
    await page.passes(3000)
    const { id } = await page.view()
    expect(await api('GET', `/conversations/${id}`)).toMatchObject({
      state: 'waiting',
      channel: { type: 'web-chat' },
    })
    const row = await env.DB.prepare('SELECT object_name FROM sessions WHERE conversation_id = ?')
      .bind(id)
      .first()
    expect(row).toEqual({ object_name: page.name })
  })
})

describe('buttons in the web chat', () => {
  const VILLA = buildJourney(
    [
      {
        id: 'villa',
        type: 'reply',
        config: {
          body: 'Which villa?',
          options: [
            { id: 'o', label: 'Olive' },
            { id: 'c', label: 'Cypress' },
          ],
          variable: 'var_local.villa',
        },
      },
      {
        id: 'sure',
        type: 'reply',
        config: { body: '{{var_local.villa}}, sure?', options: [{ id: 'y', label: 'Yes' }] },
      },
      { id: 'bye', type: 'text', config: { text: 'Booked.' } },
    ],
    { variables: [{ name: 'villa', type: 'string' }] },
  )

  it('answer their question; an older one is asked again, and after the end begins anew', async () => {
    const place = await open(VILLA, { type: 'web-chat', config })
    const { token } = await begin(place)
    const page = await connect(place, token)
    await page.sends({ t: 'hello' })
    const asked = await page.sends({ t: 'msg', cid: 'c1', text: 'hi' })
    const question = asked.find(({ dir }) => dir === 'out')
    expect(question?.content).toMatchObject({ type: 'buttons', text: 'Which villa?' })
    const tap = (
      cid: string,
      stepId: string,
      optionId: string,
      title: string,
      messageId = question?.id,
    ) => page.sends({ t: 'choice', cid, stepId, optionId, title, messageId })
    const tapped = await tap('c2', 'villa', 'c', 'Cypress')
    expect(texts(tapped)).toEqual(['Cypress', 'Cypress, sure?'])
    expect(tapped).toContainEqual(
      expect.objectContaining({
        t: 'update',
        id: question?.id,
        choice: { state: 'answered', optionId: 'c' },
      }),
    )
    expect(texts(await tap('c3', 'villa', 'o', 'Olive'))).toEqual(['Olive', 'Cypress, sure?'])
    const [sure] = page.frames.filter(({ dir }) => dir === 'out').toReversed()
    expect(texts(await tap('c4', 'sure', 'y', 'Yes', sure?.id as string))).toEqual([
      'Yes',
      'Booked.',
    ])
    expect(texts(await tap('c5', 'villa', 'o', 'Olive'))).toEqual(['Olive', 'Which villa?'])
    page.leaves()
  })

  it('are told that the team knows, also when they come back, and of a person only when one writes', async () => {
    const { id: teamId } = await api<{ id: string }>('POST', '/teams', { name: 'Desk' })
    const config = { to: { teamId }, message: 'One moment.' }
    const HANDED = buildJourney([{ id: 'desk', type: 'agent-transfer', config }])
    const place = await open(HANDED, { type: 'web-chat', config: { allowedOrigins: [SITE] } })
    const { token } = await begin(place)
    const page = await connect(place, token)
    await page.sends({ t: 'hello' })
    const frames = await page.sends({ t: 'msg', cid: 'c1', text: 'hi' })
    const told = { to: 'team', at: Date.now(), after: expect.any(Number) }
    const handoffs = frames.filter(({ t }) => t === 'handoff')
    expect(handoffs).toEqual([{ v: 1, t: 'handoff', ...told }])
    const after = Number(handoffs[0]?.after)
    expect(after).toBeGreaterThan(Math.max(...frames.flatMap(({ seq }) => seq ?? [])))
    await page.passes(HOUR)
    const [thanks] = await page.sends({ t: 'msg', cid: 'c2', text: 'thanks' })
    expect(thanks?.seq).toBeGreaterThan(after)
    page.leaves()
    const again = await connect(place, token)
    const { to: _, ...since } = told
    expect((await again.sends({ t: 'hello' }))[0]).toMatchObject({
      agent: { kind: 'team', ...since, at: told.at, after },
    })
    const joined = await again.gets(() =>
      again.ask((it) => it.sayAsHuman({ id: 'm', name: 'Ann' }, 'Ann here.')),
    )
    expect(joined).toContainEqual({ v: 1, t: 'handoff', to: 'human', name: 'Ann' })
    again.leaves()
  })

  it('are told that the bot is back when the transfer is closed', async () => {
    const { id: teamId } = await api<{ id: string }>('POST', '/teams', { name: 'Front desk' })
    const HANDED = buildJourney([
      { id: 'desk', type: 'agent-transfer', config: { to: { teamId }, message: 'One moment.' } },
    ])
    const place = await open(HANDED, { type: 'web-chat', config })
    const page = await connect(place, (await begin(place)).token)
    await page.sends({ t: 'msg', cid: 'c1', text: 'hi' })
    await page.gets(() => page.passes(73 * HOUR))
    expect(page.frames).toContainEqual({ v: 1, t: 'handoff', to: 'bot', name: 'Bot' })
    expect((await page.sends({ t: 'hello' }))[0]).toMatchObject({ agent: { kind: 'bot' } })
    page.leaves()
  })

  it('time out like any question', async () => {
    const [start, villa, sure, bye] = VILLA.steps
    if (!start || !villa || !sure || !bye) return
    const timed = { ...villa, config: { ...villa.config, timeoutSeconds: 60 } }
    const edge = { id: 'late', from: { step: 'villa', port: 'timeout' }, to: 'bye' }
    const place = await open(
      { ...VILLA, steps: [start, timed, sure, bye], edges: [...VILLA.edges, edge] },
      { type: 'web-chat', config },
    )
    const { token } = await begin(place)
    const page = await connect(place, token)
    await page.sends({ t: 'hello' })
    await page.sends({ t: 'msg', cid: 'c1', text: 'hi' })
    expect(texts(await page.gets(() => page.passes(HOUR)))).toEqual(['Booked.'])
    page.leaves()
  })
})
