import { channels } from '#channels/index.ts'
import { isChannelType } from '#channels/info.ts'
import type { Session } from '#journey/session.ts'
import { canAnswer, type Inbound as InboundMessage, shownText } from '#messages/message.ts'
import { referralOf } from '#messages/referral.ts'
import type { InboundEvent } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import type { MessageView } from '../rpc.ts'
import { inboundId } from '../storage/messages.ts'
import type { Store } from '../storage/store.ts'
import type { Sockets } from '../web-chat/sockets.ts'
import type { DeliveryStatuses } from './delivery-status.ts'
import type { Identity } from './identity.ts'
import { filesToKeep, withFileAddresses } from './inbound-files.ts'
import { isOvertaken, isReplayed, notAhead } from './lateness.ts'
import { isMailLoop } from './mail-loop.ts'
import { resolvePollVote } from './poll-votes.ts'
import type { SessionEnder } from './session-ender.ts'
import type { SessionStarter } from './session-starter.ts'
import type { TurnContext, TurnContexts } from './turn-context.ts'
import type { TurnRunner } from './turn-runner.ts'

/** An echo may overtake the answer to the send it echoes. */
const ECHO_MS = 10_000

type Parts = {
  store: Store
  contexts: TurnContexts
  turns: TurnRunner
  sockets: Sockets
  identity: Identity
  starter: SessionStarter
  ender: SessionEnder
  statuses: DeliveryStatuses
}

/**
 * The one way in. What arrives is stored first; a message is played in the same commit where nobody has
 * to be asked, and else as soon as it is the oldest that was not.
 */
export class InboundReceiver {
  readonly #parts: Parts
  readonly #env: Env

  constructor(parts: Parts, env: Env) {
    this.#parts = parts
    this.#env = env
  }

