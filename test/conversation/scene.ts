import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, vi } from 'vitest'
import type { Journey } from '#journey/journey.ts'
import { type ConversationCalls, callConversation, objectName } from '../../durable-objects/rpc.ts'
import { call, setUp } from '../api/workspace.ts'
import { buttonsIn, wordsIn } from '../programs/provider/sent.ts'
import { WHATSAPP } from '../runner/villa.ts'
import { graph } from '../simulators/graph.ts'
import type { GraphTemplate } from '../simulators/graph-templates.ts'
import {
  changesBody,
  type GuestMessage,
  messagesBody,
  signatureOf,
  statusesValue,
  tapMessage,
  textMessage,
  wamid,
} from '../simulators/webhooks.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** A Monday that is far away: an alarm rings only when a test lets its time come. */
export const MONDAY = Date.parse('2040-01-02T09:00:00Z')

/** The templates that Meta has; none can be sent but these. */
export const templates: GraphTemplate[] = []

/** WhatsApp, as all of a file's conversations meet it. */
export const meta = graph({ templates })

type Asked = { url: string; method: string; headers: Headers; body: string }

/** What answers to everything else that is fetched, and what it was asked. */
export const web: { answer: (request: Request) => Response | Promise<Response>; asked: Asked[] } = {
  answer({ url }) {
    throw new Error(`nobody answers at ${url}`)
  },
  asked: [],
}

let key = ''
let places = 0
let guests = 0

/** An organisation with its first key, a clock that stands still, and nothing of the real network. */
export function scene() {
  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: MONDAY })
    vi.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => {
      const request = new Request(input, init)
      if (new URL(request.url).hostname === 'graph.facebook.com') return meta.handle(request)
      const { url, method } = request
      const body = await request.clone().text()
      web.asked.push({ url, method, headers: new Headers(request.headers), body })
      return web.answer(request)
    })
    const made = await setUp()
    key = made.apiKey
  })
  afterAll(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })
}

/** The API, as the owner calls it; what is refused throws. */
export async function api<T = Record<string, unknown>>(
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const { status, json, text } = await call(method, `/api/v1${path}`, { key, body })
  if (status >= 300) throw new Error(`${status} ${path}: ${text}`)
  return json
}

export type Place = { channelId: string; journeyId: string; number: string }

/** A live journey on a number of ours. */
export async function open(
  journey: Journey,
  { type = 'whatsapp-official', config = {}, settings = {} } = {},
): Promise<Place> {
  const name = `Villa ${++places}`
  const number = String(106_540_352_242_000 + places)
  const { id: journeyId } = await api<{ id: string }>('POST', '/journeys', { name, journey })
  await api('POST', `/journeys/${journeyId}/deploy`)
  const whatsapp = type === 'whatsapp-official' ? { ...WHATSAPP, phoneNumberId: number } : {}
  const { id: channelId } = await api<{ id: string }>('POST', '/channels', {
    type,
    name,
    config: { ...whatsapp, ...config },
    settings,
  })
  await api('PUT', `/channels/${channelId}/assignment`, { journeyId })
  return { channelId, journeyId, number }
}

/** Lets another drawing follow the one that is live. */
export async function redeploy({ journeyId }: Place, journey: Journey) {
  const { revision } = await api<{ revision: number }>('POST', `/journeys/${journeyId}/draft`)
  await api('PUT', `/journeys/${journeyId}`, { revision, journey })
  await api('POST', `/journeys/${journeyId}/deploy`)
}

type Item = { effect: string; in_flight: number; next_at: number }
type Effect = { type: string; timeoutSeconds?: number }
const forGuest = ({ type }: Effect) => ['send', 'callApi', 'askAi'].includes(type)
const leaseOf = ({ type, timeoutSeconds = 30 }: Effect) =>
  type === 'index' ? 60_000 : timeoutSeconds * 1000 + 10_000

/** A conversation, looked at from outside: its words, its clock and its memory. */
export class Talk {
  readonly name: string

  constructor(name: string) {
    this.name = name
  }

  get stub() {
    return env.CONVERSATIONS.getByName(this.name)
  }

  ask<T>(of: (conversation: ConversationCalls) => Promise<T>): Promise<T> {
    return callConversation(env, this.name, of)
  }

  /** Whether what is on its way stays there, because somebody outside keeps us waiting. */
  protected isKeptWaiting() {
    return false
  }

