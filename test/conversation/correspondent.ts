import { env } from 'cloudflare:workers'
import type { Journey } from '#journey/journey.ts'
import { objectName } from '../../durable-objects/rpc.ts'
import { handleMail } from '../../worker/inbound/mail.ts'
import { call, ORIGIN } from '../api/workspace.ts'
import { postOffice, type TakenMail } from '../simulators/mail.ts'
import { open, type Place, Talk, web } from './scene.ts'

export const SECRET = 'sesame'
export const mailHeaders = { authorization: `Basic ${btoa(`postmark:${SECRET}`)}` }

/** Postmark, as all of a file's conversations meet it. */
export const office = postOffice()

/** What the villa journey says first, as a guest reads it in a mail. */
export const WELCOME = `Welcome, Ann Lee.

Which villa?

1. Olive - LINK
2. Cypress - LINK

Choose by a link, or reply with the number.`

let boxes = 0

/** A live journey on a mailbox of ours, with Postmark behind it. */
export async function openMailbox(journey: Journey, settings = {}) {
  env.PUBLIC_URL = ORIGIN
  web.answer = office.handle
  const address = boxes++ === 0 ? 'stay@casaverde.example' : `stay${boxes}@casaverde.example`
  const config = { address, transport: 'postmark', token: 'server-token', webhookSecret: SECRET }
  const place = await open(journey, { type: 'email', config, settings })
  return { ...place, address }
}
export type Mailbox = Place & { address: string }

let mails = 0

/** A guest who writes mail. What they do gives the mails that they get by it. */
export class Correspondent extends Talk {
  readonly address: string
  readonly #box: Mailbox
  #seen = 0

  constructor(box: Mailbox, address = `guest${++mails}@example.com`) {
    super(objectName(box.channelId, address))
    this.#box = box
    this.address = address
  }

  /** As Postmark posts it; `more` is laid over it. */
  mail(text: string, more: Record<string, unknown> = {}) {
    const id = `${++mails}@mail.example`
    return {
      FromFull: { Email: this.address, Name: 'Ann Lee' },
      OriginalRecipient: this.#box.address,
      Subject: 'Our stay',
      MessageID: `postmark-${id}`,
      TextBody: text,
      Headers: [{ Name: 'Message-ID', Value: `<${id}>` }],
      Attachments: [],
      ...more,
    }
  }

  async writes(text: string, more: Record<string, unknown> = {}) {
    return this.brings(this.mail(text, more))
  }

  /** A webhook of Postmark's, which has to be taken. */
  async brings(body: unknown) {
    const { status, text } = await call('POST', `/hooks/${this.#box.channelId}`, {
      headers: mailHeaders,
      body: JSON.stringify(body),
    })
    if (status !== 200) throw new Error(`the webhook was answered ${status}: ${text}`)
    return this.reads()
  }

  /** A mail as its raw text, handed to the worker by Cloudflare; who sends it, where to. */
  async posts(raw: string | Uint8Array, { from = this.address, to = this.#box.address } = {}) {
    const text = typeof raw === 'string' ? new TextEncoder().encode(raw) : raw
    const rejected: string[] = []
    const message = {
      from,
      to,
      raw: new Response(Uint8Array.from(text)).body,
      rawSize: text.byteLength,
      setReject: (why: string) => void rejected.push(why),
    }
    await handleMail(message as unknown as ForwardableEmailMessage, env)
    if (rejected.length > 0) throw new Error(`rejected: ${rejected}`)
    return this.reads()
  }

  /** What Postmark took for them. */
  sent(): TakenMail[] {
    const { address } = this.#box
    return office.taken.filter(({ to, from }) => to === this.address && from === address)
  }

  get last(): TakenMail {
    const last = this.sent().at(-1)
    if (!last) throw new Error('no mail has come')
    return last
  }

  /** The texts of the mails that are new to them, once nothing moves any more. */
  async reads() {
    await this.quiet()
    const fresh = this.sent().slice(this.#seen)
    this.#seen += fresh.length
    return fresh.map(({ text }) => wordsOf(text))
  }

  async waits(ms: number) {
    await this.passes(ms)
    return this.reads()
  }

  /** Waits till the index knows of it. */
  async listed() {
    await this.waits(3000)
  }

  async heard() {
    const { messages } = await this.view()
    return messages
      .filter(({ direction }) => direction === 'in')
      .map(({ body }) => Object(body).content)
  }
}

/** A mail as a guest reads it: without our line above it, and its links by their place. */
const wordsOf = (text: string) =>
  text
    .replace(/^##- Reply above this line -##\n\n/, '')
    .replace(/https:\/\/bots\.example\/e\/\S+/g, 'LINK')
    .trim()
