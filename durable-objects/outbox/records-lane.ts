import { keepFile } from '../effects/keep-file.ts'
import { type RecordContext, record } from '../effects/record.ts'
import type { Env } from '../env.ts'
import type { OutboxItem } from '../storage/outbox.ts'
import type { Store } from '../storage/store.ts'

const SECOND = 1000
/** A record that cannot be written is tried for about a day. */
const MOST_RECORD_TRIES = 100

/** Writes down elsewhere what has happened: each record when it is due, again while it cannot be. */
export class RecordsLane {
  readonly #store: Store
  readonly #env: Env

  constructor(store: Store, env: Env) {
    this.#store = store
    this.#env = env
  }

  /** The first record that is due. */
  next(): OutboxItem | undefined {
    return this.#store.outbox.dueRecord(Date.now())
  }

  /** Writes one record; without a context there is nothing to be told of it, and it is done. */
  async write(item: OutboxItem, context: RecordContext | undefined) {
    const { effect } = item
    // The index is written as things stand: who changes something meanwhile asks for it again, sooner
    // than this, and by that it is known.
    const tried = Date.now()
    const lease = tried + 60 * SECOND
    if (effect.type === 'index') this.#commit(() => this.#store.outbox.lease(item, tried, lease))
    try {
      if (context) await this.#perform(item, context)
      if (effect.type === 'index' && item.nextAt !== lease) return
      this.#commit((now) => this.#store.outbox.done(item, now))
    } catch (error) {
      console.error('record', { conversation: context?.conversationId, effect: effect.type, error })
      this.#tryAgain(item)
    }
  }

  async #perform({ effect }: OutboxItem, context: RecordContext): Promise<void> {
    if (effect.type === 'send' || effect.type === 'callApi' || effect.type === 'askAi') return
    if (effect.type !== 'keepMedia') return record(this.#env, effect, context)
    const kept = await keepFile(this.#env, effect, context)
    // That a further file is here says nothing of the first.
    const isFirst = effect.id === `media:${effect.messageId}`
    if (isFirst || kept.note) {
      this.#commit(() => this.#store.messages.explain(kept.messageId, kept.note))
    }
    if (kept.error) throw kept.error
  }

  #tryAgain(item: OutboxItem) {
    this.#commit((now) => {
      const again = now + Math.min(600, 2 ** item.attempts) * SECOND
      if (item.attempts >= MOST_RECORD_TRIES) this.#store.outbox.done(item, now)
      else this.#store.outbox.lease(item, now, again)
    })
  }

  /** A record is right however far it comes: nothing has to be undone. */
  #commit(write: (now: number) => void) {
    const now = Date.now()
    this.#store.commit(now, () => write(now), { savepoint: false })
  }
}
