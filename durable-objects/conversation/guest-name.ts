import { providersOf } from '../channels/providers.ts'
import type { Env } from '../env.ts'
import { timeLimit } from '../guards/time-limit.ts'
import { channelHandle } from '../outbox/channel-handle.ts'
import type { Store } from '../storage/store.ts'
import type { TurnContexts } from './turn-context.ts'
import type { TurnRunner } from './turn-runner.ts'

const PATIENCE_MS = 5000

/**
 * A guest's name where webhooks bring none and the provider has to be asked (Messenger, Instagram).
 * Once for each guest, beside everything else: nobody waits for it. A name that comes before the
 * first turn is known in it, a later one from the next turn on.
 */
export class GuestName {
  readonly #store: Store
  readonly #contexts: TurnContexts
  readonly #turns: TurnRunner
  readonly #env: Env

  constructor(store: Store, contexts: TurnContexts, turns: TurnRunner, env: Env) {
    this.#store = store
    this.#contexts = contexts
    this.#turns = turns
    this.#env = env
  }

  /** Never throws: a guest without a name is answered all the same. */
  async ask(): Promise<void> {
    const { state } = this.#store
    if (!state || state.guest.name || state.nameAsked) return
    const { signal, over } = timeLimit(PATIENCE_MS)
    try {
      const handle = await channelHandle(this.#env, state)
      const adapter = handle?.adapter
      if (!handle || !adapter || !('fetchName' in adapter) || !adapter.fetchName) return
      const { config } = handle.channel
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
    const context = name && running ? await this.#contexts.of(running) : undefined
    const now = Date.now()
    this.#store.commit(now, () => {
      const { state, active } = this.#store
      if (!state) return
      const { guest } = state
      const named = { ...guest, name: guest.name ?? name }
      this.#store.changeState({ nameAsked: true, guest: named })
      if (context && active && name) {
        this.#turns.play(context, active, { type: 'guestNamed', name }, now)
      }
    })
  }
}
