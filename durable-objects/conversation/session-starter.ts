import { newSession, type SessionSeed } from '#journey/session.ts'
import type { Inbound } from '#messages/message.ts'
import type { Env } from '../env.ts'
import { abandonSession, registerSession } from '../records/start-session.ts'
import type { Store } from '../storage/store.ts'
import type { GuestName } from './guest-name.ts'
import type { TurnContexts } from './turn-context.ts'
import type { TurnRunner } from './turn-runner.ts'
import type { View } from './view.ts'

export type Started = { ok: true; id: string } | { ok: false; why: string }

/** A start that has not begun by then never will. */
const REGRET_MS = 60_000

type Wanted = {
  sessionId: string
  /** The message that starts it, as it lies in the conversation. */
  trigger?: { seq: number; inbound: Inbound }
  /** Left out: the one assigned to the channel. */
  journeyId?: string
  variables?: Record<string, unknown>
}

type Parts = {
  store: Store
  contexts: TurnContexts
  turns: TurnRunner
  view: View
  guestName: GuestName
}

/** Starts sessions: registered in the index first, so that none begins once an undeploy has returned. */
export class SessionStarter {
  readonly #parts: Parts
  readonly #env: Env

  constructor(parts: Parts, env: Env) {
    this.#parts = parts
    this.#env = env
  }

  /** What keeps a new session from starting; undefined when nothing does. */
  heldBack(now: number): string | undefined {
    const { store, view } = this.#parts
    const { state, latest } = store
    if (!state) return undefined
    const closesAt = store.closesAt()
    const holds = latest && !latest.closed && (closesAt ?? 0) > now
    if ((state.hold?.until ?? 0) <= now && !holds) return undefined
    return view.why(now).why
  }

  /** Registers the session in the index, on condition that its journey is live, and plays it. */
  async start(wanted: Wanted): Promise<Started> {
    const { store, guestName } = this.#parts
    const { state } = store
    if (!state) return { ok: false, why: 'the channel was deleted' }
    const { sessionId, journeyId } = wanted
    const { channelId, conversationId, guest } = state
    const now = Date.now()
    // A message that waits starts its session again after a crash on the way; without one, what the
    // index was told has to be taken back.
    const regret = { type: 'abandon', id: `abandon:${sessionId}`, sessionId } as const
    store.commit(now, () => {
      if (!wanted.trigger) store.outbox.add(regret, now + REGRET_MS)
    })
    // Beside the way to D1: a name that is here before D1 has answered is known in the first turn.
    void guestName.ask()
    const registered = await registerSession(this.#env, {
      sessionId,
      channelId,
      journeyId,
      conversationId,
      objectName: state.objectName,
      guest,
      now,
    })
    if (!registered.ok) return registered
    const { version, journeyName, botName, contactId } = registered
    const seed = {
      id: sessionId,
      journeyId: registered.journeyId,
      version,
      test: false,
      conversationId,
      channel: state.channel,
    }
    store.commit(now, () => store.changeState({ journeyName, botName, contactId }), {
      savepoint: false,
    })
    const why = await this.#play(seed, wanted, now)
    if (!why) return { ok: true, id: sessionId }
    await abandonSession(this.#env, sessionId, why, now)
    return { ok: false, why }
  }

  /** Plays the first turn; or says why not, since much may have happened while D1 was asked. */
  async #play(
    seed: Omit<SessionSeed, 'guest'>,
    { trigger, variables }: Wanted,
    now: number,
  ): Promise<string | undefined> {
    const { store, contexts, turns } = this.#parts
    const context = await contexts.of(seed)
    if (!context) return 'the journey was deleted'
    return store.commit(now, () => {
      if (store.active) return 'another session has begun'
      if (!store.beginOnce(seed.id, now)) return 'the journey was undeployed'
      const held = this.heldBack(now)
      if (held) return held
      const { referral } = store.state ?? {}
      store.changeState({ notStarted: undefined, closed: false, referral: undefined })
      const { name, phone, email, language } = store.state?.guest ?? {}
      // What moved the session before does not move this one, too.
      const { eventsUsed = [] } = store.latest?.session ?? {}
      const session = {
        ...newSession(
          { ...seed, guest: { name, phone, email, language } },
          context.graph.start,
          now,
        ),
        eventsUsed,
      }
      const message = trigger && { referral, ...trigger.inbound }
      turns.play(context, session, { type: 'started', message, variables }, now)
      if (trigger) store.messages.handled(trigger.seq, seed.id)
      store.outbox.drop(`abandon:${seed.id}`)
      return undefined
    })
  }
}
