import type { Outbound } from '#journey/message.ts'
import type { Channel, ProviderRequest, Providers, Sent } from '../channels/channel.ts'
import { providersOf } from '../channels/providers.ts'
import { needsWindow } from '../channels/rendering/rendered.ts'
import type { ShortLink } from '../channels/rendering/short-link.ts'
import type { RenderedMessage, Turns } from '../conversation/turn-runner.ts'
import type { Env } from '../env.ts'
import { readOwnFile } from '../records/media.ts'
import { keepShortLink } from '../records/short-links.ts'
import type { ConversationState } from '../storage/conversation-state.ts'
import type { OutboxItem } from '../storage/outbox.ts'
import type { Store } from '../storage/store.ts'
import { behind } from './grouped-sends.ts'
import { RateLimiter } from './rate-limiter.ts'
import type { SendResults } from './send-results.ts'

const SECOND = 1000

/** Brings a message to its provider, part by part. */
export class Sender {
  readonly #store: Store
  readonly #turns: Turns
  readonly #env: Env
  readonly #results: SendResults
  readonly #rateLimiter = new RateLimiter()

  constructor(store: Store, turns: Turns, env: Env, results: SendResults) {
    this.#store = store
    this.#turns = turns
    this.#env = env
    this.#results = results
  }

  /** As far as it goes now: till its last part is with the provider, or has to wait. */
  async send(item: OutboxItem): Promise<void> {
    while (await this.#tryPart(item));
  }

  /** Whether another part follows at once. */
  async #tryPart(item: OutboxItem): Promise<boolean> {
    const channelHandle = await this.#turns.contexts.channelHandle()
    const { state } = this.#store
    if (!state) return this.#results.nothing(item)
    if (!channelHandle || !('send' in channelHandle.adapter)) {
      return this.#results.failed([item], 'the channel was deleted')
    }
    const { adapter, channel } = channelHandle
    if (channel.settings.pacing && this.#isTooSoon(item)) return false
    const others = behind(item, this.#store, adapter)
    const renderedMessage = this.#renderedOf(adapter, item.id, state)
    if (!renderedMessage) return this.#results.known(item, others)
    const { requests, part, free, link } = renderedMessage
    const request = this.#withOthers(requests[part], others, adapter, state)
    if (!request) return this.#results.nothing(item)
    const sent =
      free && this.#outsideWindow(adapter)
        ? outsideWindow(adapter)
        : ((link && (await this.#keep(link))) ??
          (await adapter.send(request, `${item.id}#${part}`, channel.config, this.#providers())))
    const parts = requests.length
    return this.#results.of(item, { sent, part, parts, adapter, channel, others })
  }

  #providers(): Providers {
    const env = this.#env
    return { ...providersOf(env), ownFile: (url, most) => readOwnFile(env, url, most) }
  }

  /** Undefined once a short link leads somewhere. */
  async #keep(link: ShortLink): Promise<Sent | undefined> {
    try {
      await keepShortLink(this.#env, link)
      return undefined
    } catch (error) {
      console.error('short link', { code: link.code, error })
      return { ok: false, code: 'transient', detail: 'The short link could not be stored' }
    }
  }

  /** Puts off what would leave faster than a person writes. */
  #isTooSoon(item: OutboxItem): boolean {
    const now = Date.now()
    const at = this.#rateLimiter.nextAt(now)
    if (at <= now) {
      this.#rateLimiter.sent(now)
      return false
    }
    this.#store.outbox.postpone(item, at)
    this.#store.arm(now)
    return true
  }

  /** One request for the whole of a turn, on a channel that wants it so. */
  #withOthers(
    request: ProviderRequest | undefined,
    others: OutboxItem[],
    adapter: Channel<unknown>,
    state: ConversationState,
  ): ProviderRequest | undefined {
    const more = others.flatMap(({ id }) => this.#renderedOf(adapter, id, state)?.requests ?? [])
    if (!request || more.length === 0 || !adapter.together) return request
    return adapter.together([request, ...more])
  }

  /** Undefined when there is nothing left to send: something else told what became of it. */
  #renderedOf(
    adapter: Channel<unknown>,
    id: string,
    state: ConversationState,
  ): RenderedMessage | undefined {
    return this.#turns.renderedMessages.get(id) ?? this.#renderAgain(adapter, id, state)
  }

  /** A message of a former life, or one that something else has been told about meanwhile. */
  #renderAgain(
    adapter: Channel<unknown>,
    id: string,
    state: ConversationState,
  ): RenderedMessage | undefined {
    const message = this.#store.messages.get(id)
    if (message?.status !== 'queued') return undefined
    const body = message.body as Outbound
    const { requests, link } = this.#turns.render(adapter, body, state)
    return { requests, part: message.sentParts, free: needsWindow(adapter, body), link }
  }

  #outsideWindow(adapter: Channel<unknown>): boolean {
    if (!adapter.windowSeconds) return false
    const opened = this.#store.lastInboundAt
    return opened === undefined || Date.now() - opened > adapter.windowSeconds * SECOND
  }
}

const outsideWindow = ({ templates }: Channel<unknown>): Sent => ({
  ok: false,
  code: 'window_closed',
  detail: `Outside the 24-hour window: ${templates ? 'only a template can be sent' : 'the guest has to write first'}`,
})