  /** Stores it all in one commit: after that the provider may be told. */
  async receive(channelId: string, events: InboundEvent[]) {
    const known = await withFileAddresses(this.#env, channelId, events)
    const now = Date.now()
    this.#parts.store.commit(now, () => {
      for (const event of notAhead(inTime(known), now)) this.#takeOne(channelId, event, now)
    })
  }

  #takeOne(channelId: string, event: InboundEvent, now: number) {
    const { store, identity, statuses } = this.#parts
    switch (event.type) {
      case 'message':
        identity.recordContact(channelId, event.guest, now)
        return this.accept(event.inbound, now, event.standby)
      case 'opt-out':
        return identity.optOut()
      case 'echo':
        if (store.deliveries.byProviderId(event.providerId)) return
        // A person may write first: then this is the first contact with the guest.
        identity.recordContact(channelId, event.guest, now)
        store.messages.echo(event.providerId, event.at, event.text)
        return
      case 'status':
      case 'watermark':
        return statuses.receive(event, now)
    }
  }

  /** Stores a message, inside the caller's commit, and plays it where nobody has to be asked first. */
  accept(said: InboundMessage, now: number, standby = false) {
    const { store, contexts, sockets } = this.#parts
    const inbound = resolvePollVote(said, store)
    const session = store.active
    const isQuiet = standby || this.#isLate(inbound, now) || !isHeard(inbound, session)
    const isNext = !isQuiet && session && !store.messages.unhandled()
    const context = isNext ? contexts.cached(session) : undefined
    const isHandled = isQuiet || context !== undefined
    if (!store.messages.receive(inbound, shownText(inbound.content), session?.id, isHandled)) return
    store.touchInbound(inbound.at)
    if (!isQuiet) this.#keepThread(inbound)
    sockets.showInbound(inbound)
    if (inbound.thread && isMailLoop(store.messages, now)) return this.#stopMailLoop(now)
    if (context) this.#play(context, inbound, now)
    this.#noteContent(inbound, now)
  }

  /** Overtaken by what was said since, too old to be answered at all, or a further part of a whole. */
  #isLate(inbound: InboundMessage, now: number): boolean {
    const { store } = this.#parts
    const { partOf } = inbound
    if (isOvertaken(inbound, store.lastInboundAt, now) || isReplayed(inbound, now)) return true
    return partOf !== undefined && store.messages.hasPartOf(partOf)
  }

  /**
   * The oldest message that was not played yet and can be; an echo has to wait while one of our own
   * sends is under way. Told at once: who ends at its last look must not miss what came meanwhile.
   */
  nextUnplayed(isSending: boolean): MessageView | undefined {
    const { store } = this.#parts
    const next = store.messages.unhandled()
    if (next?.from !== 'human') return next
    if (store.deliveries.byProviderId(next.id.replace(/^echo:/, ''))) {
      store.commit(Date.now(), () => store.messages.handled(next.seq))
      return store.messages.unhandled()
    }
    return isSending && Date.now() - next.at < ECHO_MS ? undefined : next
  }

  async playUnplayed({ id, seq, at, from, body }: MessageView) {
    if (from === 'human') return this.#playEcho(id, seq, at)
    return this.#playStored(seq, body as InboundMessage)
  }

  async #playStored(seq: number, inbound: InboundMessage) {
    const { store, contexts } = this.#parts
    const session = store.active
    if (!session && canAnswer(inbound.content)) return this.#startSession(seq, inbound)
    if (!session) return store.commit(Date.now(), () => store.messages.handled(seq))
    const context = await contexts.of(session)
    const now = Date.now()
    store.commit(now, () => {
      if (!context) return this.#leaveUnanswered(seq, 'the channel was deleted')
      const { active } = store
      // It ended while the context was read: the message stays unhandled, and begins another.
      if (!active) return
      store.messages.handled(seq, active.id)
      this.#play(context, inbound, now)
    })
  }

  #play(context: TurnContext, message: InboundMessage, now: number) {
    const { store, turns } = this.#parts
    if (store.active) turns.play(context, store.active, { type: 'messageReceived', message }, now)
  }

  /** A message with no session: starts one, unless something holds the bot back. */
  async #startSession(seq: number, inbound: InboundMessage) {
    const { store, identity, starter } = this.#parts
    const state = await identity.loadContext()
    const held = state ? starter.heldBack(Date.now()) : 'the channel was deleted'
    if (state && !held) {
      const sessionId = sessionIdFor(state.conversationId, inbound)
      const started = await starter.start({ sessionId, trigger: { seq, inbound } })
      // Another session may have begun meanwhile: then the message is for that one.
      if (started.ok || store.active) return
      return store.commit(Date.now(), () => this.#leaveUnanswered(seq, started.why))
    }
    store.commit(Date.now(), () => this.#leaveUnanswered(seq, held))
  }

  /** The message is kept and answered by nobody; `why` is what the inbox says. */
  #leaveUnanswered(seq: number, why: string | undefined) {
    const { store } = this.#parts
    store.messages.handled(seq)
    if (store.state) store.changeState({ notStarted: why, closed: false })
  }

  /** A human's message from the provider's own app: the bot steps back. */
  async #playEcho(id: string, seq: number, at: number) {
    const { store, identity, ender } = this.#parts
    const state = await identity.loadContext()
    const now = Date.now()
    store.commit(now, () => {
      store.messages.handled(seq)
      ender.handOffToHuman({ name: writerOf(id, state?.channel.type) }, now, at)
    })
  }

  /** A machine answers us, and we it: a person has to look. */
  #stopMailLoop(now: number) {
    this.#parts.ender.handOffToHuman({ name: 'the guard against mail loops' }, now)
  }

  /**
   * Before it is played: what is said then is said beneath it, and was asked for just now. Whoever
   * writes can be written to.
   */
  #keepThread({ thread, at }: InboundMessage) {
    const { store } = this.#parts
    const { state } = store
    const isMail = thread !== undefined || state?.channel.type === 'email'
    if (!state || !isMail) return
    // A choice by a link names no mail: it goes on beneath the last one.
    const beneath = thread ?? state.thread ?? { subject: '', references: [] }
    store.changeState({ thread: { ...beneath, at }, unreachable: undefined })
  }

  /** What some kinds of message mean besides being said. */
  #noteContent(inbound: InboundMessage, now: number) {
    const { store, identity } = this.#parts
    const { content, repliesTo } = inbound
    const unanswered = isReplayed(inbound, now) ? 'the message is more than a day old' : undefined
    const why = content.kind === 'ignored' ? content.why : unanswered
    if (why && store.state) {
      // Nobody answers it: the list is written anew, so that somebody sees it, and why that is so.
      const { notStarted, closed } = store.state
      store.changeState(store.active ? { notStarted, closed } : { notStarted: why, closed: false })
    }
    const referral = content.kind === 'referral' && referralOf(inbound.referral)
    if (referral && store.state && !store.active) store.changeState({ referral })
    for (const effect of filesToKeep(inbound)) store.outbox.add(effect, now)
    if (content.kind === 'number-changed') identity.moveAddress(content.newKey, now)
    if (content.kind === 'delete' && repliesTo) store.messages.blank(repliesTo)
  }
}

/** Who writes in our name, as far as a provider tells: in the words of "held by …". */
function writerOf(echoId: string, channelType = ''): string {
  if (echoId.startsWith('echo:control:')) return 'another app'
  return isChannelType(channelType) ? channels[channelType].humanLabel : 'a person'
}

/** The same message always starts the same session, so that a start cut off half-way is not begun twice. */
function sessionIdFor(conversationId: string, inbound: InboundMessage): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(conversationId + inboundId(inbound.id))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return `ses_${conversationId.slice(4, 16)}${hash.toString(36).padStart(13, '0')}`
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

/** What is played: an answer, and, to a session that there is, what brought the guest. */
const isHeard = ({ content }: InboundMessage, session: Session | undefined) =>
  canAnswer(content) || (content.kind === 'referral' && session !== undefined)
