import type { Env } from '../env.ts'
import type { Store } from '../storage/store.ts'
import { GuestLane } from './guest-lane.ts'
import { RecordsLane } from './records-lane.ts'
import type { RenderedMessages } from './rendered-messages.ts'
import { Sender } from './sender.ts'

/**
 * Performs what the outbox holds, each lane in its order and one thing at a time. It calls nobody
 * back: it says what came of an effect, and whoever asked commits that.
 */
export class OutboxDispatcher {
  readonly #store: Store
  readonly guests: GuestLane
  readonly records: RecordsLane

  constructor(store: Store, rendered: RenderedMessages, env: Env) {
    this.#store = store
    this.guests = new GuestLane(store, new Sender(store, rendered, env), env)
    this.records = new RecordsLane(store, env)
  }

  /** What was put off is due at once; but not what may have left already. */
  resume(now: number) {
    const head = this.#store.outbox.head()
    if (!head || head.attempts === 0 || head.inFlight) return
    this.#store.commit(now, () => this.#store.outbox.postpone(head, now))
  }
}
