import { waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import type { RecentEvent } from '#journey/world.ts'
import type { Env } from '../env.ts'
import { randomToken } from '../guards/seal.ts'
import type { StartRequest } from '../rpc.ts'
import type { Store } from '../storage/store.ts'
import type { Identity } from './identity.ts'
import { windowRefusal } from './messaging-window.ts'
import type { Processor } from './processor.ts'
import type { SessionEnder } from './session-ender.ts'
import type { SessionStarter } from './session-starter.ts'
import type { View } from './view.ts'

type Parts = {
  store: Store
  identity: Identity
  starter: SessionStarter
  ender: SessionEnder
  view: View
  processor: Processor
}

type Started = { id: string; conversationId: string } | { skipped: true; why: string }

/** What a partner may cause from outside: a session that starts, and an event that moves one. */
export class PartnerCalls {
  readonly #parts: Parts
  readonly #env: Env

  constructor(parts: Parts, env: Env) {
    this.#parts = parts
    this.#env = env
  }

  /** Starts a session, or says why not. `replace` ends what keeps it from starting. */
  async start({ channelId, guest, journeyId, variables, onBusy }: StartRequest): Promise<Started> {
    const { store, identity, starter, ender, view } = this.#parts
    const skipped = (why: string): Started => ({ skipped: true, why })
    const first = Date.now()
    store.commit(first, () => identity.recordContact(channelId, guest, first))
    const state = await identity.loadContext()
    if (!state) return skipped('the channel was deleted')
    const now = Date.now()
    const busy = store.active ? view.why(now).why : starter.heldBack(now)
    if (busy && onBusy === 'skip') return skipped(busy)
    const closed = await windowRefusal(this.#env, store, journeyId)
    if (closed) return skipped(closed)
    if (busy) {
      store.commit(now, () => {
        ender.active('replaced', now)
        ender.release(now)
      })
    }
    const sessionId = `ses_${randomToken(15).replace(/[-_]/g, '0')}`
    const started = await starter.start({ sessionId, journeyId, variables })
    if (!started.ok) return skipped(started.why)
    return { id: started.id, conversationId: state.conversationId }
  }

  /** Keeps an event, once for its id, and plays it to a session that waits for one. True when it moved. */
  async deliverEvent(event: { id?: string } & RecentEvent): Promise<boolean> {
    const { store, processor } = this.#parts
    const { id = `event:${randomToken(9)}`, ...happened } = event
    const signal: Signal =
      'name' in happened
        ? { type: 'eventReceived', ...happened }
        : { type: 'milestoneReached', ...happened }
    const isNew = () => store.keepEvent(id, happened)
    const isAwaited = store.active && waitOf(store.active)?.for === 'event'
    // Kept and played in one commit: an event given again after a crash must not count as old.
    if (isAwaited) return processor.play(signal, isNew)
    store.commit(Date.now(), isNew)
    return false
  }
}
