import type { Journey } from '#journey/journey.ts'
import { objectName } from '../../durable-objects/rpc.ts'
import { call } from '../api/workspace.ts'
import { waha, wahaMessage, wahaSignature, wahaVote } from '../simulators/waha.ts'
import { open, Talk, web } from './scene.ts'

const WAHA = {
  driver: 'waha',
  baseUrl: 'https://waha.casaverde.net',
  apiKey: 'key',
  session: 'default',
  hmacKey: 'sesame',
}

type Wanted = {
  config?: Record<string, unknown>
  settings?: Record<string, unknown>
  /** Numbers that WhatsApp knows under another. */
  numbers?: Record<string, string>
}

/** A number behind a gateway of its own, with a live journey; all that is fetched goes to that one. */
export async function openWaha(
  journey: Journey,
  { config = {}, settings = {}, numbers = {} }: Wanted = {},
) {
  const place = await open(journey, {
    type: 'whatsapp-unofficial',
    config: { ...WAHA, ...config },
    settings,
  })
  const gateway = waha({ apiKey: WAHA.apiKey, session: WAHA.session, numbers })
  web.answer = (request) => gateway.handle(request)
  return { ...place, gateway }
}
export type WahaPlace = Awaited<ReturnType<typeof openWaha>>

let guests = 0

/** A guest on a number that a WAHA gateway drives. */
export class WahaGuest extends Talk {
  readonly key: string
  readonly #place: WahaPlace
  #seen = 0

  constructor(place: WahaPlace, key = `3461${String(++guests).padStart(7, '0')}`) {
    super(objectName(place.channelId, key))
    this.#place = place
    this.key = key
  }

  says(text: string) {
    const timestamp = Math.floor(Date.now() / 1000)
    return this.brings('message.any', { ...wahaMessage(this.key, text), timestamp })
  }

  votes(pollId: string, option: string) {
    const vote = wahaVote(this.key, pollId, option)
    vote.vote.timestamp = Math.floor(Date.now() / 1000)
    return this.brings('poll.vote', vote)
  }

  /** The gateway tells in what state the account's session is. */
  sessionIs(status: string) {
    this.#place.gateway.turn(status)
    return this.brings('session.status', { name: WAHA.session, status })
  }

  async brings(event: string, payload: unknown) {
    const me = { id: '34600999888@c.us' }
    const body = JSON.stringify({
      id: `evt_${crypto.randomUUID()}`,
      timestamp: Date.now(),
      event,
      session: WAHA.session,
      me,
      engine: 'NOWEB',
      payload,
    })
    const { status, text } = await call('POST', `/hooks/${this.#place.channelId}`, {
      headers: { 'x-webhook-hmac': wahaSignature(body, WAHA.hmacKey) },
      body,
    })
    if (status !== 200) throw new Error(`the webhook was answered ${status}: ${text}`)
    return this.reads()
  }

  /** What the gateway took for them. */
  sent() {
    const { gateway } = this.#place
    return gateway.taken().filter(({ body }) => body.chatId === `${this.key}@c.us`)
  }

  /** What is new to them, once nothing moves any more. */
  async reads() {
    await this.quiet()
    const all = this.sent()
    const fresh = all.slice(this.#seen).flatMap(({ body }) => (body.text ? [body.text] : []))
    this.#seen = all.length
    return fresh
  }

  async waits(ms: number) {
    await this.passes(ms)
    return this.reads()
  }
}
