import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type App, call, type openWhatsApp, until } from '../../runner/villa.ts'
import type { startGraph } from '../../simulators/graph.ts'
import {
  changesBody,
  type GuestMessage,
  messagesBody,
  post,
  statusesValue,
  tapMessage,
  textMessage,
  wamid,
} from '../../simulators/webhooks.ts'
import { buttonsIn, wordsIn } from './sent.ts'

/** A number of ours and the journey that answers on it. */
export type Place = Awaited<ReturnType<typeof openWhatsApp>>

let guests = 0
const nextKey = () => `3460${String(++guests).padStart(7, '0')}`

type GuestDeps = {
  app: App
  graph: Awaited<ReturnType<typeof startGraph>>
  place: Place
  key?: string
}

export type Message = {
  id: string
  from: string
  text: string
  status: string
  reason?: string
  possibleDuplicate?: boolean
  losses?: string[]
}
export type Conversation = {
  id: string
  state: string
  why: string
  contact: { id: string; name: string | null }
  messages: Message[]
  session?: { id: string; status: string; stepId: string }
}

const WEBHOOKS = join(import.meta.dirname, '../../webhooks/whatsapp-official')

/** Somebody on WhatsApp: what they write comes as a webhook, what they read is what Graph took. */
export class Guest {
  /** Their number in digits, or a user id. */
  readonly key: string
  readonly #app: App
  readonly #graph: GuestDeps['graph']
  readonly #place: Place

  constructor({ app, graph, place, key = nextKey() }: GuestDeps) {
    this.key = key
    this.#app = app
    this.#graph = graph
    this.#place = place
  }

  /** Somebody who has never written here. */
  another() {
    return new Guest({ app: this.#app, graph: this.#graph, place: this.#place })
  }

  /** How Graph is told whom to write to. */
  get address() {
    return /^\d+$/.test(this.key) ? `+${this.key}` : this.key
  }

  async says(text: string, id = wamid(), at = Date.now()) {
    await this.posts({ ...textMessage(this.key, text, id), at })
  }

  /** Taps the newest button or row with that title. */
  async taps(title: string) {
    for (const { body } of this.#mine().toReversed()) {
      const button = buttonsIn(body).find((one) => one.title === title)
      if (!button) continue
      const { kind, id } = button
      if (kind !== 'button') return this.posts(tapMessage(this.key, kind, { id, title }))
      const message = { from: this.key, id: wamid(), type: 'button' }
      return this.posts({ ...message, button: { payload: id, text: title } })
    }
    throw new Error(`nothing to tap is called "${title}"`)
  }

  async posts(...messages: GuestMessage[]) {
    await this.#post(messagesBody(this.#place.sender.phoneNumberId, messages))
  }

  /** One of the recorded webhooks, as if it were from this guest and had just happened. */
  async sends(webhook: string, more: Record<string, string> = {}) {
    await this.#post(this.webhook(webhook, more))
  }

  webhook(name: string, more: Record<string, string> = {}): string {
    const seconds = String(Math.floor(Date.now() / 1000))
    const changes: Record<string, string> = {
      '16505551234': this.key,
      '1234567890': this.key,
      '12195555358': `9${this.key}`,
      '106540352242922': this.#place.sender.phoneNumberId,
      ...more,
    }
    let text = readFileSync(join(WEBHOOKS, `${name}.json`), 'utf8')
    for (const [from, to] of Object.entries(changes)) text = text.replaceAll(from, to)
    text = text.replace(/"timestamp": ?"\d{10}"/g, `"timestamp":"${seconds}"`)
    text = text.replace(/"timestamp": ?"\d{13}"/g, `"timestamp":"${Date.now()}"`)
    return text.replace(/wamid\.HBg[^"]+/g, () => wamid())
  }

  /** The provider tells what became of a message. */
  async hasStatus(id: string, status: string, more: Record<string, unknown> = {}) {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const ours = this.tried().find(({ wamid }) => wamid === id)?.body.biz_opaque_callback_data
    const known = ours === undefined ? {} : { biz_opaque_callback_data: ours }
    const item = { id, status, timestamp, recipient_id: this.key, ...known, ...more }
    const value = statusesValue(this.#place.sender.phoneNumberId, [item])
    await this.#post(changesBody([{ field: 'messages', value }]))
  }

  /** What Graph was asked to bring them, refused or not. */
  tried() {
    return this.#graph.received.filter(
      ({ body }) => body.to === this.address || body.recipient === this.address,
    )
  }

  #mine() {
    return this.tried().filter(({ wamid }) => wamid !== undefined)
  }

  /** What they have been sent, in words. */
  read() {
    return this.#mine().map(({ body }) => wordsIn(body))
  }

  /** Waits till so many messages are there, and gives all that are there then. */
  async reads(count: number, seconds?: number) {
    const seen = () => (this.read().length >= count ? this.read() : undefined)
    return until(`${count} messages for ${this.key}`, seen, seconds).catch((error: Error) => {
      throw new Error(`${error.message}; they have ${JSON.stringify(this.read())}`)
    })
  }

  async last(count: number, seconds?: number) {
    await this.reads(count, seconds)
    const newest = this.#mine().at(-1)
    if (!newest?.wamid) throw new Error('nothing was sent')
    return { ...newest, wamid: newest.wamid }
  }

  async conversations(key = this.key) {
    const { items } = await call<{ items: (Conversation & { contactKey: string })[] }>(
      this.#app,
      'GET',
      `/conversations?channelId=${this.#place.channelId}&search=${encodeURIComponent(key)}`,
    )
    return items
  }

  /** As the inbox shows it. */
  async conversation(): Promise<Conversation> {
    const [found] = await until(`a conversation of ${this.key}`, async () => {
      const items = await this.conversations()
      return items.length > 0 ? items : undefined
    })
    return call<Conversation>(this.#app, 'GET', `/conversations/${found?.id}`)
  }

  /** Waits till the inbox shows what is looked for. */
  shows<T>(what: string, look: (conversation: Conversation) => T | undefined, seconds?: number) {
    return until(what, async () => look(await this.conversation()), seconds)
  }

  async #post(body: string) {
    const { status } = await post(this.#place.sender, body)
    if (status !== 200) throw new Error(`the webhook was answered ${status}`)
  }
}
