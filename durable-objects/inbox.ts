import { canAnswer, type Inbound, inputOf } from '#journey/message.ts'
import type { Beginning } from './beginning.ts'
import type { Arrival } from './channels/channel.ts'
import type { Drain } from './effects/drain.ts'
import { goesAsOne } from './effects/group.ts'
import type { Ending } from './ending.ts'
import type { Env } from './env.ts'
import { runsInCircles } from './mail-circle.ts'
import type { MessageView } from './records/actor.ts'
import { mediaIdOf } from './records/media.ts'
import { singleFlight } from './single-flight.ts'
import type { Sockets } from './sockets.ts'
import { inboundId } from './storage/messages.ts'
import type { Store } from './storage/store.ts'
import type { Turns } from './turns.ts'
import { tapMeantBy } from './votes.ts'

/** A message older than what was played last by this much is kept, and answers nothing. */
const TOO_OLD_MS = 5 * 60_000
/** An echo may overtake the answer to the send it echoes. */
const ECHO_MS = 10_000

type Status = Extract<Arrival, { type: 'status' }>

type Parts = {
  store: Store
  turns: Turns
  drain: Drain
  sockets: Sockets
  beginning: Beginning
  ending: Ending
}

/** Takes in what arrives, and plays it one by one and in order. */
export class Inbox {
  readonly #parts: Parts
  readonly #env: Env

  constructor(parts: Parts, env: Env) {
    this.#parts = parts
    this.#env = env
  }

  /** Stores it all in one transaction: after that the provider may be told. */
  async take(channelId: string, arrivals: Arrival[]) {
    const known = arrivals.some(hasFile) ? await this.#withFiles(channelId, arrivals) : arrivals
    const { store } = this.#parts
    const now = Date.now()
    store.transaction(() => {
      for (const arrival of inTime(known)) this.#takeOne(channelId, arrival, now)
      store.arm(now)
    })
  }

