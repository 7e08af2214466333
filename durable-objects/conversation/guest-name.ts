import { providersOf } from '../channels/providers.ts'
import type { Env } from '../env.ts'
import { timeLimit } from '../guards/time-limit.ts'
import type { Store } from '../storage/store.ts'
import type { Turns } from './turn-runner.ts'

const PATIENCE_MS = 5000

/**
 * A guest's name where webhooks bring none and the provider has to be asked (Messenger, Instagram).
 * Once for each guest, beside everything else: nobody waits for it. A name that comes before the
 * first turn is known in it, a later one from the next turn on.
 */
export class Naming {
  readonly #store: Store
  readonly #turns: Turns
  readonly #env: Env

  constructor(store: Store, turns: Turns, env: Env) {
    this.#store = store
    this.#turns = turns
    this.#env = env
  }

  /** Never throws: a guest without a name is answered all the same. */
  async ask(): Promise<void> {
    const { state } = this.#store
    if (!state || state.guest.name || state.nameAsked) return
    const { signal, over } = timeLimit(PATIENCE_MS)
    try {
      const channelHandle = await this.#turns.contexts.channelHandle()
      const adapter = channelHandle?.adapter
      if (!channelHandle || !adapter || !('fetchName' in adapter) || !adapter.fetchName) return
      const { config } = channelHandle.channel
      const providers = providersOf(this.#env)
      await this.#learn(await adapter.fetchName(state.guest.key, config, providers, signal))
    } catch (error) {
      console.warn('name', { conversation: state.conversationId, error: String(error) })
    } finally {
      over()
    }
  }

  async #learn(name: string | undefined) {
    const running = this.#store.active
    const context = name && running ? await this.#turns.contexts.of(running) : undefined
    const now = Date.now()
    this.#store.transaction(() => {
      const { state, active } = this.#store
      if (!state) return
      const { guest } = state
      this.#store.saveState({
        ...state,
        nameAsked: true,
        guest: { ...guest, name: guest.name ?? name },
      })
      if (!name) return
      if (context && active) this.#turns.play(context, active, { type: 'guestNamed', name }, now)
      this.#store.outbox.addOnce({ type: 'index', id: 'index' }, now)
      this.#store.arm(now)
    })
  }
}
