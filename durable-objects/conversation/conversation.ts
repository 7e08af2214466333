import { DurableObject } from 'cloudflare:workers'
import type { RecentEvent } from '#journey/world.ts'
import type { Inbound } from '#messages/message.ts'
import type { Env } from '../env.ts'
import { randomToken } from '../guards/seal.ts'
import { OutboxDispatcher } from '../outbox/dispatcher.ts'
import { RenderedMessages } from '../outbox/rendered-messages.ts'
import { forgetChannel } from '../records/channels.ts'
import {
  type ConversationCalls,
  callConversation,
  type LinkChoice,
  type LinkChoiceResult,
  type Member,
  type StartRequest,
  type TestState,
} from '../rpc.ts'
import { Store } from '../storage/store.ts'
import { readFrame } from '../web-chat/frames.ts'
import { Sockets } from '../web-chat/sockets.ts'
import { DeliveryStatuses } from './delivery-status.ts'
import { GuestName } from './guest-name.ts'
import { HumanReply } from './human-reply.ts'
import { Identity } from './identity.ts'
import { InboundReceiver } from './inbound.ts'
import { LinkChoices } from './link-choices.ts'
import { PartnerCalls } from './partner-calls.ts'
import { Processor } from './processor.ts'
import { SessionEnder } from './session-ender.ts'
import { SessionStarter } from './session-starter.ts'
import { TestRun } from './test-run.ts'
import { TurnContexts } from './turn-context.ts'
import { TurnRunner } from './turn-runner.ts'
import { View } from './view.ts'

/**
 * One conversation: a guest on a channel. Stores what arrives before anybody is told so, plays it one
 * turn at a time, and sleeps on one alarm. After a crash at any line the alarm finds what is open.
 *
 * The object only says who does what: each call is taken to the part it is about, and what follows from
 * it is worked off in the background.
 */
