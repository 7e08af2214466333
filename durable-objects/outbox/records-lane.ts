import { type KeepMedia, keepFile } from '../effects/keep-file.ts'
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
  /** Whose record an effect is, by the effect's id. */
  readonly #recordContext: (effectId: string) => Promise<RecordContext | undefined>

  constructor(
    store: Store,
    env: Env,
    recordContext: (effectId: string) => Promise<RecordContext | undefined>,
  ) {
    this.#store = store
    this.#env = env
    this.#recordContext = recordContext
  }

  async run() {
    for (;;) {
      const item = this.#store.outbox.dueRecord(Date.now())
      if (!item) return
      await this.#record(item)
    }
  }

  async #record(item: OutboxItem) {
    const { effect } = item
    if (effect.type === 'send' || effect.type === 'callApi' || effect.type === 'askAi') return
    const recordContext = await this.#recordContext(item.id)
    // The index is written as things stand: who changes something meanwhile asks for it again, sooner
    // than this, and by that it is known.
    const tried = Date.now()
    const lease = tried + 60 * SECOND
    if (effect.type === 'index') this.#store.outbox.lease(item, tried, lease)
    try {
      if (recordContext) await this.#write(effect, recordContext)
      if (effect.type !== 'index' || item.nextAt === lease)
        this.#store.outbox.done(item, Date.now())
    } catch (error) {
      console.error('record', {
        conversation: recordContext?.conversationId,
        effect: effect.type,
        error,
      })
      this.#tryRecordAgain(item)
    }
  }

  #write(
    effect: Parameters<typeof record>[1] | KeepMedia,
    recordContext: RecordContext,
  ): Promise<void> {
    if (effect.type !== 'keepMedia') return record(this.#env, effect, recordContext)
    return keepFile(this.#env, this.#store.messages, effect, recordContext)
  }

  #tryRecordAgain(item: OutboxItem) {
    const now = Date.now()
    this.#store.transaction(() => {
      const again = now + Math.min(600, 2 ** item.attempts) * SECOND
      if (item.attempts >= MOST_RECORD_TRIES) this.#store.outbox.done(item, now)
      else this.#store.outbox.lease(item, now, again)
      this.#store.arm(now)
    })
  }
}
