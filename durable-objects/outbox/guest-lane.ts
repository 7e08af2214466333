import type { Signal } from '#journey/signal.ts'
import { askAi } from '../effects/ask-ai.ts'
import { callApi } from '../effects/call-api.ts'
import type { Env } from '../env.ts'
import { leaseUntil } from '../storage/lease.ts'
import type { OutboxItem } from '../storage/outbox.ts'
import type { Store } from '../storage/store.ts'
import type { SendAttempt, Sender } from './sender.ts'

/** An effect that was tried, and what came of it. */
export type Performed =
  | { type: 'send'; item: OutboxItem; attempt: SendAttempt }
  /** An API or the AI answered: the session hears of it by `signal`. */
  | { type: 'call'; item: OutboxItem; signal: Signal }
  | { type: 'none'; item: OutboxItem }

/** Does what the guest sees or the session waits for: in strict order, one thing at a time. */
export class GuestLane {
  readonly #store: Store
  readonly #sender: Sender
  readonly #env: Env
  /** The item that this life is trying; one that is in flight without it was left by a former life. */
  #trying: number | undefined

  constructor(store: Store, sender: Sender, env: Env) {
    this.#store = store
    this.#sender = sender
    this.#env = env
  }

  get isBusy() {
    return this.#trying !== undefined
  }

  /**
   * The head, marked as tried, if it may be tried now. Told at once: who ends at its last look must not
   * miss what came meanwhile.
   */
  next(): OutboxItem | undefined {
    const item = this.#store.outbox.head()
    return item && this.#take(item) ? item : undefined
  }

  /** Nothing is being tried any more. */
  release() {
    this.#trying = undefined
  }

  /** Marks the next try in the commit that ends the last one, so that a message costs no commit more. */
  leaseNext(now: number) {
    const { outbox } = this.#store
    this.release()
    const next = outbox.head()
    if (!next || (next.attempts > 0 && !next.inFlight)) return
    if (!next.inFlight) outbox.lease(next, now, leaseUntil(next.effect, now))
    outbox.claim(next)
    this.#trying = next.seq
  }

  /** Whether the item may be tried now; marks the try before it is made. */
  #take(item: OutboxItem): boolean {
    const { outbox, deliveries } = this.#store
    if (outbox.claim(item) && item.inFlight) this.#trying = item.seq
    if (this.#trying === item.seq) return true
    const now = Date.now()
    const abandoned = item.inFlight && item.effect.type !== 'send'
    if (item.attempts > 0 && item.nextAt > now && !abandoned) return false
    this.#store.commit(now, () => {
      if (item.inFlight && item.effect.type === 'send') deliveries.possibleDuplicate(item.id)
      outbox.lease(item, now, leaseUntil(item.effect, now))
    })
    this.#trying = item.seq
    return true
  }

  /** Tries an item that `next` gave, and says what came of it. */
  async perform(item: OutboxItem): Promise<Performed> {
    const { effect, id: callId } = item
    const { state } = this.#store
    if (effect.type === 'send') {
      return { type: 'send', item, attempt: await this.#sender.send(item) }
    }
    if (effect.type === 'callApi' && state) {
      const { cannedAnswers = {} } = state.test ?? {}
      const canned = Object.hasOwn(cannedAnswers, effect.stepId)
        ? cannedAnswers[effect.stepId]
        : undefined
      const reply = canned
        ? { ms: 0, status: canned.status, headers: {}, body: bodyOf(canned.body) }
        : await callApi(this.#env, effect, state.organisationId)
      return { type: 'call', item, signal: { type: 'apiReplied', callId, reply } }
    }
    if (effect.type === 'askAi') {
      return {
        type: 'call',
        item,
        signal: { type: 'aiAnswered', callId, answer: await askAi(effect) },
      }
    }
    return { type: 'none', item }
  }
}

const bodyOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body ?? null))
