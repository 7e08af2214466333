import { waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import type { SendFailure } from '#messages/message.ts'
import { forgetChannel } from '../records/channels.ts'
import type { MessageView } from '../rpc.ts'
import { leaseUntil } from '../storage/lease.ts'
import type { OutboxItem } from '../storage/outbox.ts'
import type { Store } from '../storage/store.ts'
import type { RenderedMessages } from './rendered-messages.ts'
import { type AfterSend, afterSend } from './retry-policy.ts'
import type { SendAttempt } from './sender.ts'

/** Nothing can be sent on the channel until somebody has seen to it. */
const STOPS: SendFailure[] = ['auth', 'account']

/** What a try to send means for the outbox. `items`: the message, and what went with it as one. */
export type SendResult =
  | {
      type: 'sent' | 'part-sent'
      items: OutboxItem[]
      part: number
      providerId: string
      /** The provider's id of what is shown below the message, where that has one of its own. */
      below?: string
      /** Other keys by which the provider knows this guest. */
      alternateKeys: string[]
      isReconnected: boolean
    }
  /** A status told what became of it before the provider's answer did. */
  | { type: 'settled'; items: OutboxItem[]; status: 'accepted' | 'failed'; reason?: string }
  | { type: 'refused'; items: OutboxItem[]; reason: string }
  /** Somebody else holds the guest at the provider: what the bot says is refused until they are done. */
  | { type: 'held-by-other'; items: OutboxItem[]; reason: string; by: string }
  | { type: 'postponed'; items: OutboxItem[]; until: Postponed }
  | { type: 'too-soon'; items: OutboxItem[]; at: number }
  /** A person stepped in while it was on its way: it may have left all the same. */
  | {
      type: 'dropped'
      items: OutboxItem[]
      left?: { part: number; providerId: string; isWhole: boolean }
    }
  | { type: 'nothing'; items: OutboxItem[] }

type Postponed = Extract<AfterSend, { detail: string }>
type Tried = Extract<SendAttempt, { type: 'tried' }>

/** Whether the items leave the outbox by it, so that the next one may be tried. */
export const isDone = ({ type }: SendResult) =>
  type === 'sent' || type === 'settled' || type === 'refused' || type === 'nothing'

/** Tells what a try means, and writes it down. */
export class SendResults {
  readonly #store: Store
  readonly #rendered: RenderedMessages

  constructor(store: Store, rendered: RenderedMessages) {
    this.#store = store
    this.#rendered = rendered
  }

  resultOf(item: OutboxItem, attempt: SendAttempt, now: number): SendResult {
    switch (attempt.type) {
      case 'nothing':
        return { type: 'nothing', items: [item] }
      case 'too-soon':
        return { type: 'too-soon', items: [item], at: attempt.at }
      case 'no-channel':
        return { type: 'refused', items: [item], reason: 'the channel was deleted' }
      case 'settled':
        return this.#settled([item, ...attempt.others])
      case 'tried':
        return this.#tried(item, attempt, now)
    }
  }

  /** What holds for the first holds for those that went with it. */
  #settled(items: OutboxItem[]): SendResult {
    const first = items[0] && this.#store.messages.get(items[0].id)
    const status = first?.status === 'failed' ? 'failed' : 'accepted'
    return { type: 'settled', items, status, reason: first?.reason }
  }

  #tried(item: OutboxItem, tried: Tried, now: number): SendResult {
    const { sent, part, parts, adapter, channel, others } = tried
    const items = [item, ...others]
    const isWhole = part + 1 === parts
    if (this.#store.outbox.find(item.id)?.seq !== item.seq) {
      const left = sent.ok ? { part, providerId: sent.providerId, isWhole } : undefined
      return { type: 'dropped', items, left }
    }
    const awaited = items.some(({ id }) => this.#awaited(id, 'sent'))
    const { attempts, firstAt = now } = item
    const next = afterSend(sent, { attempts, firstAt, now, awaited }, adapter)
    // Whoever sees to it changes the channel: what this isolate keeps of it is outdated then.
    if (!sent.ok && STOPS.includes(sent.code)) forgetChannel(channel.id)
    switch (next.outcome) {
      case 'sent': {
        const { providerId, below, alternateKeys } = next
        const isReconnected = channel.status === 'needs-reconnect'
        const type = isWhole ? 'sent' : 'part-sent'
        return { type, items, part, providerId, below, alternateKeys, isReconnected }
      }
      case 'failed': {
        const reason = parts > 1 ? `part ${part + 1} of ${parts}: ${next.reason}` : next.reason
        const by = sent.ok ? undefined : sent.heldBy
        return by
          ? { type: 'held-by-other', items: [item], reason, by }
          : { type: 'refused', items, reason }
      }
      case 'unknown': {
        // A status may have told it while the answer was awaited.
        const isKnown = (this.#store.messages.get(item.id)?.sentParts ?? 0) > part
        const until = isKnown ? ({ ...next, outcome: 'retry', at: now } as const) : next
        return { type: 'postponed', items: [item], until }
      }
      case 'retry':
      case 'held':
        return { type: 'postponed', items, until: next }
    }
  }

  /** What the session hears of it, where its next move hangs on these messages. */
  signalsOf(result: SendResult): Signal[] {
    switch (result.type) {
      case 'sent': {
        const awaited = result.items.find(({ id }) => this.#awaited(id))
        return awaited ? [{ type: 'sendAccepted', messageId: awaited.id }] : []
      }
      case 'settled':
        return result.items.flatMap(({ id }, index) => this.#settledSignal(id, index, result))
      case 'refused': {
        if (!this.#isOfActiveSession(result.items)) return []
        const refusal = { type: 'sendRefused', failure: 'config', detail: result.reason } as const
        return result.items.map(({ id: messageId }) => ({ ...refusal, messageId }))
      }
      default:
        return []
    }
  }

  #settledSignal(
    messageId: string,
    index: number,
    { status, reason = '' }: Extract<SendResult, { type: 'settled' }>,
  ): Signal[] {
    const isDropped = index === 0 && this.#store.messages.get(messageId)?.status === 'dropped'
    if (isDropped || !this.#awaited(messageId)) return []
    if (status === 'accepted') return [{ type: 'sendAccepted', messageId }]
    return [{ type: 'sendRefused', messageId, failure: 'recipient', detail: reason }]
  }

  /** Writes it down; inside the caller's commit. What it is true of is written before what follows from it. */
  record(result: SendResult, now: number) {
    const { deliveries, outbox } = this.#store
    const [item, ...others] = result.items
    if (!item) return
    switch (result.type) {
      case 'sent':
      case 'part-sent':
        this.#recordSent(item, others, result, now)
        break
      case 'settled':
        if (result.status === 'accepted') this.#recordSentWith(item.id, others)
        else for (const { id } of others) deliveries.raiseStatus(id, 'failed', result.reason)
        break
      case 'refused':
      case 'held-by-other':
        this.#recordRefused(result, now)
        break
      case 'postponed':
        this.#recordPostponed(item, result, now)
        break
      case 'too-soon':
        outbox.postpone(item, result.at)
        break
      case 'dropped':
        if (!result.left) break
        deliveries.partSent(item.id, result.left.part, result.left.providerId, result.left.isWhole)
        this.#recordSentWith(item.id, others)
        break
    }
    if (isDone(result) || result.type === 'held-by-other') {
      for (const done of result.items) outbox.done(done, now)
    }
  }

  #recordSent(
    item: OutboxItem,
    others: OutboxItem[],
    result: Extract<SendResult, { type: 'sent' | 'part-sent' }>,
    now: number,
  ) {
    const { deliveries, outbox } = this.#store
    const { part, providerId, below, isReconnected } = result
    const isWhole = result.type === 'sent'
    this.#rendered.forget(item.id)
    deliveries.partSent(item.id, part, providerId, isWhole)
    if (isReconnected) this.#noteChannel('connected', '', now)
    if (!isWhole) {
      Object.assign(item, { attempts: 0, firstAt: now })
      return outbox.lease(item, now, leaseUntil(item.effect, now))
    }
    if (below) deliveries.alsoIs(item.id, part, below)
    this.#recordSentWith(item.id, others)
  }

  #recordSentWith(first: string, others: OutboxItem[]) {
    for (const { id } of others) {
      this.#rendered.forget(id)
      this.#store.deliveries.wentWith(id, first)
    }
  }

  /** The machine writes the trail of the session that runs; of another, it is written here. */
  #recordRefused(
    result: Extract<SendResult, { reason: string; items: OutboxItem[] }>,
    now: number,
  ) {
    const isPlayed = result.type === 'refused' && this.#isOfActiveSession(result.items)
    for (const { id } of result.items) {
      this.#rendered.forget(id)
      const message = this.#store.deliveries.raiseStatus(id, 'failed', result.reason)
      if (message && !isPlayed) this.#noteFailed(message, now)
    }
  }

  #recordPostponed(
    item: OutboxItem,
    { items, until }: Extract<SendResult, { type: 'postponed' }>,
    now: number,
  ) {
    this.#store.outbox.postpone(item, until.at, until.outcome === 'unknown')
    for (const { id } of items) this.#store.deliveries.waits(id, until.detail)
    if (until.outcome === 'held') this.#noteChannel('needs-reconnect', until.detail, now)
  }

  #noteFailed({ id: messageId, sessionId, reason }: MessageView, now: number) {
    if (!sessionId) return
    const note = { type: 'delivery', messageId, status: 'failed', reason } as const
    this.#store.sessions.recordDelivery(sessionId, now, note)
  }

  #noteChannel(status: 'needs-reconnect' | 'connected', detail: string, now: number) {
    this.#store.outbox.addOnce({ type: 'channelStatus', id: status, status, detail }, now)
  }

  #isOfActiveSession([first]: OutboxItem[]): boolean {
    const sessionId = first && this.#store.messages.get(first.id)?.sessionId
    return sessionId !== undefined && sessionId === this.#store.active?.id
  }

  /** Whether the session's next move hangs on this message. */
  #awaited(messageId: string, only?: 'sent'): boolean {
    const wait = this.#store.active && waitOf(this.#store.active)
    if (!wait || !('messageId' in wait) || wait.messageId !== messageId) return false
    // A question without a timeout gains nothing from knowing that it was accepted.
    if (wait.for === 'sent') return true
    return only === undefined && wait.timeoutSeconds !== undefined
  }
}