  #takeOne(channelId: string, arrival: Arrival, now: number) {
    const { store, beginning } = this.#parts
    switch (arrival.type) {
      case 'message':
        beginning.meet(channelId, arrival.guest)
        return this.message(arrival.inbound, now, arrival.standby)
      case 'opt-out':
        return beginning.optOut()
      case 'echo':
        if (store.messages.byProviderId(arrival.providerId)) return
        // A person may write first: then this is the first that we hear of the guest.
        beginning.meet(channelId, arrival.guest)
        store.messages.echo(arrival.providerId, arrival.at, arrival.text)
        return
      case 'status':
        return this.#status(arrival, now)
      case 'watermark':
        for (const message of store.messages.riseUpTo(arrival.upTo, arrival.status)) {
          this.#risen(message, arrival.at)
        }
    }
  }

  /** Plays a message at once where nobody has to be asked first, else leaves it for `work`. */
  message(said: Inbound, now: number, standby = false) {
    const { store, turns, sockets } = this.#parts
    const inbound = tapMeantBy(said, store.messages)
    const { text } = inputOf(inbound.content)
    const session = store.active
    const tooOld = inbound.at < (store.lastInboundAt ?? 0) - TOO_OLD_MS
    const quiet = standby || tooOld || !canAnswer(inbound.content)
    const inTurn = !quiet && session && !store.messages.unhandled()
    const stage = inTurn ? turns.stages.atHand(session) : undefined
    const handled = quiet || stage !== undefined
    if (!store.messages.receive(inbound, text, session?.id, handled)) return
    store.heardAt(inbound.at)
    if (!quiet) this.#keepThread(inbound)
    sockets.heard(inbound)
    if (inbound.thread && runsInCircles(store.messages, now)) return this.#stopCircle(now)
    if (session && stage) {
      turns.play(stage, session, { type: 'messageReceived', message: inbound }, now)
    }
    this.#note(inbound, now)
  }

  /** A machine answers us, and we it: a person has to look. */
  #stopCircle(now: number) {
    this.#parts.ending.stepBack({ name: 'the guard against mail going in circles' }, now)
  }

  /**
   * Before it is played: what is said then is said beneath it, and was asked for just now. Whoever
   * writes can be written to.
   */
  #keepThread({ thread, at }: Inbound) {
    const { store } = this.#parts
    const { facts } = store
    const byMail = thread !== undefined || facts?.channel.type === 'email'
    if (!facts || !byMail) return
    // A choice by a link names no mail: it goes on beneath the last one.
    const beneath = thread ?? facts.thread ?? { subject: '', references: [] }
    store.know({ ...facts, thread: { ...beneath, at }, unreachable: undefined })
  }

  /** Nobody answers it: then somebody should see it, and why that is so. */
  #setAside(why: string, now: number) {
    const { store } = this.#parts
    const { facts, active } = store
    if (facts && !active) store.know({ ...facts, notStarted: why, closed: false })
    store.outbox.addOnce({ type: 'index', id: 'index' }, now)
  }

  #note({ id, content, repliesTo }: Inbound, now: number) {
    const { store, beginning } = this.#parts
    if (content.kind === 'aside') this.#setAside(content.why, now)
    if (content.kind === 'media' && content.media.providerMediaId) {
      store.outbox.add({ type: 'keepMedia', id: `media:${id}`, media: content.media }, now)
    }
    if (content.kind === 'number-changed') beginning.moveAddress(content.newKey)
    if (content.kind === 'delete' && repliesTo) store.messages.blank(repliesTo)
  }

  #status(arrival: Status, now: number) {
    for (const known of this.#meantBy(arrival)) this.#statusOf(known, arrival, now)
  }

  /** By our own id of it, else by the provider's; and what went out as one with it. */
  #meantBy({ providerId, partId }: Status): { id: string; part: number }[] {
    const { messages, facts } = this.#parts.store
    const [id, part] = partId?.split('#') ?? []
    const known = id ? { id, part: Number(part) } : messages.byProviderId(providerId)
    if (!known) return []
    return goesAsOne(facts) ? [known, ...messages.companionsOf(known.id)] : [known]
  }

  #statusOf(known: { id: string; part: number }, arrival: Status, now: number) {
    const { store, turns } = this.#parts
    const { providerId, status, failure, at } = arrival
    if (failure?.code === 'recipient') this.#noteUnreachable(known.id, failure.detail)
    if (failure?.code === 'auth' || failure?.code === 'account') this.#noteStopped(failure.detail)
    turns.parcels.delete(known.id)
    this.#resolveUnknown(known, providerId, now)
    const { parts = 1 } = store.messages.get(known.id) ?? {}
    const which = parts > 1 ? `part ${known.part + 1} of ${parts}: ` : ''
    // A message in parts is where its last part is; but for a failure, the first says nothing of it.
    if (known.part + 1 < parts && status !== 'failed') return
    const reason = failure && which + failure.detail
    const changed = store.messages.rise(known.id, status, reason)
    if (changed) this.#risen(changed, at)
  }

  /** It was taken, and then refused for what is the account's fault: no other would arrive. */
  #noteStopped(detail: string) {
    const status = 'needs-reconnect'
    const note = { type: 'channelStatus', id: status, status, detail } as const
    this.#parts.store.outbox.addOnce(note, Date.now())
  }

  /** A mail that comes back for good: another would too, and costs the sender its good name. */
  #noteUnreachable(id: string, detail: string) {
    const { store } = this.#parts
    const { facts } = store
    if (!facts || !goesAsOne(facts)) return
    // A report may take days: whoever has written since can be written to.
    const since = (facts.thread?.at ?? 0) > (store.messages.get(id)?.at ?? 0)
    if (!since) store.know({ ...facts, unreachable: detail })
  }

  /** What the guest's side did with a message of ours is shown, and stands in the session's trail. */
  #risen(message: MessageView, at: number) {
    const { store, sockets } = this.#parts
    const { id, sessionId, status, reason } = message
    sockets.status(message)
    if (!sessionId) return
    store.sessions.recordDelivery(sessionId, at, {
      type: 'delivery',
      messageId: id,
      status,
      reason,
    })
  }

  /** A status of a message whose send we never heard back from: the provider has it after all. */
  #resolveUnknown({ id, part }: { id: string; part: number }, providerId: string, now: number) {
    const { store } = this.#parts
    const item = store.outbox.find(id)
    const message = item && store.messages.get(id)
    if (!item || !message || message.sentParts !== part) return
    store.messages.partSent(id, part, providerId, part + 1 >= (message.parts ?? 1))
    // Due at once: the sender finds that this part is done, and goes on from there.
    store.outbox.postpone(item, now)
  }

  /** Our own address for a guest's file is known before the file is here. */
  #withFiles(channelId: string, arrivals: Arrival[]): Promise<Arrival[]> {
    return Promise.all(
      arrivals.map(async (arrival) => {
        const content = hasFile(arrival) ? arrival.inbound.content : undefined
        if (!hasFile(arrival) || content?.kind !== 'media') return arrival
        const id = await mediaIdOf(this.#env, channelId, content.media.providerMediaId ?? '')
        const url = `${this.#env.PUBLIC_URL ?? ''}/media/${id}`
        const media = { ...content.media, url }
        return { ...arrival, inbound: { ...arrival.inbound, content: { ...content, media } } }
      }),
    )
  }

  readonly work = singleFlight(async () => {
    for (let next = this.#next(); next; next = this.#next()) {
      if (next.from === 'human') await this.#playEcho(next)
      else await this.#play(next.seq, next.body as Inbound)
      // Sends may leave while the next message is being played.
      void this.#parts.drain.guest()
    }
  })

  /** The oldest unhandled message; an echo has to wait while one of our own sends is under way. */
  #next() {
    const { store, drain } = this.#parts
    const next = store.messages.unhandled()
    if (next?.from !== 'human') return next
    const mine = store.messages.byProviderId(next.id.replace(/^echo:/, ''))
    if (mine) store.messages.handled(next.seq)
    if (mine) return store.messages.unhandled()
    return drain.sending && Date.now() - next.at < ECHO_MS ? undefined : next
  }

  async #play(seq: number, inbound: Inbound) {
    const { store, turns } = this.#parts
    const session = store.active
    if (!session) return this.#begin(seq, inbound)
    const stage = await turns.stages.of(session)
    const now = Date.now()
    store.transaction(() => {
      if (!stage) return this.#leave(seq, now, 'the channel was deleted')
      const current = store.active
      // It ended while we looked: the message stays unhandled, and begins another.
      if (!current) return
      store.messages.handled(seq, current.id)
      turns.play(stage, current, { type: 'messageReceived', message: inbound }, now)
      store.arm(now)
    })
  }

  /** A message with no session: starts one, unless something holds the bot back. */
  async #begin(seq: number, inbound: Inbound) {
    const { store, beginning } = this.#parts
    const facts = await beginning.introduce()
    const now = Date.now()
    const held = facts ? beginning.heldBack(now) : 'the channel was deleted'
    if (!facts || held) return store.transaction(() => this.#leave(seq, now, held))
    const sessionId = sessionIdFor(facts.conversationId, inbound)
    const begun = await beginning.start({ sessionId, trigger: { seq, inbound } })
    // Another session may have begun meanwhile: then the message is for that one.
    if (!begun.ok && !store.active) store.transaction(() => this.#leave(seq, now, begun.why))
  }

  /** The message is kept and answered by nobody; `why` is what the inbox says. */
  #leave(seq: number, now: number, why: string | undefined) {
    const { store } = this.#parts
    store.messages.handled(seq)
    const { facts } = store
    if (facts) store.know({ ...facts, notStarted: why, closed: false })
    store.outbox.addOnce({ type: 'index', id: 'index' }, now)
    store.arm(now)
  }

  /** A human's message from the provider's own app: the bot steps back. */
  async #playEcho({ id, seq, at }: MessageView) {
    const { store, beginning, ending } = this.#parts
    const facts = await beginning.introduce()
    const now = Date.now()
    store.transaction(() => {
      store.messages.handled(seq)
      ending.stepBack({ name: writerOf(id, facts?.channel.type) }, now, at)
      store.arm(now)
    })
  }
}

