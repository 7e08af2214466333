import type { Turns } from '../conversation/turn-runner.ts'
import type { RecordContext } from '../effects/record.ts'
import type { Env } from '../env.ts'
import type { Store } from '../storage/store.ts'
import { GuestLane } from './guest-lane.ts'
import { RecordsLane } from './records-lane.ts'
import type { HandOffToHuman } from './send-results.ts'
import { singleFlight } from './single-flight.ts'

const PATIENCE_MS = 1000

/** What the lanes need of the conversation around them. */
type DispatcherDeps = {
  /** Whose record an effect is, by the effect's id. */
  recordContext(effectId: string): Promise<RecordContext | undefined>
  handOffToHuman: HandOffToHuman
}

/** Performs what the outbox holds, each lane in its order and one thing at a time. */
export class OutboxDispatcher {
  readonly #store: Store
  readonly #guestLane: GuestLane
  readonly #recordsLane: RecordsLane

  constructor(store: Store, turns: Turns, env: Env, deps: DispatcherDeps) {
    this.#store = store
    this.#guestLane = new GuestLane(store, turns, env, deps.handOffToHuman)
    this.#recordsLane = new RecordsLane(store, env, deps.recordContext)
  }

  /** Something is on its way to the provider right now. */
  get sending() {
    return this.#guestLane.busy
  }

  /** Records come after the reply, so that nothing delays it; but a slow provider holds up none. */
  async run() {
    const guest = this.guest()
    const { outbox } = this.#store
    const mayWait = outbox.head()?.effect.type === 'send' && outbox.dueRecord(Date.now())
    if (mayWait) await atMost(PATIENCE_MS, guest)
    await this.records()
    await guest
    await this.records()
  }

  /** What was put off is due at once; but not what may have left already. */
  resume(now: number) {
    const head = this.#store.outbox.head()
    if (head && head.attempts > 0 && !head.inFlight) this.#store.outbox.postpone(head, now)
  }

  readonly guest = singleFlight(() => this.#guestLane.run())
  readonly records = singleFlight(() => this.#recordsLane.run())
}

/** Waits for work no longer than that. */
async function atMost(ms: number, work: Promise<void>) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms)
  })
  await Promise.race([work, late])
  clearTimeout(timer)
}
