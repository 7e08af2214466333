import { canAnswer, type Inbound, inputOf } from '#journey/message.ts'
import type { InboundEvent } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import { mediaIdOf } from '../records/media.ts'
import type { Store } from '../storage/store.ts'
import type { Sockets } from '../web-chat/sockets.ts'
import { Statuses } from './delivery-status.ts'
import { isMailLoop } from './mail-loop.ts'
import { resolvePollVote } from './poll-votes.ts'
import type { SessionEnder } from './session-ender.ts'
import type { SessionStarter } from './session-starter.ts'
import type { Turns } from './turn-runner.ts'

/** A message older than what was played last by this much is kept, and answers nothing. */
const TOO_OLD_MS = 5 * 60_000

type Parts = {
  store: Store
  turns: Turns
  sockets: Sockets
  starter: SessionStarter
  ender: SessionEnder
}

/** Takes in what arrives, and plays at once what needs nobody to be asked first. */
export class Inbox {
  readonly #parts: Parts
  readonly #env: Env
  readonly #statuses: Statuses

  constructor(parts: Parts, env: Env) {
    this.#parts = parts
    this.#env = env
    this.#statuses = new Statuses(parts.store, parts.turns, parts.sockets)
  }

  /** Stores it all in one transaction: after that the provider may be told. */
  async take(channelId: string, events: InboundEvent[]) {
    const known = events.some(hasFile) ? await this.#withFiles(channelId, events) : events
    const { store } = this.#parts
    const now = Date.now()
    store.transaction(() => {
      for (const event of inTime(known)) this.#takeOne(channelId, event, now)
      store.arm(now)
    })
  }

  #takeOne(channelId: string, event: InboundEvent, now: number) {
    const { store, starter } = this.#parts
    switch (event.type) {
      case 'message':
        starter.recordContact(channelId, event.guest)
        return this.message(event.inbound, now, event.standby)
      case 'opt-out':
        return starter.optOut()
      case 'echo':
        if (store.deliveries.byProviderId(event.providerId)) return
        // A person may write first: then this is the first that we hear of the guest.
        starter.recordContact(channelId, event.guest)
        store.messages.echo(event.providerId, event.at, event.text)
        return
      case 'status':
      case 'watermark':
        return this.#statuses.take(event, now)
    }
  }

  /** Plays a message at once where nobody has to be asked first, else leaves it unplayed. */
  message(said: Inbound, now: number, standby = false) {
    const { store, turns, sockets } = this.#parts
    const inbound = resolvePollVote(said, store)
    const { text } = inputOf(inbound.content)
    const session = store.active
    const tooOld = inbound.at < (store.lastInboundAt ?? 0) - TOO_OLD_MS
    const quiet = standby || tooOld || !canAnswer(inbound.content)
    const inTurn = !quiet && session && !store.messages.unhandled()
    const context = inTurn ? turns.contexts.cached(session) : undefined
    const handled = quiet || context !== undefined
    if (!store.messages.receive(inbound, text, session?.id, handled)) return
    store.touchInbound(inbound.at)
    if (!quiet) this.#keepThread(inbound)
    sockets.showInbound(inbound)
    if (inbound.thread && isMailLoop(store.messages, now)) return this.#stopMailLoop(now)
    if (session && context) {
      turns.play(context, session, { type: 'messageReceived', message: inbound }, now)
    }
    this.#note(inbound, now)
  }

  /** A machine answers us, and we it: a person has to look. */
  #stopMailLoop(now: number) {
    this.#parts.ender.handOffToHuman({ name: 'the guard against mail loops' }, now)
  }

  /**
   * Before it is played: what is said then is said beneath it, and was asked for just now. Whoever
   * writes can be written to.
   */
  #keepThread({ thread, at }: Inbound) {
    const { store } = this.#parts
    const { state } = store
    const byMail = thread !== undefined || state?.channel.type === 'email'
    if (!state || !byMail) return
    // A choice by a link names no mail: it goes on beneath the last one.
    const beneath = thread ?? state.thread ?? { subject: '', references: [] }
    store.saveState({ ...state, thread: { ...beneath, at }, unreachable: undefined })
  }

  /** Nobody answers it: then somebody should see it, and why that is so. */
  #noteIgnored(why: string, now: number) {
    const { store } = this.#parts
    const { state, active } = store
    if (state && !active) store.saveState({ ...state, notStarted: why, closed: false })
    store.outbox.addOnce({ type: 'index', id: 'index' }, now)
  }

  #note({ id, content, repliesTo }: Inbound, now: number) {
    const { store, starter } = this.#parts
    if (content.kind === 'ignored') this.#noteIgnored(content.why, now)
    if (content.kind === 'media' && content.media.providerMediaId) {
      store.outbox.add({ type: 'keepMedia', id: `media:${id}`, media: content.media }, now)
    }
    if (content.kind === 'number-changed') starter.moveAddress(content.newKey)
    if (content.kind === 'delete' && repliesTo) store.messages.blank(repliesTo)
  }

  /** Our own address for a guest's file is known before the file is here. */
  #withFiles(channelId: string, events: InboundEvent[]): Promise<InboundEvent[]> {
    return Promise.all(
      events.map(async (event) => {
        const content = hasFile(event) ? event.inbound.content : undefined
        if (!hasFile(event) || content?.kind !== 'media') return event
        const id = await mediaIdOf(this.#env, channelId, content.media.providerMediaId ?? '')
        const url = `${this.#env.PUBLIC_URL ?? ''}/media/${id}`
        const media = { ...content.media, url }
        return { ...event, inbound: { ...event.inbound, content: { ...content, media } } }
      }),
    )
  }
}

/**
 * By the provider's time, then as they came: what was held up by an outage may be delivered at once
 * and out of order (channels/README.md, Order and duplicates).
 */
const inTime = (events: InboundEvent[]) =>
  events.length < 2 ? events : events.toSorted((a, b) => momentOf(a) - momentOf(b))

/** What bears no time, as an opt-out, holds from the first. */
function momentOf(event: InboundEvent): number {
  if (event.type === 'message') return event.inbound.at
  return 'at' in event ? event.at : 0
}

/** A file that has still to be fetched by the provider's id of it. */
function hasFile(event: InboundEvent): event is Extract<InboundEvent, { type: 'message' }> {
  if (event.type !== 'message') return false
  const { content } = event.inbound
  return content.kind === 'media' && content.media.providerMediaId !== undefined
}
