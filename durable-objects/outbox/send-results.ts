import type { SendFailure } from '#journey/message.ts'
import { waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import type { Channel, Sent } from '../channels/channel.ts'
import type { ChannelHandle } from '../conversation/turn-context.ts'
import type { Turns } from '../conversation/turn-runner.ts'
import { forgetChannel } from '../records/channels.ts'
import type { MessageView } from '../rpc.ts'
import type { OutboxItem } from '../storage/outbox.ts'
import type { Store } from '../storage/store.ts'
import { leaseUntil } from './lease.ts'
import { type AfterSend, afterSend } from './retry-policy.ts'

/** Nothing can be sent on the channel until somebody has seen to it. */
const STOPS: SendFailure[] = ['auth', 'account']

/** One part of a message, tried, and what the provider said; `others` went with it as one. */
type Try = {
  others: OutboxItem[]
  sent: Sent
  part: number
  parts: number
  adapter: Channel<unknown>
  channel: ChannelHandle['channel']
}

/** What the session is to hear of items that leave the outbox, and what is written in one go with it. */
export type Finished = { signals?: Signal[]; write?: (now: number) => void }

/** Somebody else has the word; inside the caller's transaction. */
export type HandOffToHuman = (by: string, now: number) => void

/** What a message's fate is told to: the outbox's lane, and the conversation around it. */
type ResultDeps = {
  finish(items: OutboxItem[], how: Finished): Promise<void>
  handOffToHuman: HandOffToHuman
}

type Waits = Extract<AfterSend, { detail: string }>

/** Writes down what became of a message. Each answers whether another part of it follows at once. */
export class SendResults {
  readonly #store: Store
  readonly #turns: Turns
  readonly #deps: ResultDeps

  constructor(store: Store, turns: Turns, deps: ResultDeps) {
    this.#store = store
    this.#turns = turns
    this.#deps = deps
  }

  async of(item: OutboxItem, tried: Try): Promise<boolean> {
    const { sent, part, parts, adapter, channel, others } = tried
    if (this.#store.outbox.find(item.id)?.seq !== item.seq) return this.#dropped(item, tried)
    const now = Date.now()
    const items = [item, ...others]
    const awaited = items.some(({ id }) => this.#awaited(id, 'sent'))
    const { attempts, firstAt = now } = item
    const next = afterSend(sent, { attempts, firstAt, now, awaited }, adapter)
    // Whoever sees to it changes the channel: what is kept of it here is outdated then.
    if (!sent.ok && STOPS.includes(sent.code)) forgetChannel(channel.id)
    switch (next.outcome) {
      case 'sent':
        return this.#sent(item, tried, next)
      case 'failed': {
        const reason = parts > 1 ? `part ${part + 1} of ${parts}: ${next.reason}` : next.reason
        if (!sent.ok && sent.heldBy) return this.#handOffToHuman(item, reason, sent.heldBy)
        return this.failed(items, reason)
      }
      case 'unknown': {
        // A status may have told it while we waited for the answer.
        const known = (this.#store.messages.get(item.id)?.sentParts ?? 0) > part
        return this.#wait(item, [item], known ? { ...next, outcome: 'retry', at: now } : next)
      }
      case 'retry':
      case 'held':
        return this.#wait(item, items, next)
    }
  }

  /** There is nothing of it to send. */
  async nothing(item: OutboxItem): Promise<false> {
    await this.#deps.finish([item], {})
    return false
  }

  /** A status told of it before the provider's answer did; what holds for it holds for the others. */
  async known(item: OutboxItem, others: OutboxItem[]): Promise<false> {
    const first = this.#store.messages.get(item.id)
    const { reason } = first ?? {}
    const status = first?.status === 'failed' ? 'failed' : 'accepted'
    const all = [...(first ? [first] : []), ...others.map(({ id }) => ({ id, status, reason }))]
    const write = () => {
      if (status === 'accepted') return this.#sentWith(item.id, others)
      for (const { id } of others) this.#store.deliveries.raiseStatus(id, status, reason)
    }
    const signals = all.flatMap((one) => this.#fateOf(one) ?? [])
    await this.#deps.finish([item, ...others], { signals, write })
    return false
  }

  async failed(items: OutboxItem[], reason: string): Promise<false> {
    for (const { id } of items) this.#turns.renderedMessages.delete(id)
    const { active } = this.#store
    const [first] = items
    const sessionId = first && this.#store.messages.get(first.id)?.sessionId
    const session = sessionId === active?.id ? active : undefined
    const signals = items.map(
      ({ id: messageId }) =>
        ({ type: 'sendRefused', messageId, failure: 'config', detail: reason }) as const,
    )
    const write = (now: number) => {
      this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now)
      for (const { id } of items) {
        const message = this.#store.deliveries.raiseStatus(id, 'failed', reason)
        if (!session && message) this.#noteFailed(message, now)
      }
    }
    await this.#deps.finish(items, { signals: session && signals, write })
    return false
  }

  /** A person stepped in while we waited: it was dropped, and may have left all the same. */
  #dropped({ id }: OutboxItem, { sent, part, parts, others }: Try): false {
    if (!sent.ok) return false
    this.#store.deliveries.partSent(id, part, sent.providerId, part + 1 === parts)
    this.#sentWith(id, others)
    return false
  }

  async #sent(
    item: OutboxItem,
    { part, parts, channel, others }: Try,
    { providerId, alternateKeys, below }: Extract<AfterSend, { outcome: 'sent' }>,
  ): Promise<boolean> {
    const { id } = item
    if (channel.status === 'needs-reconnect') this.#noteStatus('connected', '')
    this.#turns.renderedMessages.delete(id)
    const whole = part + 1 === parts
    if (whole) {
      const items = [item, ...others]
      const awaited = items.find((one) => this.#awaited(one.id))
      const signals = awaited && [{ type: 'sendAccepted', messageId: awaited.id } as const]
      const write = () => {
        this.#store.deliveries.partSent(id, part, providerId, true)
        if (below) this.#store.deliveries.alsoIs(id, part, below)
        this.#sentWith(id, others)
        this.#learn(alternateKeys)
      }
      await this.#deps.finish(items, { signals, write })
      return false
    }
    const now = Date.now()
    this.#store.transaction(() => {
      this.#store.deliveries.partSent(id, part, providerId, false)
      Object.assign(item, { attempts: 0, firstAt: now })
      this.#store.outbox.lease(item, now, leaseUntil(item.effect, now))
      this.#store.arm(now)
    })
    return true
  }

  #sentWith(first: string, others: OutboxItem[]) {
    for (const { id } of others) {
      this.#turns.renderedMessages.delete(id)
      this.#store.deliveries.wentWith(id, first)
    }
  }

  /** What another has the word for is not the bot's to go on with. */
  #handOffToHuman(item: OutboxItem, reason: string, by: string): false {
    const now = Date.now()
    this.#store.transaction(() => {
      this.#turns.renderedMessages.delete(item.id)
      const message = this.#store.deliveries.raiseStatus(item.id, 'failed', reason)
      this.#store.outbox.done(item, now)
      if (message) this.#noteFailed(message, now)
      this.#deps.handOffToHuman(by, now)
      this.#store.arm(now)
    })
    return false
  }

  #wait(item: OutboxItem, items: OutboxItem[], { outcome, at, detail }: Waits): false {
    const now = Date.now()
    this.#store.transaction(() => {
      this.#store.outbox.postpone(item, at, outcome === 'unknown')
      for (const { id } of items) this.#store.deliveries.waits(id, detail)
      this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now)
      if (outcome === 'held') this.#noteStatus('needs-reconnect', detail)
      this.#store.arm(now)
    })
    return false
  }

  /** In the trail of its session, which plays on without it. */
  #noteFailed({ id: messageId, sessionId, reason }: MessageView, now: number) {
    if (!sessionId) return
    const note = { type: 'delivery', messageId, status: 'failed', reason } as const
    this.#store.sessions.recordDelivery(sessionId, now, note)
  }

  #noteStatus(status: 'needs-reconnect' | 'connected', detail: string) {
    const note = { type: 'channelStatus', id: status, status, detail } as const
    this.#store.outbox.addOnce(note, Date.now())
  }

  /** What a session that waits for it is to hear of a message whose status is known. */
  #fateOf({
    id,
    status,
    reason = '',
  }: Pick<MessageView, 'id' | 'status' | 'reason'>): Signal | undefined {
    if (status === 'dropped' || !this.#awaited(id)) return undefined
    if (status !== 'failed') return { type: 'sendAccepted', messageId: id }
    return { type: 'sendRefused', messageId: id, failure: 'recipient', detail: reason }
  }

  /** Whether the session's next move hangs on this message's fate. */
  #awaited(messageId: string, only?: 'sent'): boolean {
    const wait = this.#store.active && waitOf(this.#store.active)
    if (!wait || !('messageId' in wait) || wait.messageId !== messageId) return false
    // A question without a timeout gains nothing from knowing that it was accepted.
    if (wait.for === 'sent') return true
    return only === undefined && wait.timeoutSeconds !== undefined
  }

  /** A provider told us another address of this guest: it shall lead here. */
  #learn(keys: string[]) {
    const { state } = this.#store
    if (!state) return
    const { key, alternateKeys } = state.guest
    const fresh = keys.filter((one) => one !== key && !alternateKeys.includes(one))
    if (fresh.length === 0) return
    const guest = { ...state.guest, alternateKeys: [...alternateKeys, ...fresh] }
    this.#store.saveState({ ...state, guest })
    const now = Date.now()
    for (const one of fresh)
      this.#store.outbox.add({ type: 'point', id: `point:${one}`, key: one }, now)
  }
}
