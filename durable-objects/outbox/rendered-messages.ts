import type { Outbound } from '#messages/message.ts'
import type { ProviderRequest, Rendered } from '../channels/channel.ts'
import { needsWindow, rendered } from '../channels/rendering/rendered.ts'
import type { ShortLink } from '../channels/rendering/short-link.ts'
import type { Env } from '../env.ts'
import { addressOf } from '../storage/conversation-state.ts'
import type { Store } from '../storage/store.ts'
import type { ChannelHandle } from './channel-handle.ts'

type Adapter = ChannelHandle['adapter']

/** A message ready for its provider; `part` is the next to be sent. */
export type RenderedMessage = {
  requests: ProviderRequest[]
  part: number
  /** It may go out only inside the provider's window. */
  isFreeForm: boolean
  link?: ShortLink
}

/** Renders messages for their channel, and keeps what was rendered in this life until it is sent. */
export class RenderedMessages {
  readonly #store: Store
  readonly #env: Env
  readonly #kept = new Map<string, RenderedMessage>()

  constructor(store: Store, env: Env) {
    this.#store = store
    this.#env = env
  }

  render(adapter: Adapter, message: Outbound): Rendered & { link?: ShortLink } {
    const { state } = this.#store
    const { PUBLIC_URL, MASTER_KEY } = this.#env
    const means = { organisationId: state?.organisationId ?? '', PUBLIC_URL, MASTER_KEY }
    const to = state ? addressOf(state) : { key: '', conversationId: '' }
    return rendered(adapter, message, to, means)
  }

  /** A new message, rendered when it is stored: the sender need not render it again. */
  keep(
    id: string,
    adapter: Adapter,
    message: Outbound,
    { requests, link }: Rendered & { link?: ShortLink },
  ) {
    this.#kept.set(id, { requests, part: 0, isFreeForm: needsWindow(adapter, message), link })
  }

  /** Undefined when there is nothing left to send: something else told what became of it. */
  get(id: string, adapter: Adapter): RenderedMessage | undefined {
    return this.#kept.get(id) ?? this.#renderStored(id, adapter)
  }

  /** A message of a former life, or one that something else has been told about meanwhile. */
  #renderStored(id: string, adapter: Adapter): RenderedMessage | undefined {
    const message = this.#store.messages.get(id)
    if (message?.status !== 'queued') return undefined
    const body = message.body as Outbound
    const { requests, link } = this.render(adapter, body)
    return { requests, part: message.sentParts, isFreeForm: needsWindow(adapter, body), link }
  }

  /** It was sent, or is another now: what is stored of it counts from here on. */
  forget(id: string) {
    this.#kept.delete(id)
  }

  forgetAll() {
    this.#kept.clear()
  }
}