/**
 * By the provider's time, then as they came: what was held up by an outage may be delivered at once
 * and out of order (channels.md §1.1).
 */
const inTime = (arrivals: Arrival[]) =>
  arrivals.length < 2 ? arrivals : arrivals.toSorted((a, b) => momentOf(a) - momentOf(b))

/** What bears no time, as an opt-out, holds from the first. */
function momentOf(arrival: Arrival): number {
  if (arrival.type === 'message') return arrival.inbound.at
  return 'at' in arrival ? arrival.at : 0
}

/** Who writes in our name, as far as a provider tells: in the words of "held by …". */
function writerOf(echoId: string, channelType: string | undefined): string {
  if (echoId.startsWith('echo:control:')) return 'another app'
  if (channelType === 'messenger') return 'a person in the page inbox'
  return channelType === 'instagram' ? 'a person on Instagram' : 'a person on the phone'
}

/** A file that has still to be fetched by the provider's id of it. */
function hasFile(arrival: Arrival): arrival is Extract<Arrival, { type: 'message' }> {
  if (arrival.type !== 'message') return false
  const { content } = arrival.inbound
  return content.kind === 'media' && content.media.providerMediaId !== undefined
}

/** The same message always starts the same session, so that a start cut off half-way is not begun twice. */
function sessionIdFor(conversationId: string, inbound: Inbound): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(conversationId + inboundId(inbound.id))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return `ses_${conversationId.slice(4, 16)}${hash.toString(36).padStart(13, '0')}`
}
