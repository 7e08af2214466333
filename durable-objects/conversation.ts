import { DurableObject } from 'cloudflare:workers'
import { advance } from '#journey/advance.ts'
import { drawingOf, emptyJourney } from '#journey/journey.ts'
import { canAnswer, type Inbound, inputOf, type Outbound } from '#journey/message.ts'
import { hasEnded, newSession, type Session, waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import type { TrailEntry } from '#journey/trail.ts'
import type { RecentEvent } from '#journey/world.ts'
import { answers } from './answers/index.ts'
import type { Arrival, Guest } from './channels/channel.ts'
import { Drain } from './effects/drain.ts'
import type { Subject } from './effects/record.ts'
import type { Env } from './env.ts'
import { randomToken } from './guards/seal.ts'
import {
  type ConversationCalls,
  type ConversationView,
  callConversation,
  type Member,
  objectName,
  type SessionView,
  type StartRequest,
  type TestState,
} from './records/actor.ts'
import { channelRecord } from './records/channels.ts'
import { contactIdOf, conversationIdOf } from './records/conversation-id.ts'
import { mediaIdOf } from './records/media.ts'
import { readOrganisation } from './records/organisation.ts'
import { abandonSession, registerSession } from './records/start-session.ts'
import { readTestFacts } from './records/test-draft.ts'
import { singleFlight } from './single-flight.ts'
import { Sockets } from './sockets.ts'
import type { Facts } from './storage/facts.ts'
import { inboundId } from './storage/messages.ts'
import { Store } from './storage/store.ts'
import { Turns } from './turns.ts'
import { whyOf } from './why.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** A message older than what was played last by this much is kept, and answers nothing. */
const TOO_OLD_MS = 5 * MINUTE
/** An echo may overtake the answer to the send it echoes. */
const ECHO_MS = 10_000

/**
 * One conversation: a guest on a channel. Stores what arrives before anybody is told so, plays it one
 * turn at a time, and sleeps on one alarm. After a crash at any line the alarm finds what is open.
 */
export class Conversation extends DurableObject<Env> implements ConversationCalls {
  readonly #store: Store
  readonly #turns: Turns
  readonly #drain: Drain
  readonly #sockets: Sockets

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    this.#store = new Store(ctx.storage)
    this.#sockets = new Sockets(ctx, env, this.#store, (inbound) => this.#hearOwn(inbound))
    this.#turns = new Turns(this.#store, env, (ids) => this.#sockets.show(ids))
    this.#drain = new Drain(this.#store, this.#turns, env, () => this.#subject())
  }

  // ── What arrives ──────────────────────────────────────────────────────────────────────────────

  async receive({
    channelId,
    arrivals,
  }: {
    channelId: string
    arrivals: Arrival[]
  }): Promise<void> {
    const { home } = this.#store
    if (home) return callConversation(this.env, home, (at) => at.receive({ channelId, arrivals }))
    const known = await this.#withMedia(channelId, arrivals)
    const now = Date.now()
    this.#store.transaction(() => {
      for (const arrival of known) this.#take(channelId, arrival, now)
      this.#store.arm(now)
    })
    this.#goOn()
  }

  /** Stores one arrival; plays it at once where nobody has to be asked, else leaves it for later. */
  #take(channelId: string, arrival: Arrival, now: number) {
    switch (arrival.type) {
      case 'message':
        this.#meet(channelId, arrival.guest)
        return this.#takeMessage(arrival.inbound, now)
      case 'echo':
        if (this.#store.messages.byProviderId(arrival.providerId)) return
        this.#store.messages.echo(arrival.providerId, arrival.at, arrival.text)
        return
      case 'status':
        return this.#takeStatus(arrival, now)
    }
  }

  #takeMessage(inbound: Inbound, now: number) {
    const { text } = inputOf(inbound.content)
    const session = this.#store.active
    const last = this.#store.lastInboundAt ?? 0
    const tooOld = inbound.at < last - TOO_OLD_MS
    const quiet = tooOld || !canAnswer(inbound.content)
    const stage = session && !this.#store.messages.unhandled() && this.#turns.stageAtHand(session)
    const playable = !quiet && session && stage
    const fresh = this.#store.messages.receive(
      inbound,
      text,
      session?.id,
      quiet || Boolean(playable),
    )
    if (!fresh) return
    this.#store.heardAt(inbound.at)
    this.#sockets.heard(inbound)
    if (playable)
      this.#turns.play(stage, session, { type: 'messageReceived', message: inbound }, now)
    const { media } = inbound.content.kind === 'media' ? inbound.content : { media: undefined }
    if (media?.providerMediaId) {
      this.#store.outbox.add({ type: 'keepMedia', id: `media:${inbound.id}`, media }, now)
    }
  }

  #takeStatus(arrival: Extract<Arrival, { type: 'status' }>, now: number) {
    const { providerId, partId, status, failure, at } = arrival
    const [id, part] = partId?.split('#') ?? []
    const known = id ? { id, part: Number(part) } : this.#store.messages.byProviderId(providerId)
    if (!known) return
    this.#turns.parcels.delete(known.id)
    this.#resolveUnknown(known, providerId, now)
    const reason = failure?.detail
    const changed = this.#store.messages.rise(known.id, status, reason)
    if (!changed?.sessionId) return
    const note = { type: 'delivery', messageId: known.id, status, reason } as const
    this.#store.sessions.recordDelivery(changed.sessionId, at, note)
    this.#sockets.status(changed)
  }

  /** A status of a message whose send we never heard back from: the provider has it after all. */
  #resolveUnknown({ id, part }: { id: string; part: number }, providerId: string, now: number) {
    const item = this.#store.outbox.find(id)
    const message = item && this.#store.messages.get(id)
    if (!item || !message || message.sentParts !== part) return
    this.#store.messages.partSent(id, part, providerId, part + 1 >= (message.parts ?? 1))
    // Due at once: the sender finds that this part is done, and goes on from there.
    this.#store.outbox.postpone(item, now)
  }

  /** First contact leaves at least the address, so that whatever wakes us knows whose this is. */
  #meet(channelId: string, guest: Guest) {
    const { facts } = this.#store
    if (!facts) {
      this.#store.know(strangerFacts(channelId, guest, this.ctx.id.name ?? ''))
      return
    }
    const name = guest.name ?? facts.guest.name
    const alternateKeys = [...new Set([...facts.guest.alternateKeys, ...guest.alternateKeys])]
    const grown = alternateKeys.length > facts.guest.alternateKeys.length
    if (name === facts.guest.name && !grown) return
    this.#store.know({ ...facts, guest: { ...facts.guest, name, alternateKeys } })
  }

  /** Our own address for a guest's file is known before the file is here. */
  async #withMedia(channelId: string, arrivals: Arrival[]): Promise<Arrival[]> {
    const needy = arrivals.some(({ type }) => type === 'message')
    if (!needy) return arrivals
    const result: Arrival[] = []
    for (const arrival of arrivals) {
      const content = arrival.type === 'message' ? arrival.inbound.content : undefined
      if (arrival.type !== 'message' || content?.kind !== 'media') result.push(arrival)
      else if (!content.media.providerMediaId) result.push(arrival)
      else {
        const id = await mediaIdOf(this.env, channelId, content.media.providerMediaId)
        const url = `${this.env.PUBLIC_URL ?? ''}/media/${id}`
        const media = { ...content.media, url }
        result.push({ ...arrival, inbound: { ...arrival.inbound, content: { ...content, media } } })
      }
    }
    return result
  }

  // ── What is done about it ─────────────────────────────────────────────────────────────────────

  /** Goes on behind the caller's back; the alarm is armed for the case that it dies. */
  #goOn() {
    this.ctx.waitUntil(this.#settleAll())
  }

  async #settleAll() {
    await Promise.all([this.#work(), this.#drain.guest()])
    await this.#drain.run()
  }

  /** Plays what is unhandled, one by one and in order. */
  readonly #work = singleFlight(async () => {
    for (let next = this.#next(); next; next = this.#next()) {
      if (next.from === 'human') this.#playEcho(next.seq)
      else await this.#playInbound(next.seq, next.body as Inbound)
      // Sends may leave while the next message is being played.
      void this.#drain.guest()
    }
  })

  /** The oldest unhandled message; an echo has to wait while one of our own sends is under way. */
  #next() {
    const next = this.#store.messages.unhandled()
    if (!next || next.from !== 'human') return next
    const mine = this.#store.messages.byProviderId(next.id.replace(/^echo:/, ''))
    if (mine) this.#store.messages.handled(next.seq)
    if (mine) return this.#store.messages.unhandled()
    return this.#drain.sending && Date.now() - next.at < ECHO_MS ? undefined : next
  }

  async #playInbound(seq: number, inbound: Inbound) {
    const session = this.#store.active
    if (!session) return this.#startFor(seq, inbound)
    const stage = await this.#turns.stage(session)
    const now = Date.now()
    this.#store.transaction(() => {
      this.#store.messages.handled(seq, session.id)
      const current = this.#store.active
      const signal = { type: 'messageReceived', message: inbound } as const
      if (current && stage) this.#turns.play(stage, current, signal, now)
      this.#store.arm(now)
    })
  }

  /** A message with no session: starts one, unless something holds the bot back. */
  async #startFor(seq: number, inbound: Inbound) {
    const home = await this.#homeElsewhere()
    if (home) return this.#moveTo(home, seq, inbound)
    const facts = await this.#introduce()
    const now = Date.now()
    const held = facts ? this.#heldBack(now) : 'the channel was deleted'
    if (!facts || held) {
      this.#store.transaction(() => this.#leave(seq, now, held))
      return
    }
    const sessionId = sessionIdFor(inbound, facts)
    const started = await this.#start({ sessionId, trigger: { seq, inbound } })
    if (!started.ok) this.#store.transaction(() => this.#leave(seq, now, started.why))
  }

  /** The message is kept and answered by nobody; `why` is what the inbox says. */
  #leave(seq: number, now: number, why: string | undefined) {
    this.#store.messages.handled(seq)
    const { facts } = this.#store
    if (facts) this.#store.know({ ...facts, notStarted: why, closed: false })
    this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now)
    this.#store.arm(now)
  }

  /** What keeps a new session from starting; undefined when nothing does. */
  #heldBack(now: number): string | undefined {
    const { facts, latest } = this.#store
    if (!facts) return undefined
    const closesAt = this.#store.closesAt()
    const holds = latest && !latest.closed && (closesAt ?? 0) > now
    if ((facts.hold?.until ?? 0) <= now && !holds) return undefined
    return this.#why(now).why
  }

  async #start(of: {
    sessionId: string
    trigger?: { seq: number; inbound: Inbound }
    journeyId?: string
    variables?: Record<string, unknown>
  }): Promise<{ ok: true; id: string } | { ok: false; why: string }> {
    const facts = this.#store.facts
    if (!facts) return { ok: false, why: 'the channel was deleted' }
    const { sessionId, journeyId, trigger, variables } = of
    const { channelId, conversationId, guest } = facts
    const now = Date.now()
    const registered = await registerSession(this.env, {
      sessionId,
      channelId,
      journeyId,
      conversationId,
      objectName: facts.objectName,
      guest,
      now,
    })
    if (!registered.ok) return registered
    const { version, journeyName, botName, contactId } = registered
    const seed = {
      id: sessionId,
      journeyId: registered.journeyId,
      version,
      test: false,
      conversationId,
      channel: facts.channel,
      guest: { name: guest.name, phone: guest.phone, email: guest.email },
    }
    this.#store.know({
      ...facts,
      journeyName,
      botName,
      contactId,
      notStarted: undefined,
      closed: false,
    })
    const stage = await this.#turns.stage(seed)
    const refused = stage
      ? this.#store.transaction(() => {
          // Whoever stepped in while D1 was asked comes first.
          const why = this.#keptOut(sessionId, now)
          if (why) return why
          const session = newSession(seed, stage.drawing.start, now)
          const message = trigger?.inbound
          this.#turns.play(stage, session, { type: 'started', message, variables }, now)
          if (trigger) this.#store.messages.handled(trigger.seq, sessionId)
          this.#store.arm(now)
          return undefined
        })
      : 'the journey was deleted'
    if (!refused) return { ok: true, id: sessionId }
    await abandonSession(this.env, sessionId, refused, now)
    return { ok: false, why: refused }
  }

  #keptOut(sessionId: string, now: number): string | undefined {
    if (this.#store.active) return 'another session has begun'
    const first = this.#store.keepEvent(`started:${sessionId}`, tombstone(now))
    return first ? this.#heldBack(now) : 'the journey was undeployed'
  }

  /** Fills in what only D1 knows of this conversation; undefined when the channel is gone. */
  async #introduce(): Promise<Facts | undefined> {
    const { facts } = this.#store
    if (!facts || facts.test) return facts
    const channel = await channelRecord(this.env, facts.channelId)
    const organisation = channel && (await readOrganisation(this.env, channel.organisationId))
    if (!channel || !organisation) return undefined
    const conversationId = await conversationIdOf(facts.objectName)
    const { name, timeZone, country } = organisation
    const before = this.#store.facts ?? facts
    const known: Facts = {
      ...before,
      conversationId,
      contactId: facts.contactId || contactIdOf(conversationId),
      organisationId: organisation.id,
      organisation: { name, timeZone, country },
      channel: { name: channel.name, type: channel.type },
      settings: channel.settings,
    }
    if (JSON.stringify(known) !== JSON.stringify(before)) this.#store.know(known)
    return known
  }

  /** Somebody new with a second address may be at home under that one: then everything goes there. */
  async #homeElsewhere(): Promise<string | undefined> {
    const { facts } = this.#store
    if (!facts || facts.conversationId !== '') return undefined
    const own = this.ctx.id.name
    const others = facts.guest.alternateKeys.filter((key) => key !== facts.guest.key)
    for (const key of others) {
      const name = objectName(facts.channelId, key)
      const home = await callConversation(this.env, name, (other) => other.home())
      if (home && home !== own) return home
    }
    const now = Date.now()
    this.#store.transaction(() => {
      for (const key of others)
        this.#store.outbox.add({ type: 'point', id: `point:${key}`, key }, now)
    })
    return undefined
  }

  async #moveTo(home: string, seq: number, inbound: Inbound) {
    const { facts } = this.#store
    if (!facts) return
    const { channelId, guest } = facts
    const arrivals: Arrival[] = [{ type: 'message', account: '', guest, inbound }]
    await callConversation(this.env, home, (at) => at.receive({ channelId, arrivals }))
    this.#store.transaction(() => {
      this.#store.pointTo(home)
      this.#store.messages.handled(seq)
    })
  }

  /** A human's message from the provider's own app: the bot steps back. */
  #playEcho(seq: number) {
    const now = Date.now()
    this.#store.transaction(() => {
      this.#store.messages.handled(seq)
      this.#stepBack({ id: '', name: 'a person on the phone' }, now)
      this.#store.arm(now)
    })
  }

  // ── Time ──────────────────────────────────────────────────────────────────────────────────────

  override async alarm() {
    // Never throws: the platform gives up on an alarm after six retries, silently.
    try {
      this.#store.rang()
      await this.#tick()
    } catch (error) {
      console.error('alarm', { conversation: this.#store.facts?.conversationId, error })
      void this.ctx.storage.setAlarm(Date.now() + 30_000)
      return
    }
    this.#store.arm(Date.now())
  }

  async #tick() {
    const now = Date.now()
    if (this.#store.facts?.test && this.#store.facts.test.expiresAt <= now) {
      return this.#store.forgetAll()
    }
    await this.#letGo(now)
    const session = this.#store.active
    const wait = session && waitOf(session)
    if (session && wait && 'until' in wait && (wait.until ?? Number.POSITIVE_INFINITY) <= now) {
      await this.#signal({ type: 'waitTimedOut' })
    }
    await this.#settleAll()
    this.#store.forgetOld(now)
  }

  /** What has held or idled for long enough is closed. */
  async #letGo(now: number) {
    const closesAt = this.#store.closesAt()
    if (closesAt === undefined || closesAt > now) return
    if (this.#store.active) return this.#endActive('idle', now)
    this.#store.transaction(() => {
      this.#store.closeLatest()
      this.#store.outbox.addOnce({ type: 'closeTickets', id: 'closeTickets' }, now)
      this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now)
    })
  }

  /** Plays a signal to the session that runs; true when it moved it. */
  async #signal(signal: Signal): Promise<boolean> {
    const session = this.#store.active
    const stage = session && (await this.#turns.stage(session))
    if (!stage) return false
    const now = Date.now()
    const before = this.#store.active
    this.#store.transaction(() => {
      const current = this.#store.active
      if (current) this.#turns.play(stage, current, signal, now)
      this.#store.arm(now)
    })
    return JSON.stringify(before?.state) !== JSON.stringify(this.#store.latest?.session.state)
  }

  // ── People and partners ───────────────────────────────────────────────────────────────────────

  async start(request: StartRequest) {
    const { home } = this.#store
    if (home) return callConversation(this.env, home, (at) => at.start(request))
    this.#store.transaction(() => this.#meet(request.channelId, request.guest))
    const facts = await this.#introduce()
    if (!facts) return { skipped: true as const, why: 'the channel was deleted' }
    const now = Date.now()
    const busy = this.#store.active ? this.#why(now).why : this.#heldBack(now)
    if (busy && request.onBusy === 'skip') return { skipped: true as const, why: busy }
    if (busy) {
      this.#endActive('replaced', now)
      this.#store.transaction(() => this.#release(now))
    }
    const closed = await this.#windowKeepsOut(request.journeyId)
    if (closed) return { skipped: true as const, why: closed }
    const { journeyId, variables } = request
    const started = await this.#start({ sessionId: freshSessionId(), journeyId, variables })
    if (!started.ok) return { skipped: true as const, why: started.why }
    this.#goOn()
    return { id: started.id, conversationId: facts.conversationId }
  }

  /** Outside the provider's window a journey has to open with a template. */
  async #windowKeepsOut(journeyId: string): Promise<string | undefined> {
    const carrier = await this.#turns.carrier()
    if (!carrier || !('send' in carrier.adapter) || !carrier.adapter.windowSeconds) return undefined
    const opened = this.#store.lastInboundAt ?? 0
    if (Date.now() - opened < carrier.adapter.windowSeconds * 1000) return undefined
    const row = await this.env.DB.prepare('SELECT live_version FROM journeys WHERE id = ?')
      .bind(journeyId)
      .first<{ live_version: number | null }>()
    const version = row?.live_version
    const probe = { journeyId, version: version ?? null }
    const stage = version ? await this.#turns.stage(probe) : undefined
    if (!stage) return undefined
    const { drawing } = stage
    const first = drawing.step(drawing.next(drawing.start, 'next') ?? '')
    if (!first || first.type === 'template') return undefined
    return 'outside the 24-hour window, and the journey does not open with a template'
  }

  async read(): Promise<ConversationView> {
    await this.#introduce()
    const { facts, latest } = this.#store
    const now = Date.now()
    const stranger = strangerFacts('', { key: '', alternateKeys: [] }, '')
    return {
      id: facts?.conversationId ?? '',
      ...(facts ? this.#why(now) : { state: 'idle', why: 'nobody has written here yet' }),
      guest: (facts ?? stranger).guest,
      messages: this.#store.messages.list({}),
      session: latest && !latest.closed ? this.#sessionView(latest.session) : undefined,
    }
  }

  async trail(sessionId: string): Promise<TrailEntry[]> {
    return this.#store.sessions.trail(sessionId)
  }

  async session(sessionId: string): Promise<SessionView | undefined> {
    const session = this.#store.sessions.get(sessionId)
    return session && this.#sessionView(session)
  }

  async sayAsHuman(member: Member, text: string): Promise<{ id: string }> {
    const facts = await this.#introduce()
    const carrier = await this.#turns.carrier()
    const id = `hum_${randomToken(9)}`
    const now = Date.now()
    const body: Outbound = { kind: 'text', text }
    if (!facts || !carrier) return { id }
    const address = { key: facts.guest.key, conversationId: facts.conversationId }
    const { requests, losses } = carrier.adapter.render(body, address)
    const own = !('send' in carrier.adapter)
    this.#store.transaction(() => {
      this.#stepBack(member, now)
      this.#store.messages.add({
        id,
        at: now,
        from: 'human',
        fromName: member.name,
        text,
        body,
        status: own ? 'sent' : 'queued',
        parts: requests.length,
        losses,
      })
      if (own) this.#sockets.show([id])
      else this.#store.outbox.add({ type: 'send', id }, now)
      this.#store.arm(now)
    })
    this.#goOn()
    return { id }
  }

  async takeOver(member: Member): Promise<void> {
    await this.#introduce()
    const now = Date.now()
    this.#store.transaction(() => {
      this.#stepBack(member, now)
      this.#store.arm(now)
    })
    this.#goOn()
  }

  async reset(): Promise<void> {
    const now = Date.now()
    this.#endActive('reset', now)
    this.#store.transaction(() => this.#release(now))
    this.#goOn()
  }

  async close(): Promise<void> {
    const now = Date.now()
    this.#endActive('closed', now)
    this.#store.transaction(() => {
      this.#release(now)
      const { facts } = this.#store
      if (facts) this.#store.know({ ...facts, closed: true })
    })
    this.#goOn()
  }

  async endSession(sessionId: string, reason: string): Promise<void> {
    const now = Date.now()
    const latest = this.#store.latest
    if (latest?.session.id === sessionId) {
      this.#endActive(reason, now)
      // A failed or transferred one that is ended holds nothing any more.
      if (!latest.closed && hasEnded(latest.session))
        this.#store.transaction(() => this.#release(now))
      return this.#goOn()
    }
    // It may be just beginning: registered in the index, and not yet here.
    if (!this.#store.sessions.get(sessionId)) {
      this.#store.transaction(() => this.#store.keepEvent(`started:${sessionId}`, tombstone(now)))
    }
  }

  /** The session ends, what it has not said is dropped, and variables and trail stay. */
  #endActive(reason: string, now: number) {
    const session = this.#store.active
    if (!session) return
    this.#store.transaction(() => {
      this.#finish(session, { type: 'endAsked', reason }, now)
      this.#store.arm(now)
    })
  }

  /** Ending needs no drawing: nothing follows. */
  #finish(session: Session, signal: Signal, now: number) {
    const { facts } = this.#store
    const world = { now, answers, journeyName: '', organisation: UNUSED_ORGANISATION }
    const turn = advance(NOTHING_DRAWN, session, signal, world)
    this.#store.sessions.record(session.id, turn.trail)
    this.#store.saveSession(turn.session, now)
    this.#dropUnsent(now)
    const undeployed = signal.type === 'endAsked' && signal.reason === 'undeployed'
    // An undeploy has written the index itself, and may end thousands at once.
    const spread = undeployed ? 5000 + Math.random() * 55_000 : 0
    if (facts) this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now + spread)
  }

  #dropUnsent(now: number) {
    for (const item of this.#store.outbox.openSends()) {
      const message = item.effect.type === 'send' ? this.#store.messages.get(item.id) : undefined
      if (message?.from === 'human') continue
      this.#turns.parcels.delete(item.id)
      this.#store.outbox.done(item, now)
      if (message?.status === 'queued' && !item.inFlight)
        this.#store.messages.rise(item.id, 'dropped')
    }
  }

  /** A person has the word: the session ends as taken-over and the bot is silent for the hold. */
  #stepBack(member: Member, now: number) {
    const session = this.#store.active
    if (session) this.#finish(session, { type: 'humanReplied', memberName: member.name }, now)
    const { facts } = this.#store
    if (!facts) return
    const until = now + facts.settings.holdDays * DAY
    this.#store.know({ ...facts, hold: { until, by: member.name }, closed: false })
    this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now)
  }

  /** Nothing holds the bot back any more: the next message starts fresh. */
  #release(now: number) {
    this.#store.closeLatest()
    const { facts } = this.#store
    if (!facts) return
    this.#store.know({ ...facts, hold: undefined, notStarted: undefined })
    this.#store.outbox.addOnce({ type: 'closeTickets', id: 'closeTickets' }, now)
    this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now)
    this.#store.arm(now)
  }

  async deliverEvent(event: { id?: string } & RecentEvent): Promise<{ moved: boolean }> {
    const { home } = this.#store
    if (home) return callConversation(this.env, home, (at) => at.deliverEvent(event))
    const { id = `event:${randomToken(9)}`, ...happened } = event
    const fresh = this.#store.transaction(() => this.#store.keepEvent(id, happened))
    const session = this.#store.active
    if (!fresh || !session || waitOf(session)?.for !== 'event') return { moved: false }
    const signal: Signal =
      'name' in happened
        ? { type: 'eventReceived', ...happened }
        : { type: 'milestoneReached', ...happened }
    const moved = await this.#signal(signal)
    this.#goOn()
    return { moved }
  }

  async pointTo(home: string): Promise<void> {
    // Whoever has written here is at home here: the key seen first stays.
    if (this.#store.facts || home === this.ctx.id.name) return
    this.#store.pointTo(home)
  }

  async home(): Promise<string | undefined> {
    return this.#store.home ?? (this.#store.facts ? this.ctx.id.name : undefined)
  }

  // ── Test sessions ─────────────────────────────────────────────────────────────────────────────

  async startTest(request: Parameters<ConversationCalls['startTest']>[0]): Promise<void> {
    const now = Date.now()
    const facts = await readTestFacts(this.env, request, this.ctx.id.name ?? '', now)
    this.#store.know(facts)
    const session = newSession(
      {
        id: request.sessionId,
        journeyId: request.journeyId,
        version: null,
        test: true,
        conversationId: facts.conversationId,
        channel: facts.channel,
        guest: { name: facts.guest.name },
      },
      '',
      now,
    )
    const stage = await this.#turns.stage(session)
    if (!stage) return
    const { startAt, variables } = request
    this.#store.transaction(() => {
      this.#turns.play(stage, session, { type: 'started', startAt, variables }, now)
      this.#store.arm(now)
    })
    this.#goOn()
  }

  async testMessage(content: Inbound['content']): Promise<void> {
    this.#hearOwn({ id: `test:${randomToken(9)}`, at: Date.now(), content })
  }

  async skipWait(): Promise<void> {
    await this.#signal({ type: 'waitSkipped' })
    this.#goOn()
  }

  async readTest(): Promise<TestState | undefined> {
    const session = this.#store.latest?.session
    if (!session) return undefined
    return {
      messages: this.#store.messages.list({}),
      stepId: session.state.stepId,
      variables: session.local,
      status: session.state.status,
      trail: this.#store.sessions.trail(session.id),
    }
  }

  // ── Our own sockets ───────────────────────────────────────────────────────────────────────────

  override fetch(request: Request): Promise<Response> {
    const channelId = request.headers.get('x-bj-channel')
    const guest = request.headers.get('x-bj-guest')
    if (channelId && guest) this.#meet(channelId, JSON.parse(guest))
    return this.#sockets.fetch(request)
  }

  override async webSocketMessage(socket: WebSocket, frame: string | ArrayBuffer) {
    await this.#sockets.frame(socket, frame)
  }

  override async webSocketClose(socket: WebSocket, code: number, reason: string) {
    this.#sockets.closed(socket, code, reason)
  }

  /** A message over our own socket takes the same road as a provider's. */
  #hearOwn(inbound: Inbound) {
    const now = Date.now()
    this.#store.transaction(() => {
      this.#takeMessage(inbound, now)
      this.#store.arm(now)
    })
    this.#goOn()
  }

  // ── What it knows of itself ───────────────────────────────────────────────────────────────────

  #why(now: number): Pick<ConversationView, 'state' | 'why' | 'holdUntil'> {
    const { facts, latest } = this.#store
    if (!facts) return { state: 'idle', why: 'nobody has written here yet' }
    const stepId = latest?.session.state.stepId ?? ''
    return whyOf(facts, latest, this.#stepName(latest?.session, stepId), now)
  }

  #stepName(session: Session | undefined, stepId: string): string {
    const stage = session && this.#turns.stageAtHand(session)
    return stage?.drawing.step(stepId)?.name ?? stepId
  }

  #sessionView(session: Session): SessionView {
    const { state } = session
    const wait = waitOf(session)
    return {
      id: session.id,
      journeyId: session.journeyId,
      version: session.version,
      test: session.test,
      status: state.status,
      reason: 'reason' in state ? state.reason : undefined,
      stepId: state.stepId,
      stepName: this.#stepName(session, state.stepId),
      waitsFor: wait?.for,
      until: wait && 'until' in wait ? wait.until : undefined,
      variables: session.local,
      startedAt: session.startedAt,
    }
  }

  #subject(): Subject | undefined {
    const { facts, latest } = this.#store
    if (!facts?.conversationId) return undefined
    const now = Date.now()
    const session = latest?.session
    const [lastMessage] = this.#store.messages.list({ last: 1 })
    return {
      ...facts,
      test: Boolean(facts.test),
      session: session && {
        id: session.id,
        journeyId: session.journeyId,
        version: session.version,
        status: session.state.status,
        reason: 'reason' in session.state ? session.state.reason : undefined,
      },
      view: this.#why(now),
      lastMessage,
      now,
    }
  }
}

const freshSessionId = () => `ses_${randomToken(15).replace(/[-_]/g, '0')}`

/** The same message always starts the same session, so that a start cut off half-way is not begun twice. */
function sessionIdFor(inbound: Inbound, facts: Facts): string {
  const text = `${facts.conversationId}${inboundId(inbound.id)}`
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return `ses_${facts.conversationId.slice(4, 16)}${hash.toString(36).padStart(13, '0')}`
}

/** Stands for a session id that has begun, or that was ended before it could. */
const tombstone = (at: number): RecentEvent => ({ name: '', payload: null, at })

const NOTHING_DRAWN = drawingOf(emptyJourney())
const UNUSED_ORGANISATION = { name: '', timeZone: 'UTC', country: 'US' }

const strangerFacts = (channelId: string, guest: Guest, name: string): Facts => ({
  objectName: name || objectName(channelId, guest.key),
  conversationId: '',
  contactId: '',
  organisationId: '',
  organisation: UNUSED_ORGANISATION,
  channelId,
  channel: { name: '', type: 'web-chat' },
  settings: { holdDays: 3, transferCloseHours: 72, failureCloseHours: 24, idleDays: 30 },
  guest,
  journeyName: '',
  botName: 'Bot',
})
