import type { Turns } from '../conversation/turn-runner.ts'
import { askAi } from '../effects/ask-ai.ts'
import { callApi } from '../effects/call-api.ts'
import type { Env } from '../env.ts'
import type { OutboxItem } from '../storage/outbox.ts'
import type { Store } from '../storage/store.ts'
import { leaseUntil } from './lease.ts'
import { type Finished, type HandOffToHuman, SendResults } from './send-results.ts'
import { Sender } from './sender.ts'

/** Does what the guest sees or the session waits for: in strict order, one thing at a time. */
export class GuestLane {
  readonly #store: Store
  readonly #turns: Turns
  readonly #env: Env
  readonly #sender: Sender
  /** The item that this life is trying; one that is in flight without it was left by a former life. */
  #trying: number | undefined

  constructor(store: Store, turns: Turns, env: Env, handOffToHuman: HandOffToHuman) {
    this.#store = store
    this.#turns = turns
    this.#env = env
    const finish = (items: OutboxItem[], how: Finished) => this.#finish(items, how)
    this.#sender = new Sender(
      store,
      turns,
      env,
      new SendResults(store, turns, { finish, handOffToHuman }),
    )
  }

  get busy() {
    return this.#trying !== undefined
  }

  async run() {
    for (;;) {
      const item = this.#store.outbox.head()
      if (!item || !this.#take(item)) return
      try {
        if (item.effect.type === 'send') await this.#sender.send(item)
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
      if (item.inFlight && item.effect.type === 'send')
        this.#store.deliveries.possibleDuplicate(item.id)
      this.#store.outbox.lease(item, now, leaseUntil(item.effect, now))
      this.#store.arm(now)
    })
    this.#trying = item.seq
    return true
  }

  async #call(item: OutboxItem) {
    const { effect } = item
    const { state } = this.#store
    if (!state) return
    if (effect.type === 'callApi') {
      const canned = state.test?.cannedAnswers[effect.stepId]
      const reply = canned
        ? { ms: 0, status: canned.status, headers: {}, body: bodyOf(canned.body) }
        : await callApi(this.#env, effect, state.organisationId)
      await this.#finish([item], { signals: [{ type: 'apiReplied', callId: effect.id, reply }] })
    } else if (effect.type === 'askAi') {
      const answer = await askAi(effect)
      await this.#finish([item], { signals: [{ type: 'aiAnswered', callId: effect.id, answer }] })
    } else {
      this.#store.outbox.done(item, Date.now())
    }
  }

  /** Done: the items leave the outbox and their answer is played, in one transaction. */
  async #finish(items: OutboxItem[], { signals = [], write }: Finished) {
    const { active } = this.#store
    const context = signals.length > 0 && active ? await this.#turns.contexts.of(active) : undefined
    const now = Date.now()
    const finish = () => {
      write?.(now)
      for (const done of items) this.#store.outbox.done(done, now)
      for (const signal of signals) {
        const session = this.#store.active
        if (context && session) this.#turns.play(context, session, signal, now)
      }
      this.#leaseNext(now)
      this.#store.arm(now)
    }
    // What is written in one breath is one commit anyway; only a turn may have to be undone. Half of
    // the rest is no lie: `write` comes first, and what is known to be sent is not sent again.
    if (signals.length > 0) this.#store.transaction(finish)
    else this.#store.withoutSavepoint(finish)
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
}

const bodyOf = (body: unknown) => (typeof body === 'string' ? body : JSON.stringify(body ?? null))
