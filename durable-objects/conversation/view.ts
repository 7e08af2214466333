import { type Session, waitOf } from '#journey/session.ts'
import type { RecordContext } from '../effects/record.ts'
import type { ConversationView, SessionView, TestState } from '../rpc.ts'
import type { Store } from '../storage/store.ts'
import { whyOf } from './explain-state.ts'
import type { TurnContexts } from './turn-context.ts'

/** So many sessions may begin and end while the index cannot be written. */
const RECORDED = 5
const NOBODY = { state: 'idle', why: 'nobody has written here yet' } as const

/** What a conversation shows of itself: to the inbox, to the API, and to the index in D1. */
export class View {
  readonly #store: Store
  readonly #contexts: TurnContexts

  constructor(store: Store, contexts: TurnContexts) {
    this.#store = store
    this.#contexts = contexts
  }

  why(now: number): Pick<ConversationView, 'state' | 'why' | 'holdUntil'> {
    const { state, latest } = this.#store
    if (!state) return NOBODY
    const { stepId } = latest?.session.state ?? { stepId: '' }
    return whyOf(state, latest, {
      stepName: this.#stepName(latest?.session, stepId),
      undelivered: this.#undelivered(),
      now,
    })
  }

  /** What keeps our words from the guest: the first that waits, else the last that was refused. */
  #undelivered() {
    const head = this.#store.outbox.head()
    const waiting = head && this.#store.messages.get(head.id)
    if (waiting?.reason) return { waits: true, reason: waiting.reason }
    const [last] = this.#store.messages.list({ last: 1 })
    return last?.status === 'failed' ? { waits: false, reason: last.reason ?? '' } : undefined
  }

  conversation(): ConversationView {
    const { state, latest } = this.#store
    return {
      id: state?.conversationId ?? '',
      ...this.why(Date.now()),
      guest: state?.guest ?? { key: '', alternateKeys: [] },
      messages: this.#store.messages.list({}),
      session: latest && !latest.closed ? this.session(latest.session) : undefined,
    }
  }

  /** What a tester sees beside the chat. */
  test(): TestState | undefined {
    const session = this.#store.latest?.session
    if (!session) return undefined
    const { stepId, status } = session.state
    const wait = waitOf(session)
    return {
      messages: this.#store.messages.list({}),
      stepId,
      variables: session.local,
      status,
      reason: 'reason' in session.state ? session.state.reason : undefined,
      wait: wait && { for: wait.for, until: 'until' in wait ? wait.until : undefined },
      trail: this.#store.sessions.trail(session.id),
    }
  }

  session(session: Session): SessionView {
    const { state } = session
    const wait = waitOf(session)
    return {
      id: session.id,
      journeyId: session.journeyId,
      version: session.version,
      test: session.test,
      status: state.status,
      reason: 'reason' in state ? state.reason : undefined,
      stepId: state.stepId,
      stepName: this.#stepName(session, state.stepId),
      waitsFor: wait?.for,
      until: wait && 'until' in wait ? wait.until : undefined,
      variables: session.local,
      startedAt: session.startedAt,
    }
  }

  /**
   * Whose record an effect is; undefined while nothing is known of the conversation. `session` is the one that
   * asked for it, though another may have begun since; the newest, where none did.
   */
  recordContext(effectId: string): RecordContext | undefined {
    const { state, latest } = this.#store
    if (!state?.conversationId) return undefined
    const now = Date.now()
    const [lastMessage] = this.#store.messages.list({ last: 1 })
    const session = this.#askedBy(effectId) ?? latest?.session
    return {
      ...state,
      test: Boolean(state.test),
      session: session && this.session(session),
      lately: this.#store.sessions.newest(RECORDED).map((session) => this.session(session)),
      view: this.why(now),
      lastMessage,
      now,
    }
  }

  /** The machine's effects are numbered within their session: `ses_k3f9.3`. */
  #askedBy(effectId: string): Session | undefined {
    const [sessionId = '', number] = effectId.split('.')
    if (number === undefined || this.#store.latest?.session.id === sessionId) return undefined
    return this.#store.sessions.get(sessionId)
  }

  #stepName(session: Session | undefined, stepId: string): string {
    const graph = session && this.#contexts.cachedGraph(session)
    return graph?.step(stepId)?.name ?? stepId
  }
}
