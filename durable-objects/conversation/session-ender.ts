import { advance } from '#journey/advance.ts'
import { emptyJourney, graphOf } from '#journey/journey.ts'
import type { Session } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import { answers } from '../answers/index.ts'
import type { RenderedMessages } from '../outbox/rendered-messages.ts'
import type { Member } from '../rpc.ts'
import type { Store } from '../storage/store.ts'
import type { Pages } from './turn-runner.ts'

const DAY = 24 * 3_600_000

/**
 * How a session stops other than by its own journey: by a person, a partner, an undeploy, or time. All
 * of it inside the caller's commit.
 */
export class SessionEnder {
  readonly #store: Store
  readonly #rendered: RenderedMessages
  readonly #pages: Pages

  constructor(store: Store, rendered: RenderedMessages, pages: Pages) {
    this.#store = store
    this.#rendered = rendered
    this.#pages = pages
  }

  /** The session that runs ends; what it has not said is dropped, its variables and trail stay. */
  active(reason: string, now: number) {
    const session = this.#store.active
    if (session) this.#finish(session, { type: 'endAsked', reason }, now)
  }

  /** That session and no other. False when it has not begun here. */
  session(sessionId: string, reason: string, now: number): boolean {
    const { latest } = this.#store
    if (latest?.session.id !== sessionId) return this.#store.sessions.get(sessionId) !== undefined
    const { status } = latest.session.state
    const holds = !latest.closed && (status === 'failed' || status === 'transferred')
    this.active(reason, now)
    // One that is ended holds nothing any more; the hold of a person who took over is not its own.
    if (holds) this.release(now)
    return true
  }

  /** A person answers from now on: the session ends as taken-over and the bot is silent for the hold. */
  handOffToHuman(member: Pick<Member, 'name'>, now: number, since = now) {
    const session = this.#store.active
    if (session) this.#finish(session, { type: 'humanReplied', memberName: member.name }, now)
    const { state } = this.#store
    if (!state) return
    const { hold } = state
    const isHere = hold !== undefined && hold.until > now && hold.by === member.name
    const until = Math.max(since + state.settings.holdDays * DAY, hold?.until ?? 0)
    this.#store.changeState({ hold: { until, by: member.name }, closed: false })
    // Who is here already does not join again.
    if (!isHere) this.#pages.handedTo('human', member.name)
  }

  /** Nothing holds the bot back any more: the next message starts fresh. */
  release(now: number) {
    const { state, latest } = this.#store
    const isTold = latest?.session.state.status === 'transferred' && !latest.closed
    this.#store.closeLatest()
    if (!state) return
    if (state.hold || isTold) this.#pages.handedTo('bot', state.botName)
    this.#store.changeState({ hold: undefined, notStarted: undefined })
    this.#store.outbox.addOnce({ type: 'closeTickets', id: 'closeTickets' }, now)
  }

  /** Whether what holds or idles has done so for long enough. */
  isExpired(now: number): boolean {
    const closesAt = this.#store.closesAt()
    return closesAt !== undefined && closesAt <= now
  }

  closeExpired(now: number) {
    if (!this.isExpired(now)) return
    if (this.#store.active) return this.active('idle', now)
    this.release(now)
  }

  /** No graph is needed to end a session: nothing follows. */
  #finish(session: Session, signal: Signal, now: number) {
    const world = { now, answers, journeyName: '', organisation: NO_ORGANISATION }
    const turn = advance(NOTHING_DRAWN, session, signal, world)
    this.#store.sessions.record(session.id, turn.trail)
    this.#store.saveSession(turn.session, now)
    this.#dropUnsent(now)
  }

  /** What a person said goes out all the same. */
  #dropUnsent(now: number) {
    for (const item of this.#store.outbox.openSends()) {
      const message = item.effect.type === 'send' ? this.#store.messages.get(item.id) : undefined
      if (message?.from === 'human') continue
      this.#rendered.forget(item.id)
      this.#store.outbox.done(item, now)
      if (message?.status === 'queued') this.#store.deliveries.raiseStatus(item.id, 'dropped')
    }
  }
}

const NOTHING_DRAWN = graphOf(emptyJourney())
const NO_ORGANISATION = { name: '', timeZone: 'UTC', country: 'US' }
