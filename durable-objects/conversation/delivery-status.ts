import type { InboundEvent } from '../channels/channel.ts'
import { goesAsOne } from '../outbox/grouped-sends.ts'
import type { RenderedMessages } from '../outbox/rendered-messages.ts'
import type { MessageView } from '../rpc.ts'
import type { Store } from '../storage/store.ts'
import type { Sockets } from '../web-chat/sockets.ts'

type Status = Extract<InboundEvent, { type: 'status' }>
type Watermark = Extract<InboundEvent, { type: 'watermark' }>

/** What a provider tells of our messages: shown, and kept in the trail. */
export class DeliveryStatuses {
  readonly #store: Store
  readonly #rendered: RenderedMessages
  readonly #sockets: Sockets

  constructor(store: Store, rendered: RenderedMessages, sockets: Sockets) {
    this.#store = store
    this.#rendered = rendered
    this.#sockets = sockets
  }

  /** Inside the caller's commit. */
  receive(event: Status | Watermark, now: number) {
    if (event.type === 'status') {
      for (const known of this.#meantBy(event)) this.#statusOf(known, event, now)
      return
    }
    for (const message of this.#store.deliveries.raiseStatusUpTo(event.upTo, event.status)) {
      this.#statusRaised(message, event.at)
    }
  }

  /** By our own id of it, else by the provider's; and what went out as one with it. */
  #meantBy({ providerId, partId }: Status): { id: string; part: number }[] {
    const { deliveries, state } = this.#store
    const [id, part] = partId?.split('#') ?? []
    const known = id ? { id, part: Number(part) } : deliveries.byProviderId(providerId)
    if (!known) return []
    return goesAsOne(state) ? [known, ...deliveries.companionsOf(known.id)] : [known]
  }

  #statusOf(known: { id: string; part: number }, event: Status, now: number) {
    const { messages, deliveries } = this.#store
    const { providerId, status, failure, at } = event
    if (failure?.code === 'recipient') this.#noteUnreachable(known.id, failure.detail)
    if (failure?.code === 'auth' || failure?.code === 'account') this.#noteStopped(failure.detail)
    this.#rendered.forget(known.id)
    this.#resolveUnknown(known, providerId, now)
    const { parts = 1 } = messages.get(known.id) ?? {}
    const which = parts > 1 ? `part ${known.part + 1} of ${parts}: ` : ''
    // A message in parts is where its last part is; but for a failure, the first says nothing of it.
    if (known.part + 1 < parts && status !== 'failed') return
    const reason = failure && which + failure.detail
    const changed = deliveries.raiseStatus(known.id, status, reason)
    if (changed) this.#statusRaised(changed, at)
  }

  /** It was taken, and then refused for what is the account's fault: no other would arrive. */
  #noteStopped(detail: string) {
    const status = 'needs-reconnect'
    const note = { type: 'channelStatus', id: status, status, detail } as const
    this.#store.outbox.addOnce(note, Date.now())
  }

  /** A mail that comes back for good: another would too, and costs the sender its good name. */
  #noteUnreachable(id: string, detail: string) {
    const { state, messages } = this.#store
    if (!state || !goesAsOne(state)) return
    // A report may take days: whoever has written since can be written to.
    const since = (state.thread?.at ?? 0) > (messages.get(id)?.at ?? 0)
    if (!since) this.#store.changeState({ unreachable: detail })
  }

  /** What the guest's side did with a message of ours is shown, and stands in the session's trail. */
  #statusRaised(message: MessageView, at: number) {
    const { id: messageId, sessionId, status, reason } = message
    this.#sockets.status(message)
    if (!sessionId) return
    const note = { type: 'delivery', messageId, status, reason } as const
    this.#store.sessions.recordDelivery(sessionId, at, note)
  }

  /** A status of a message whose send we never heard back from: the provider has it after all. */
  #resolveUnknown({ id, part }: { id: string; part: number }, providerId: string, now: number) {
    const { outbox, messages, deliveries } = this.#store
    const item = outbox.find(id)
    const message = item && messages.get(id)
    if (!item || !message || message.sentParts !== part) return
    deliveries.partSent(id, part, providerId, part + 1 >= (message.parts ?? 1))
    // Due at once: the sender finds that this part is done, and goes on from there.
    outbox.postpone(item, now)
  }
}
