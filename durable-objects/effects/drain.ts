import type { Outbound, SendFailure } from '#journey/message.ts'
import { waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import type { Channel, ProviderRequest, Providers, Sent } from '../channels/channel.ts'
import { providersOf } from '../channels/providers.ts'
import { needsWindow } from '../channels/rendered.ts'
import type { ShortLink } from '../channels/short-link.ts'
import type { Env } from '../env.ts'
import type { MessageView } from '../records/actor.ts'
import { forgetChannel } from '../records/channels.ts'
import { readOwnFile } from '../records/media.ts'
import { keepShortLink } from '../records/short-links.ts'
import { singleFlight } from '../single-flight.ts'
import type { Facts } from '../storage/facts.ts'
import type { OutboxItem } from '../storage/outbox.ts'
import type { Store } from '../storage/store.ts'
import type { Carrier, Parcel, Turns } from '../turns.ts'
import { askAi } from './ask-ai.ts'
import { callApi } from './call-api.ts'
import { behind } from './group.ts'
import { leaseUntil } from './lease.ts'
import { Pace } from './pace.ts'
import type { Subject } from './record.ts'
import { RecordsLane } from './records-lane.ts'
import { type AfterSend, afterSend } from './send.ts'

const SECOND = 1000
const PATIENCE_MS = 1000
/** Nothing can be sent on the channel until somebody has seen to it. */
const STOPS: SendFailure[] = ['auth', 'account']

/** One part of a message, tried, and what the provider said; `others` went with it as one. */
type Try = {
  others: OutboxItem[]
  sent: Sent
  part: number
  parts: number
  adapter: Channel<unknown>
  channel: Carrier['channel']
}
/** What the sender needs of the conversation around it. */
type Around = {
  /** Whose record an effect is, by the effect's id. */
  subject(effectId: string): Promise<Subject | undefined>
  /** Somebody else has the word; inside the caller's transaction. */
  stepBack(by: string, now: number): void
}
type Waits = Extract<AfterSend, { detail: string }>

/** Performs what the outbox holds, each lane in its order and one thing at a time. */
export class Drain {
  readonly #store: Store
  readonly #turns: Turns
  readonly #env: Env
  readonly #around: Around
  readonly #pace = new Pace()
  readonly #recordsLane: RecordsLane
  /** The item that this life is trying; one that is in flight without it was left by a former life. */
  #trying: number | undefined

  constructor(store: Store, turns: Turns, env: Env, around: Around) {
    this.#store = store
    this.#turns = turns
    this.#env = env
    this.#around = around
    this.#recordsLane = new RecordsLane(store, env, around.subject)
  }

  /** Something is on its way to the provider right now. */
  get sending() {
    return this.#trying !== undefined
  }

  /** Records come after the reply, so that nothing delays it; but a slow provider holds up none. */
  async run() {
    const guest = this.guest()
    const { outbox } = this.#store
    const mayWait = outbox.head()?.effect.type === 'send' && outbox.dueRecord(Date.now())
    if (mayWait) await atMost(PATIENCE_MS, guest)
    await this.records()
    await guest
    await this.records()
  }

  /** What was put off is due at once; but not what may have left already. */
  resume(now: number) {
    const head = this.#store.outbox.head()
    if (head && head.attempts > 0 && !head.inFlight) this.#store.outbox.postpone(head, now)
  }

  readonly guest = singleFlight(() => this.#guestLane())
  readonly records = singleFlight(() => this.#recordsLane.run())

  async #guestLane() {
    for (;;) {
      const item = this.#store.outbox.head()
      if (!item || !this.#take(item)) return
      try {
        if (item.effect.type === 'send') await this.#send(item, item.effect.id)
        else await this.#call(item)
      } finally {
        if (this.#trying === item.seq) this.#trying = undefined
      }
    }
  }

  /** Whether the head may be tried now; marks the try before it is made. */
  #take(item: OutboxItem): boolean {
    if (this.#turns.claimed.delete(item.seq) && item.inFlight) this.#trying = item.seq
    if (this.#trying === item.seq) return true
    const now = Date.now()
    const abandoned = item.inFlight && item.effect.type !== 'send'
    if (item.attempts > 0 && item.nextAt > now && !abandoned) return false
    this.#store.transaction(() => {
      if (item.inFlight && item.effect.type === 'send') this.#store.messages.maybeTwice(item.id)
      this.#store.outbox.lease(item, now, leaseUntil(item.effect, now))
      this.#store.arm(now)
    })
    this.#trying = item.seq
    return true
  }

  async #call(item: OutboxItem) {
    const { effect } = item
    const { facts } = this.#store
    if (!facts) return
    if (effect.type === 'callApi') {
      const canned = facts.test?.cannedAnswers[effect.stepId]
      const reply = canned
        ? { ms: 0, status: canned.status, headers: {}, body: bodyOf(canned.body) }
        : await callApi(this.#env, effect, facts.organisationId)
      await this.#settle(item, { type: 'apiReplied', callId: effect.id, reply })
    } else if (effect.type === 'askAi') {
      const answer = await askAi(effect)
      await this.#settle(item, { type: 'aiAnswered', callId: effect.id, answer })
    } else {
      this.#store.outbox.done(item, Date.now())
    }
  }

  /** Done: the item leaves the outbox and its answer is played, in one transaction. */
  async #settle(
    item: OutboxItem,
    signal: Signal | Signal[] | undefined,
    write?: (now: number) => void,
    others: OutboxItem[] = [],
  ) {
    const signals = signal ? [signal].flat() : []
    const active = this.#store.active
    const stage = signals.length > 0 && active ? await this.#turns.stage(active) : undefined
    const now = Date.now()
    const settle = () => {
      write?.(now)
      for (const done of [item, ...others]) this.#store.outbox.done(done, now)
      for (const one of signals) {
        const session = this.#store.active
        if (stage && session) this.#turns.play(stage, session, one, now)
      }
      this.#leaseNext(now)
      this.#store.arm(now)
    }
    // What is written in one breath is one commit anyway; only a turn may have to be undone.
    if (signal) this.#store.transaction(settle)
    else settle()
  }

  /** Marks the next try in the same commit, so that a sent message costs no commit of its own. */
  #leaseNext(now: number) {
    this.#trying = undefined
    const next = this.#store.outbox.head()
    if (!next || (next.attempts > 0 && !next.inFlight)) return
    if (!next.inFlight) this.#store.outbox.lease(next, now, leaseUntil(next.effect, now))
    this.#turns.claimed.delete(next.seq)
    this.#trying = next.seq
  }

  async #send(item: OutboxItem, id: string): Promise<void> {
    const carrier = await this.#turns.carrier()
    const { facts } = this.#store
    if (!facts) return this.#settle(item, undefined)
    if (!carrier || !('send' in carrier.adapter)) {
      return this.#fail(item, id, 'the channel was deleted')
    }
    const { adapter, channel } = carrier
    if (channel.settings.pacing && this.#isTooSoon(item)) return
    const others = behind(item, this.#store, adapter)
    const parcel = this.#parcelOf(adapter, id, facts)
    if ('settled' in parcel) return this.#settleAll(item, others, parcel.settled)
    const { requests, part, free, link } = parcel
    const request = this.#withOthers(requests[part], others, adapter, facts)
    if (!request) return this.#settle(item, undefined)
    const sent =
      free && this.#outsideWindow(adapter)
        ? outsideWindow(adapter)
        : ((link && (await this.#keep(link))) ??
          (await adapter.send(request, `${id}#${part}`, channel.config, this.#providers())))
    const of = { sent, part, parts: requests.length, adapter, channel, others }
    // A person stepped in while we waited: it was dropped, and has left all the same.
    if (this.#store.outbox.find(id)?.seq === item.seq) return this.#after(item, id, of)
    if (!sent.ok) return
    this.#store.messages.partSent(id, part, sent.providerId, part + 1 === of.parts)
    this.#sentWith(id, others)
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
    const at = this.#pace.nextAt(now)
    if (at <= now) {
      this.#pace.sent(now)
      return false
    }
    this.#store.outbox.postpone(item, at)
    this.#store.arm(now)
    this.#trying = undefined
    return true
  }

  #parcelOf(adapter: Channel<unknown>, id: string, facts: Facts) {
    return this.#turns.parcels.get(id) ?? this.#parcelAgain(adapter, id, facts)
  }

  /** One request for the whole of a turn, on a channel that wants it so. */
  #withOthers(
    request: ProviderRequest | undefined,
    others: OutboxItem[],
    adapter: Channel<unknown>,
    facts: Facts,
  ): ProviderRequest | undefined {
    const more = others.flatMap(({ id }) => {
      const parcel = this.#parcelOf(adapter, id, facts)
      return 'settled' in parcel ? [] : parcel.requests
    })
    if (!request || more.length === 0 || !adapter.together) return request
    return adapter.together([request, ...more])
  }

  #sentWith(first: string, others: OutboxItem[]) {
    for (const { id } of others) {
      this.#turns.parcels.delete(id)
      this.#store.messages.wentWith(id, first)
    }
  }

  /** What a status told of the first holds for all that went with it. */
  #settleAll(item: OutboxItem, others: OutboxItem[], settled: Signal | undefined) {
    const first = this.#store.messages.get(item.id)
    const status = first?.status === 'failed' ? 'failed' : 'accepted'
    const fates = others.flatMap(
      ({ id }) => this.#fateOf({ id, status, reason: first?.reason }) ?? [],
    )
    return this.#settle(
      item,
      [...(settled ? [settled] : []), ...fates],
      () => {
        if (status === 'accepted') return this.#sentWith(item.id, others)
        for (const { id } of others) this.#store.messages.rise(id, status, first?.reason)
      },
      others,
    )
  }

  /** A message of a former life, or one that something else has been told about meanwhile. */
  #parcelAgain(
    adapter: Channel<unknown>,
    id: string,
    facts: Facts,
  ): Parcel | { settled: Signal | undefined } {
    const message = this.#store.messages.get(id)
    if (!message) return { settled: undefined }
    if (message.status !== 'queued') return { settled: this.#fateOf(message) }
    const body = message.body as Outbound
    const { requests, link } = this.#turns.render(adapter, body, facts)
    return { requests, part: message.sentParts, free: needsWindow(adapter, body), link }
  }

  /** A status told us, before the provider's answer did, what became of it. */
  #fateOf({
    id,
    status,
    reason = '',
  }: Pick<MessageView, 'id' | 'status' | 'reason'>): Signal | undefined {
    if (status === 'dropped' || !this.#awaited(id)) return undefined
    if (status !== 'failed') return { type: 'sendAccepted', messageId: id }
    return { type: 'sendRefused', messageId: id, failure: 'recipient', detail: reason }
  }

  #outsideWindow(adapter: Channel<unknown>): boolean {
    if (!adapter.windowSeconds) return false
    const opened = this.#store.lastInboundAt
    return opened === undefined || Date.now() - opened > adapter.windowSeconds * SECOND
  }

  async #after(item: OutboxItem, id: string, of: Try) {
    const { sent, part, parts, adapter } = of
    const now = Date.now()
    const awaited = [item, ...of.others].some((one) => this.#awaited(one.id, 'sent'))
    const { attempts, firstAt = now } = item
    const next = afterSend(sent, { attempts, firstAt, now, awaited }, adapter)
    // Whoever sees to it changes the channel: what is kept of it here is outdated then.
    if (!sent.ok && STOPS.includes(sent.code)) forgetChannel(of.channel.id)
    switch (next.outcome) {
      case 'sent':
        return this.#sent(item, id, of, next)
      case 'failed': {
        const reason = parts > 1 ? `part ${part + 1} of ${parts}: ${next.reason}` : next.reason
        if (!sent.ok && sent.heldBy) return this.#stepBack(item, reason, sent.heldBy)
        return this.#fail(item, id, reason, of.others)
      }
      case 'retry':
        return this.#wait(item, [id, ...of.others.map((one) => one.id)], next)
      case 'unknown': {
        // A status may have told it while we waited for the answer.
        const known = (this.#store.messages.get(id)?.sentParts ?? 0) > part
        return this.#wait(item, [id], known ? { ...next, outcome: 'retry', at: now } : next)
      }
      case 'held':
        return this.#wait(item, [id, ...of.others.map((one) => one.id)], next)
    }
  }

  async #sent(
    item: OutboxItem,
    id: string,
    { part, parts, channel, others }: Try,
    { providerId, alternateKeys, below }: Extract<AfterSend, { outcome: 'sent' }>,
  ) {
    if (channel.status === 'needs-reconnect') this.#noteStatus('connected', '')
    const whole = part + 1 === parts
    if (whole) {
      this.#turns.parcels.delete(id)
      const messageId = [item, ...others].map((one) => one.id).find((one) => this.#awaited(one))
      const signal = messageId ? ({ type: 'sendAccepted', messageId } as const) : undefined
      const write = () => {
        this.#store.messages.partSent(id, part, providerId, true)
        if (below) this.#store.messages.alsoIs(id, part, below)
        this.#sentWith(id, others)
        this.#learn(alternateKeys)
      }
      return this.#settle(item, signal, write, others)
    }
    const now = Date.now()
    this.#store.transaction(() => {
      this.#turns.parcels.delete(id)
      this.#store.messages.partSent(id, part, providerId, false)
      Object.assign(item, { attempts: 0, firstAt: now })
      this.#store.outbox.lease(item, now, leaseUntil(item.effect, now))
      this.#store.arm(now)
    })
    return this.#send(item, id)
  }

  /** What another has the word for is not the bot's to go on with. */
  #stepBack(item: OutboxItem, reason: string, by: string) {
    const now = Date.now()
    this.#store.transaction(() => {
      this.#turns.parcels.delete(item.id)
      const message = this.#store.messages.rise(item.id, 'failed', reason)
      this.#store.outbox.done(item, now)
      if (message?.sessionId) {
        const note = { type: 'delivery', messageId: item.id, status: 'failed', reason } as const
        this.#store.sessions.recordDelivery(message.sessionId, now, note)
      }
      this.#around.stepBack(by, now)
      this.#store.arm(now)
    })
    this.#trying = undefined
  }

  async #fail(item: OutboxItem, id: string, reason: string, others: OutboxItem[] = []) {
    const ids = [id, ...others.map((one) => one.id)]
    for (const one of ids) this.#turns.parcels.delete(one)
    const { active } = this.#store
    const session = this.#store.messages.get(id)?.sessionId === active?.id ? active : undefined
    const signals = ids.map(
      (messageId) =>
        ({ type: 'sendRefused', messageId, failure: 'config', detail: reason }) as const,
    )
    const write = (now: number) => {
      this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now)
      for (const messageId of ids) {
        const message = this.#store.messages.rise(messageId, 'failed', reason)
        if (session || !message?.sessionId) continue
        const note = { type: 'delivery', messageId, status: 'failed', reason } as const
        this.#store.sessions.recordDelivery(message.sessionId, now, note)
      }
    }
    return this.#settle(item, session ? signals : undefined, write, others)
  }

  #wait(item: OutboxItem, ids: string[], { outcome, at, detail }: Waits) {
    const now = Date.now()
    this.#store.transaction(() => {
      this.#store.outbox.postpone(item, at, outcome === 'unknown')
      for (const id of ids) this.#store.messages.waits(id, detail)
      this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now)
      if (outcome === 'held') this.#noteStatus('needs-reconnect', detail)
      this.#store.arm(now)
    })
    this.#trying = undefined
  }

  #noteStatus(status: 'needs-reconnect' | 'connected', detail: string) {
    const note = { type: 'channelStatus', id: status, status, detail } as const
    this.#store.outbox.addOnce(note, Date.now())
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
    const { facts } = this.#store
    if (!facts) return
    const { key, alternateKeys } = facts.guest
    const fresh = keys.filter((one) => one !== key && !alternateKeys.includes(one))
    if (fresh.length === 0) return
    const guest = { ...facts.guest, alternateKeys: [...alternateKeys, ...fresh] }
    this.#store.know({ ...facts, guest })
    const now = Date.now()
    for (const one of fresh)
      this.#store.outbox.add({ type: 'point', id: `point:${one}`, key: one }, now)
  }
}

/** Waits for work no longer than that. */
async function atMost(ms: number, work: Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}

const bodyOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body ?? null))

const outsideWindow = ({ templates }: Channel<unknown>): Sent => ({
  ok: false,
  code: 'window_closed',
  detail: `Outside the 24-hour window: ${templates ? 'only a template can be sent' : 'the guest has to write first'}`,
})
