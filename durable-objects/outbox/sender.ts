import type { Channel, ProviderRequest, Providers, Sent } from '../channels/channel.ts'
import { providersOf } from '../channels/providers.ts'
import type { ShortLink } from '../channels/rendering/short-link.ts'
import type { Env } from '../env.ts'
import { type ChannelRecord, UNREADABLE_CREDENTIALS } from '../records/channels.ts'
import { readOwnFile } from '../records/media.ts'
import { keepShortLink } from '../records/short-links.ts'
import type { OutboxItem } from '../storage/outbox.ts'
import type { Store } from '../storage/store.ts'
import { channelHandle } from './channel-handle.ts'
import { sentTogether } from './grouped-sends.ts'
import { isOutsideWindow, windowClosed } from './messaging-window.ts'
import { RateLimiter } from './rate-limiter.ts'
import type { RenderedMessages } from './rendered-messages.ts'

/** One try to bring a part of a message to its provider. */
export type SendAttempt =
  /** The provider answered, or did not: `others` went with it as one request. */
  | {
      type: 'tried'
      sent: Sent
      part: number
      parts: number
      adapter: Channel<unknown>
      channel: ChannelRecord
      others: OutboxItem[]
    }
  /** Something else has told what became of it: there is nothing left to send. */
  | { type: 'settled'; others: OutboxItem[] }
  | { type: 'nothing' }
  | { type: 'no-channel' }
  /** It would leave faster than a person writes. */
  | { type: 'too-soon'; at: number }

/** Brings messages to their provider, a part at a time, and says what came of each try. */
export class Sender {
  readonly #store: Store
  readonly #rendered: RenderedMessages
  readonly #env: Env
  readonly #rateLimiter = new RateLimiter()

  constructor(store: Store, rendered: RenderedMessages, env: Env) {
    this.#store = store
    this.#rendered = rendered
    this.#env = env
  }

  async send(item: OutboxItem): Promise<SendAttempt> {
    const { state } = this.#store
    const handle = await channelHandle(this.#env, state)
    if (!state) return { type: 'nothing' }
    if (!handle || !('send' in handle.adapter)) return { type: 'no-channel' }
    const { adapter, channel } = handle
    const at = channel.settings.pacing ? this.#rateLimiter.take(Date.now()) : undefined
    if (at !== undefined) return { type: 'too-soon', at }
    const others = sentTogether(item, this.#store, adapter)
    const message = this.#rendered.get(item.id, adapter)
    if (!message) return { type: 'settled', others }
    const { requests, part } = message
    const request = this.#withOthers(requests[part], others, adapter)
    if (!request) return { type: 'nothing' }
    const closed =
      message.isFreeForm && isOutsideWindow(adapter, this.#store.lastInboundAt, Date.now())
    const sent = closed
      ? windowClosed(adapter)
      : ((message.link && (await this.#keepLink(message.link))) ??
        (await this.#sendBy({ adapter, channel }, request, `${item.id}#${part}`)))
    return { type: 'tried', sent, part, parts: requests.length, adapter, channel, others }
  }

  async #sendBy(
    { adapter, channel }: { adapter: Channel<unknown>; channel: ChannelRecord },
    request: ProviderRequest,
    partId: string,
  ): Promise<Sent> {
    if (channel.config !== undefined) {
      return adapter.send(request, partId, channel.config, this.#providers())
    }
    return { ok: false, code: 'auth', detail: UNREADABLE_CREDENTIALS }
  }

  #providers(): Providers {
    const env = this.#env
    return { ...providersOf(env), ownFile: (url, most) => readOwnFile(env, url, most) }
  }

  /** Undefined once a short link leads somewhere. */
  async #keepLink(link: ShortLink): Promise<Sent | undefined> {
    try {
      await keepShortLink(this.#env, link)
      return undefined
    } catch (error) {
      console.error('short link', { code: link.code, error })
      return { ok: false, code: 'transient', detail: 'The short link could not be stored' }
    }
  }

  /** One request for the whole of a turn, on a channel that wants it so. */
  #withOthers(
    request: ProviderRequest | undefined,
    others: OutboxItem[],
    adapter: Channel<unknown>,
  ): ProviderRequest | undefined {
    const more = others.flatMap(({ id }) => this.#rendered.get(id, adapter)?.requests ?? [])
    if (!request || more.length === 0 || !adapter.together) return request
    return adapter.together([request, ...more])
  }
}
