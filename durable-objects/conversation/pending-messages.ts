import { channels } from '#channels/index.ts'
import { isChannelType } from '#channels/info.ts'
import type { Inbound } from '#journey/message.ts'
import type { OutboxDispatcher } from '../outbox/dispatcher.ts'
import { singleFlight } from '../outbox/single-flight.ts'
import type { MessageView } from '../rpc.ts'
import { inboundId } from '../storage/messages.ts'
import type { Store } from '../storage/store.ts'
import type { SessionEnder } from './session-ender.ts'
import type { SessionStarter } from './session-starter.ts'
import type { Turns } from './turn-runner.ts'

/** An echo may overtake the answer to the send it echoes. */
const ECHO_MS = 10_000

type Parts = {
  store: Store
  turns: Turns
  dispatcher: OutboxDispatcher
  starter: SessionStarter
  ender: SessionEnder
}

/** Plays what was taken in and could not be played at once: one by one, and in order. */
export class PendingMessages {
  readonly #parts: Parts

  constructor(parts: Parts) {
    this.#parts = parts
  }

  readonly play = singleFlight(async () => {
    for (let next = this.#next(); next; next = this.#next()) {
      if (next.from === 'human') await this.#playEcho(next)
      else await this.#playOne(next.seq, next.body as Inbound)
      // Sends may leave while the next message is being played.
      void this.#parts.dispatcher.guest()
    }
  })

  /** The oldest unhandled message; an echo has to wait while one of our own sends is under way. */
  #next() {
    const { store, dispatcher } = this.#parts
    const next = store.messages.unhandled()
    if (next?.from !== 'human') return next
    const mine = store.deliveries.byProviderId(next.id.replace(/^echo:/, ''))
    if (mine) store.messages.handled(next.seq)
    if (mine) return store.messages.unhandled()
    return dispatcher.sending && Date.now() - next.at < ECHO_MS ? undefined : next
  }

  async #playOne(seq: number, inbound: Inbound) {
    const { store, turns } = this.#parts
    const session = store.active
    if (!session) return this.#begin(seq, inbound)
    const context = await turns.contexts.of(session)
    const now = Date.now()
    store.transaction(() => {
      if (!context) return this.#leave(seq, now, 'the channel was deleted')
      const current = store.active
      // It ended while we looked: the message stays unhandled, and begins another.
      if (!current) return
      store.messages.handled(seq, current.id)
      turns.play(context, current, { type: 'messageReceived', message: inbound }, now)
      store.arm(now)
    })
  }

  /** A message with no session: starts one, unless something holds the bot back. */
  async #begin(seq: number, inbound: Inbound) {
    const { store, starter } = this.#parts
    const state = await starter.loadContext()
    const now = Date.now()
    const held = state ? starter.heldBack(now) : 'the channel was deleted'
    if (!state || held) return store.transaction(() => this.#leave(seq, now, held))
    const sessionId = sessionIdFor(state.conversationId, inbound)
    const started = await starter.start({ sessionId, trigger: { seq, inbound } })
    // Another session may have begun meanwhile: then the message is for that one.
    if (!started.ok && !store.active) store.transaction(() => this.#leave(seq, now, started.why))
  }

  /** The message is kept and answered by nobody; `why` is what the inbox says. */
  #leave(seq: number, now: number, why: string | undefined) {
    const { store } = this.#parts
    store.messages.handled(seq)
    const { state } = store
    if (state) store.saveState({ ...state, notStarted: why, closed: false })
    store.outbox.addOnce({ type: 'index', id: 'index' }, now)
    store.arm(now)
  }

  /** A human's message from the provider's own app: the bot steps back. */
  async #playEcho({ id, seq, at }: MessageView) {
    const { store, starter, ender } = this.#parts
    const state = await starter.loadContext()
    const now = Date.now()
    store.transaction(() => {
      store.messages.handled(seq)
      ender.handOffToHuman({ name: writerOf(id, state?.channel.type) }, now, at)
      store.arm(now)
    })
  }
}

/** Who writes in our name, as far as a provider tells: in the words of "held by …". */
function writerOf(echoId: string, channelType = ''): string {
  if (echoId.startsWith('echo:control:')) return 'another app'
  return isChannelType(channelType) ? channels[channelType].humanLabel : 'a person'
}

/** The same message always starts the same session, so that a start cut off half-way is not begun twice. */
function sessionIdFor(conversationId: string, inbound: Inbound): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(conversationId + inboundId(inbound.id))) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return `ses_${conversationId.slice(4, 16)}${hash.toString(36).padStart(13, '0')}`
}