  /** Waits till nothing is due and nothing is on its way. */
  async quiet() {
    for (let calm = 0, tries = 0; calm < 2; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 1))
      const busy = await this.#busy()
      if (busy && tries > 2000) throw new Error(`it does not come to rest: ${busy}`)
      calm = busy ? 0 : calm + 1
    }
  }

  #busy() {
    return runInDurableObject(this.stub, (_, { storage }) => {
      const items = storage.sql
        .exec<Item>('SELECT effect, in_flight, next_at FROM outbox ORDER BY seq')
        .toArray()
        .map(({ effect, ...item }) => ({ ...item, effect: JSON.parse(effect) }))
      const unplayed = storage.sql.exec('SELECT 1 FROM messages WHERE handled = 0').toArray()
      const now = Date.now()
      const head = items.find(({ effect }) => forGuest(effect))
      const moves = items.some(({ effect, in_flight, next_at }) => {
        if (this.isKeptWaiting()) return false
        // The clock stands still: what was begun in this life was begun now.
        if (in_flight === 1) return next_at === now + leaseOf(effect)
        return next_at <= now && (!forGuest(effect) || effect === head?.effect)
      })
      return unplayed.length > 0 || moves ? JSON.stringify({ now, unplayed, items }) : undefined
    })
  }

  /** Lets time pass; every alarm on the way rings at its own moment. */
  async passes(ms: number) {
    const end = Date.now() + ms
    for (let rings = 0; ; rings++) {
      if (rings > 500 + ms / HOUR) throw new Error('the alarm rings on and on')
      const at = await this.alarmAt()
      if (at === undefined || at > end) break
      vi.setSystemTime(Math.max(at, Date.now()))
      await this.ring()
      await this.quiet()
    }
    vi.setSystemTime(end)
  }

  protected async ring() {
    await runDurableObjectAlarm(this.stub)
  }

  /** Lets time pass, and the alarm ring once and late. */
  async rings(ms: number) {
    vi.setSystemTime(Date.now() + ms)
    await runDurableObjectAlarm(this.stub)
    await this.quiet()
  }

  alarmAt(): Promise<number | undefined> {
    return runInDurableObject(
      this.stub,
      async (_, { storage }) => (await storage.getAlarm()) ?? undefined,
    )
  }

  /** As the inbox shows it. */
  view() {
    return this.ask((conversation) => conversation.read())
  }

  async why() {
    return (await this.view()).why
  }

  /** What the newest session did. */
  async trail() {
    const { session } = await this.view()
    return session ? this.ask((it) => it.trail(session.id)) : []
  }

  /** Its life in memory ends; what is stored stays. */
  async sleeps() {
    await evictDurableObject(this.stub)
  }
}

/** A guest on WhatsApp. What they do gives what they have got to read by it. */
export class Guest extends Talk {
  readonly key: string
  readonly #place: Place
  #seen = 0

  constructor(place: Place, key = `3460${String(++guests).padStart(7, '0')}`) {
    super(objectName(place.channelId, key))
    this.#place = place
    this.key = key
  }

  get address() {
    return /^\d+$/.test(this.key) ? `+${this.key}` : this.key
  }

  async says(text: string, { id = wamid(), at = Date.now() } = {}) {
    return this.posts({ ...textMessage(this.key, text, id), at })
  }

  async posts(...messages: GuestMessage[]) {
    return this.brings(messagesBody(this.#place.number, messages))
  }

  async taps(title: string) {
    for (const { body } of this.sent().toReversed()) {
      const button = buttonsIn(body).find((one) => one.title === title)
      if (!button || button.kind === 'button') continue
      return this.posts(tapMessage(this.key, button.kind, { id: button.id, title }))
    }
    throw new Error(`nothing to tap is called "${title}"`)
  }

  /** The provider tells what became of a message. */
  async hasStatus(id: string | undefined, status: string, more: Record<string, unknown> = {}) {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const value = statusesValue(this.#place.number, [
      { id, status, timestamp, recipient_id: this.key, ...more },
    ])
    return this.brings(changesBody([{ field: 'messages', value }]))
  }

  /** A person writes to them from the phone. */
  async isTold(text: string, at = Date.now()) {
    const timestamp = String(Math.floor(at / 1000))
    const echo = {
      from: '1',
      to: this.key,
      id: wamid(),
      timestamp,
      type: 'text',
      text: { body: text },
    }
    const metadata = { phone_number_id: this.#place.number }
    const value = { messaging_product: 'whatsapp', metadata, message_echoes: [echo] }
    return this.brings(changesBody([{ field: 'smb_message_echoes', value }]))
  }

  /** Brings a webhook to our door and waits till all that follows from it is done. */
  async brings(body: string) {
    const { status, text } = await call('POST', `/hooks/${this.#place.channelId}`, {
      headers: { 'x-hub-signature-256': signatureOf(body, WHATSAPP.appSecret) },
      body,
    })
    if (status !== 200) throw new Error(`the webhook was answered ${status}: ${text}`)
    return this.reads()
  }

  /** What Graph took for them. */
  sent() {
    const { number } = this.#place
    return meta
      .taken()
      .filter(
        ({ node, body }) => node === number && [body.to, body.recipient].includes(this.address),
      )
  }

  /** All that they have got to read. */
  read() {
    return this.sent().map(({ body }) => wordsIn(body))
  }

  /** What is new to them, once nothing moves any more. */
  async reads() {
    await this.quiet()
    const words = this.read()
    const fresh = words.slice(this.#seen)
    this.#seen = words.length
    return fresh
  }

  async waits(ms: number) {
    await this.passes(ms)
    return this.reads()
  }

  /** The row of the index, once it is written. */
  async listed() {
    await this.waits(3000)
    return env.DB.prepare('SELECT * FROM conversations WHERE channel_id = ? AND contact_key = ?')
      .bind(this.#place.channelId, this.key)
      .first<Record<string, unknown>>()
  }
}