export class Conversation extends DurableObject<Env> implements ConversationCalls {
  readonly #store: Store
  readonly #contexts: TurnContexts
  readonly #view: View
  readonly #identity: Identity
  readonly #ender: SessionEnder
  readonly #inbound: InboundReceiver
  readonly #dispatcher: OutboxDispatcher
  readonly #processor: Processor
  readonly #sockets: Sockets
  readonly #linkChoices: LinkChoices
  readonly #partners: PartnerCalls
  readonly #humanReply: HumanReply
  readonly #test: TestRun

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const name = ctx.id.name ?? ''
    const store = new Store(ctx.storage)
    const sockets = new Sockets(ctx, env, store)
    const rendered = new RenderedMessages(store, env)
    const contexts = new TurnContexts(store, env)
    const turns = new TurnRunner(store, rendered, sockets)
    const view = new View(store, contexts)
    const identity = new Identity(store, rendered, env, name)
    const ender = new SessionEnder(store, rendered, sockets)
    const guestName = new GuestName(store, contexts, turns, env)
    const starter = new SessionStarter({ store, contexts, turns, view, guestName }, env)
    const statuses = new DeliveryStatuses(store, rendered, sockets)
    const parts = { store, contexts, turns, sockets, identity, starter, ender, statuses, view }
    const inbound = new InboundReceiver(parts, env)
    const dispatcher = new OutboxDispatcher(store, rendered, env)
    this.#store = store
    this.#contexts = contexts
    this.#view = view
    this.#identity = identity
    this.#ender = ender
    this.#inbound = inbound
    this.#dispatcher = dispatcher
    this.#processor = new Processor({ ...parts, inbound, dispatcher, rendered })
    this.#sockets = sockets
    this.#linkChoices = new LinkChoices(store, inbound)
    this.#partners = new PartnerCalls({ ...parts, processor: this.#processor }, env)
    this.#humanReply = new HumanReply({ ...parts, rendered }, env)
    this.#test = new TestRun(parts, env, name)
  }

  /** What is stored is worked off behind the caller's back; the alarm is armed for a crash on the way. */
  #processInBackground() {
    this.ctx.waitUntil(this.#processor.run())
  }

  /** Whoever writes to an alias is led to the conversation itself. */
  async #here<T>(call: (there: ConversationCalls) => Promise<T>, own: () => Promise<T> | T) {
    const { canonicalName } = this.#identity
    return canonicalName ? callConversation(this.env, canonicalName, call) : own()
  }

  // What arrives.

  async receive(delivery: Parameters<ConversationCalls['receive']>[0]): Promise<void> {
    const { channelId, events } = delivery
    const guests = events.map(({ guest }) => guest)
    const canonicalName = await this.#identity.findCanonicalName(channelId, guests)
    if (canonicalName) {
      return callConversation(this.env, canonicalName, (there) => there.receive(delivery))
    }
    await this.#inbound.receive(channelId, events)
    this.#processInBackground()
  }

  // Time.

  override async alarm() {
    // Never throws: the platform gives up on an alarm after six retries, silently.
    try {
      this.#store.alarmFired()
      await this.#tick(Date.now())
    } catch (error) {
      console.error('alarm', { conversation: this.#store.state?.conversationId, error })
      void this.ctx.storage.setAlarm(Date.now() + 30_000)
    }
  }

  async #tick(now: number) {
    const { state } = this.#store
    if (state?.test && state.test.expiresAt <= now) {
      this.#store.commit(now, () => this.#ender.active('idle', now))
      await this.#processor.writeRecords()
      return this.#store.forgetAll()
    }
    if (this.#ender.isExpired(now)) {
      this.#store.commit(now, () => this.#ender.closeExpired(now))
    }
    this.#linkChoices.play(now)
    await this.#processor.endWait(now)
    await this.#processor.run()
    this.#store.commit(Date.now(), () => this.#store.forgetOld(now))
  }

  // Partners.

  async start(request: StartRequest) {
    // A number may be written in another way than the guest's own messages write it.
    await this.#identity.findCanonicalName(request.channelId, [request.guest])
    return this.#here(
      (there) => there.start(request),
      async () => {
        const started = await this.#partners.start(request)
        this.#processInBackground()
        return started
      },
    )
  }

  async deliverEvent(event: { id?: string } & RecentEvent): Promise<{ moved: boolean }> {
    return this.#here(
      (there) => there.deliverEvent(event),
      async () => {
        const moved = await this.#partners.deliverEvent(event)
        this.#processInBackground()
        return { moved }
      },
    )
  }

  async endSession(sessionId: string, reason: string): Promise<void> {
    const now = Date.now()
    this.#store.commit(now, () => {
      // It may be just beginning: registered in the index, and not yet here. Then it never will be.
      if (!this.#ender.session(sessionId, reason, now)) this.#store.beginOnce(sessionId, now)
    })
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
    this.#identity.aliasTo(canonicalName)
  }

  async canonicalName(): Promise<string | undefined> {
    return this.#identity.ownName
  }

  // People.

  async read() {
    await this.#identity.loadContext()
    await this.#contexts.load(this.#store.latest?.session)
    return this.#view.conversation()
  }

  async messages(part: { before?: number; last: number }) {
    return this.#store.messages.list(part)
  }

  async trail(sessionId: string, part?: { after?: number; limit: number }) {
    return this.#store.sessions.trail(sessionId, part)
  }

  async session(sessionId: string) {
    const session = this.#store.sessions.get(sessionId)
    await this.#contexts.load(session)
    return session && this.#view.session(session)
  }

  async sayAsHuman(member: Member, text: string) {
    const said = await this.#humanReply.say(member, text)
    this.#processInBackground()
    return said
  }

  async takeOver(member: Member): Promise<void> {
    await this.#identity.loadContext()
    const now = Date.now()
    this.#store.commit(now, () => this.#ender.handOffToHuman(member, now))
    this.#processInBackground()
  }

  async reset(): Promise<void> {
    const now = Date.now()
    this.#store.commit(now, () => {
      this.#ender.active('reset', now)
      this.#ender.release(now)
    })
    this.#processInBackground()
  }

  async close(): Promise<void> {
    const now = Date.now()
    this.#store.commit(now, () => {
      this.#ender.active('closed', now)
      this.#ender.release(now)
      if (this.#store.state) this.#store.changeState({ closed: true })
    })
    this.#processInBackground()
  }

  // Links in a mail.

  async chooseByLink(choice: LinkChoice): Promise<LinkChoiceResult> {
    return this.#here(
      (there) => there.chooseByLink(choice),
      () => this.#linkChoices.choose(choice, Date.now()),
    )
  }

  async undoLinkChoice(payload: string): Promise<boolean> {
    return this.#here(
      (there) => there.undoLinkChoice(payload),
      () => this.#linkChoices.undo(payload, Date.now()),
    )
  }

  async optOut(): Promise<void> {
    return this.#here(
      (there) => there.optOut(),
      () => this.#store.commit(Date.now(), () => this.#identity.optOut()),
    )
  }

  // Testers.

  async startTest(request: Parameters<ConversationCalls['startTest']>[0]): Promise<void> {
    await this.#test.start(request)
    this.#processInBackground()
  }

  async testMessage(content: Inbound['content']): Promise<void> {
    this.#accept({ id: `test:${randomToken(9)}`, at: Date.now(), content })
  }

  async skipWait(): Promise<void> {
    await this.#processor.play({ type: 'waitSkipped' })
    this.#processInBackground()
  }

  async readTest(): Promise<TestState | undefined> {
    return this.#view.test()
  }

  // Visitors' pages.

  async signOuts(): Promise<number> {
    return this.#store.state?.signOuts ?? 0
  }

  async signOut(): Promise<void> {
    const { state } = this.#store
    if (!state) return
    const signOuts = (state.signOuts ?? 0) + 1
    this.#store.commit(Date.now(), () => this.#store.changeState({ signOuts }))
    this.#sockets.closeAll(4401, 'signed out')
  }

  override async fetch(request: Request): Promise<Response> {
    const channelId = request.headers.get('x-bj-channel')
    const guest = request.headers.get('x-bj-guest')
    const now = Date.now()
    if (channelId && guest) {
      const signOuts = Number(request.headers.get('x-bj-sign-outs'))
      if (signOuts !== (this.#store.state?.signOuts ?? 0))
        return new Response(null, { status: 401 })
      this.#store.commit(now, () => this.#identity.recordContact(channelId, JSON.parse(guest), now))
    }
    const isPoll = new URL(request.url).pathname.endsWith('/poll')
    if (isPoll || request.headers.has('upgrade')) return this.#sockets.open(request)
    const frame = readFrame(await request.text())
    if (frame.t !== 'unreadable') return Response.json(await this.#takeFrame(frame))
    return Response.json({ v: 1, t: 'error', code: 'bad_frame' }, { status: 400 })
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer) {
    const frame = readFrame(data)
    if (frame.t === 'hello') return this.#sockets.welcome(socket, frame.resume ?? 0)
    const answers =
      frame.t === 'unreadable'
        ? [{ t: 'error', code: 'bad_frame', cid: frame.cid } as const]
        : await this.#takeFrame(frame)
    this.#sockets.answer(socket, answers)
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string) {
    this.#sockets.closed(socket, code, reason)
  }

  async #takeFrame(frame: Parameters<Sockets['read']>[0]) {
    const input = await this.#sockets.read(frame)
    if (input.type === 'answer') return input.frames
    this.#accept(input.inbound)
    return [this.#sockets.ack(input.cid)]
  }

  /** A message over our own socket takes the same road as a provider's. */
  #accept(inbound: Inbound) {
    const now = Date.now()
    this.#store.commit(now, () => this.#inbound.accept(inbound, now))
    this.#processInBackground()
  }
}
