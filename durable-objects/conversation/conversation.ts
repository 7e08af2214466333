import { DurableObject } from 'cloudflare:workers'
import type { Inbound, Outbound } from '#journey/message.ts'
import { deadlineOf, newSession, waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import type { RecentEvent } from '#journey/world.ts'
import type { InboundEvent } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import { randomToken } from '../guards/seal.ts'
import { OutboxDispatcher } from '../outbox/dispatcher.ts'
import { forgetChannel } from '../records/channels.ts'
import {
  type ConversationCalls,
  callConversation,
  type Member,
  type StartRequest,
  type Tap,
  type TapFate,
  type TestState,
} from '../rpc.ts'
import { addressOf } from '../storage/conversation-state.ts'
import { Store } from '../storage/store.ts'
import { Sockets } from '../web-chat/sockets.ts'
import { Inbox } from './inbox.ts'
import { Taps } from './link-choices.ts'
import { PendingMessages } from './pending-messages.ts'
import { SessionEnder } from './session-ender.ts'
import { SessionStarter } from './session-starter.ts'
import { readTestState } from './test-state.ts'
import { Turns } from './turn-runner.ts'
import { View } from './view.ts'

/**
 * One conversation: a guest on a channel. Stores what arrives before anybody is told so, plays it one
 * turn at a time, and sleeps on one alarm. After a crash at any line the alarm finds what is open.
 */
export class Conversation extends DurableObject<Env> implements ConversationCalls {
  readonly #store: Store
  readonly #turns: Turns
  readonly #dispatcher: OutboxDispatcher
  readonly #view: View
  readonly #starter: SessionStarter
  readonly #ender: SessionEnder
  readonly #inbox: Inbox
  readonly #pendingMessages: PendingMessages
  readonly #sockets: Sockets
  readonly #taps: Taps

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const store = new Store(ctx.storage)
    const sockets = new Sockets(ctx, env, store, (inbound) => this.#receiveOwn(inbound))
    const turns = new Turns(store, env, sockets)
    const view = new View(store, turns)
    const starter = new SessionStarter(store, turns, view, env, ctx.id.name ?? '')
    const ender = new SessionEnder(store, turns, sockets)
    const dispatcher = new OutboxDispatcher(store, turns, env, {
      async recordContext(effectId) {
        await starter.loadContext()
        await turns.contexts.load(store.latest?.session)
        return view.recordContext(effectId)
      },
      handOffToHuman: (name, now) => ender.handOffToHuman({ name }, now),
    })
    this.#store = store
    this.#turns = turns
    this.#dispatcher = dispatcher
    this.#view = view
    this.#starter = starter
    this.#ender = ender
    this.#sockets = sockets
    this.#inbox = new Inbox({ store, turns, sockets, starter, ender }, env)
    this.#pendingMessages = new PendingMessages({ store, turns, dispatcher, starter, ender })
    this.#taps = new Taps(store, this.#inbox)
  }

  // What arrives.

  async receive(delivery: { channelId: string; events: InboundEvent[] }): Promise<void> {
    const { channelId, events } = delivery
    const canonicalName =
      this.#store.canonicalName ?? (await this.#starter.canonicalElsewhere(channelId, events))
    if (canonicalName)
      return callConversation(this.env, canonicalName, (at) => at.receive(delivery))
    await this.#inbox.take(channelId, events)
    this.#processInBackground()
  }

  /** Goes on behind the caller's back; the alarm is armed for the case that it dies. */
  #processInBackground() {
    this.ctx.waitUntil(this.#process())
  }

  async #process() {
    await Promise.all([this.#pendingMessages.play(), this.#dispatcher.run()])
    // What was played meanwhile.
    await this.#dispatcher.run()
  }

  // Time.

  override async alarm() {
    // Never throws: the platform gives up on an alarm after six retries, silently.
    try {
      this.#store.alarmFired()
      await this.#tick(Date.now())
      this.#store.arm(Date.now())
    } catch (error) {
      console.error('alarm', { conversation: this.#store.state?.conversationId, error })
      void this.ctx.storage.setAlarm(Date.now() + 30_000)
    }
  }

  async #tick(now: number) {
    const { state } = this.#store
    if (state?.test && state.test.expiresAt <= now) return this.#forgetTest(now)
    this.#ender.closeExpired(now)
    this.#taps.play(now)
    const deadline = this.#store.active && deadlineOf(this.#store.active)
    if (deadline !== undefined && deadline <= now) await this.#signal({ type: 'waitTimedOut' })
    await this.#process()
    this.#store.forgetOld(now)
  }

  /** Plays a signal to the session that runs; true when it moved it. */
  async #signal(signal: Signal, isNew = () => true): Promise<boolean> {
    const session = this.#store.active
    const context = session && (await this.#turns.contexts.of(session))
    const now = Date.now()
    // Without its channel or version it can never move again, and would ring for ever.
    if (session && !context) this.#ender.active('the channel was deleted', now)
    const before = this.#store.active
    if (!context || !before) return false
    this.#store.transaction(() => {
      if (!isNew()) return
      this.#turns.play(context, before, signal, now)
      this.#store.arm(now)
    })
    return JSON.stringify(before.state) !== JSON.stringify(this.#store.latest?.session.state)
  }

  // Partners.

  async start(request: StartRequest) {
    const { canonicalName } = this.#store
    if (canonicalName) return callConversation(this.env, canonicalName, (at) => at.start(request))
    const skipped = (why: string) => ({ skipped: true, why }) as const
    const { channelId, guest, journeyId, variables } = request
    this.#store.transaction(() => this.#starter.recordContact(channelId, guest))
    const state = await this.#starter.loadContext()
    if (!state) return skipped('the channel was deleted')
    const now = Date.now()
    const busy = this.#store.active ? this.#view.why(now).why : this.#starter.heldBack(now)
    if (busy && request.onBusy === 'skip') return skipped(busy)
    const closed = await this.#starter.windowKeepsOut(journeyId)
    if (closed) return skipped(closed)
    if (busy) {
      this.#ender.active('replaced', now)
      this.#store.transaction(() => this.#ender.release(now))
    }
    const sessionId = `ses_${randomToken(15).replace(/[-_]/g, '0')}`
    const started = await this.#starter.start({ sessionId, journeyId, variables })
    if (!started.ok) return skipped(started.why)
    this.#processInBackground()
    return { id: started.id, conversationId: state.conversationId }
  }

  async deliverEvent(event: { id?: string } & RecentEvent): Promise<{ moved: boolean }> {
    const { canonicalName } = this.#store
    if (canonicalName)
      return callConversation(this.env, canonicalName, (at) => at.deliverEvent(event))
    const { id = `event:${randomToken(9)}`, ...happened } = event
    const signal: Signal =
      'name' in happened
        ? { type: 'eventReceived', ...happened }
        : { type: 'milestoneReached', ...happened }
    const isNew = () => this.#store.keepEvent(id, happened)
    const waits = this.#store.active && waitOf(this.#store.active)?.for === 'event'
    // Kept and played in one transaction: an event given again after a crash must not count as old.
    const moved = waits ? await this.#signal(signal, isNew) : false
    if (!waits) isNew()
    this.#processInBackground()
    return { moved }
  }

  async endSession(sessionId: string, reason: string): Promise<void> {
    const now = Date.now()
    // It may be just beginning: registered in the index, and not yet here. Then it never will be.
    if (!this.#ender.session(sessionId, reason, now)) this.#store.beginOnce(sessionId, now)
    this.#processInBackground()
  }

  async resumeSends(): Promise<void> {
    const { state } = this.#store
    if (!state) return
    forgetChannel(state.channelId)
    this.#dispatcher.resume(Date.now())
    this.#processInBackground()
  }

  async aliasTo(canonicalName: string): Promise<void> {
    // The key seen first stays: a conversation that a guest has written to is no alias.
    if (this.#store.state || canonicalName === this.ctx.id.name) return
    this.#store.aliasTo(canonicalName)
  }

  async canonicalName(): Promise<string | undefined> {
    return this.#store.canonicalName ?? (this.#store.state ? this.ctx.id.name : undefined)
  }

  // People.

  async read() {
    await this.#starter.loadContext()
    await this.#turns.contexts.load(this.#store.latest?.session)
    return this.#view.conversation()
  }

  async trail(sessionId: string) {
    return this.#store.sessions.trail(sessionId)
  }

  async session(sessionId: string) {
    const session = this.#store.sessions.get(sessionId)
    await this.#turns.contexts.load(session)
    return session && this.#view.session(session)
  }

  async sayAsHuman(member: Member, text: string) {
    const state = await this.#starter.loadContext()
    const channelHandle = await this.#turns.contexts.channelHandle()
    if (!state || !channelHandle) return { refused: 'the channel was deleted' }
    const id = `hum_${randomToken(9)}`
    const now = Date.now()
    const body: Outbound = { kind: 'text', text }
    const { requests, losses } = channelHandle.adapter.render(body, addressOf(state))
    const own = !('send' in channelHandle.adapter)
    const from = { from: 'human', fromName: member.name } as const
    const status = own ? 'sent' : 'queued'
    this.#store.transaction(() => {
      this.#ender.handOffToHuman(member, now)
      const parts = requests.length
      this.#store.messages.add({ id, at: now, ...from, text, body, status, parts, losses })
      if (own) this.#sockets.show([id])
      else this.#store.outbox.add({ type: 'send', id }, now)
      this.#store.arm(now)
    })
    this.#processInBackground()
    return { id }
  }

  async takeOver(member: Member): Promise<void> {
    await this.#starter.loadContext()
    const now = Date.now()
    this.#store.transaction(() => {
      this.#ender.handOffToHuman(member, now)
      this.#store.arm(now)
    })
    this.#processInBackground()
  }

  async reset(): Promise<void> {
    const now = Date.now()
    this.#ender.active('reset', now)
    this.#store.transaction(() => this.#ender.release(now))
    this.#processInBackground()
  }

  async close(): Promise<void> {
    const now = Date.now()
    this.#ender.active('closed', now)
    this.#store.transaction(() => {
      this.#ender.release(now)
      const { state } = this.#store
      if (state) this.#store.saveState({ ...state, closed: true })
    })
    this.#processInBackground()
  }

  // Links in a mail.

  async tap(tap: Tap): Promise<TapFate> {
    const { canonicalName } = this.#store
    return canonicalName
      ? callConversation(this.env, canonicalName, (at) => at.tap(tap))
      : this.#taps.choose(tap, Date.now())
  }

  async undoTap(payload: string): Promise<boolean> {
    const { canonicalName } = this.#store
    return canonicalName
      ? callConversation(this.env, canonicalName, (at) => at.undoTap(payload))
      : this.#taps.undo(payload)
  }

  async optOut(): Promise<void> {
    const { canonicalName } = this.#store
    if (canonicalName) return callConversation(this.env, canonicalName, (at) => at.optOut())
    this.#starter.optOut()
  }

  // Testers.

  async startTest(request: Parameters<ConversationCalls['startTest']>[0]): Promise<void> {
    const now = Date.now()
    const state = await readTestState(this.env, request, this.ctx.id.name ?? '', now)
    this.#store.saveState(state)
    const { sessionId: id, journeyId, startAt, message: text, variables } = request
    const { conversationId, channel, guest } = state
    const seed = { id, journeyId, version: null, test: true, conversationId, channel }
    const context = await this.#turns.contexts.of(seed)
    if (!context) return
    const session = newSession({ ...seed, guest: { name: guest.name } }, context.graph.start, now)
    const message: Inbound | undefined =
      text === undefined
        ? undefined
        : { id: `test:${randomToken(9)}`, at: now, content: { kind: 'text', text } }
    this.#store.transaction(() => {
      if (message) this.#store.messages.receive(message, text ?? '', id, true)
      this.#turns.play(context, session, { type: 'started', message, startAt, variables }, now)
      this.#store.arm(now)
    })
    this.#processInBackground()
  }

  async testMessage(content: Inbound['content']): Promise<void> {
    this.#receiveOwn({ id: `test:${randomToken(9)}`, at: Date.now(), content })
  }

  async skipWait(): Promise<void> {
    await this.#signal({ type: 'waitSkipped' })
    this.#processInBackground()
  }

  async readTest(): Promise<TestState | undefined> {
    return this.#view.test()
  }

  async #forgetTest(now: number) {
    this.#ender.active('idle', now)
    await this.#dispatcher.records()
    await this.#store.forgetAll()
  }

  // Visitors' pages.

  override fetch(request: Request): Promise<Response> {
    const channelId = request.headers.get('x-bj-channel')
    const guest = request.headers.get('x-bj-guest')
    if (channelId && guest) this.#starter.recordContact(channelId, JSON.parse(guest))
    return this.#sockets.fetch(request)
  }

  override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer) {
    await this.#sockets.frame(socket, frame)
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string) {
    this.#sockets.closed(socket, code, reason)
  }

  /** A message over our own socket takes the same road as a provider's. */
  #receiveOwn(inbound: Inbound) {
    const now = Date.now()
    this.#store.transaction(() => {
      this.#inbox.message(inbound, now)
      this.#store.arm(now)
    })
    this.#processInBackground()
  }
}
