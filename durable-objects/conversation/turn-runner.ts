import { advance } from '#journey/advance.ts'
import type { Effect, EffectOf } from '#journey/effect.ts'
import type { JourneyGraph } from '#journey/journey.ts'
import { type Session, waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import { textOf } from '#journey/step-parts/say.ts'
import type { TrailEntry } from '#journey/trail.ts'
import type { Value } from '#journey/variables/value.ts'
import type { World } from '#journey/world.ts'
import { answers } from '../answers/index.ts'
import type { RenderedMessages } from '../outbox/rendered-messages.ts'
import type { ConversationState } from '../storage/conversation-state.ts'
import type { Store } from '../storage/store.ts'
import type { TurnContext } from './turn-context.ts'

/** The pages that a guest may have open: a web chat, or a tester's. */
export type Pages = {
  show(messageIds: string[]): void
  answered(messageId: string, optionId: string): void
  handedTo(who: 'human' | 'bot', name?: string): void
  /** A transfer: nobody has joined yet. */
  toldTeam(now: number): void
  /** A turn of a test was played. */
  moved(): void
}

/** Plays turns: advances the machine and stores session, trail and effects; inside the caller's commit. */
export class TurnRunner {
  readonly #store: Store
  readonly #rendered: RenderedMessages
  readonly #pages: Pages

  constructor(store: Store, rendered: RenderedMessages, pages: Pages) {
    this.#store = store
    this.#rendered = rendered
    this.#pages = pages
  }

  /** Plays a signal, and what follows from it at once. */
  play(context: TurnContext, from: Session, signal: Signal, now: number) {
    const { state } = this.#store
    if (!state) return
    const world = this.#world(state, context, now)
    const signals: Signal[] = [signal]
    const trail: TrailEntry[] = []
    const said: string[] = []
    let session = from
    for (let next = signals.shift(); next; next = signals.shift()) {
      const turn = advanceSafely(context.graph, session, next, world)
      session = turn.session
      trail.push(...turn.trail)
      for (const effect of turn.effects) {
        if (effect.type !== 'send') {
          if (effect.type === 'setVariable') seeWrite(world, effect)
          this.#addEffect(effect, now)
          continue
        }
        const isSaid = this.#addMessage(context, state, effect, session, trail, now)
        if (!isSaid) continue
        said.push(effect.id)
        const wait = waitOf(session)
        if (wait && 'messageId' in wait && wait.messageId === effect.id) {
          signals.push({ type: 'sendAccepted', messageId: effect.id })
        }
      }
    }
    this.#store.sessions.record(session.id, trail)
    this.#store.saveSession(session, now)
    this.#tellPages(from, session, trail, said, now)
  }

  /** What open pages of our own see of the turn. */
  #tellPages(from: Session, session: Session, trail: TrailEntry[], said: string[], now: number) {
    const wait = waitOf(from)
    const matched = trail.find((entry) => entry.type === 'choice.matched')
    if (wait?.for === 'reply' && matched?.type === 'choice.matched') {
      this.#pages.answered(wait.messageId, matched.option)
    }
    if (said.length > 0) this.#pages.show(said)
    if (session.state.status === 'transferred') this.#pages.toldTeam(now)
    if (session.test) this.#pages.moved()
  }

  #addEffect(effect: Exclude<Effect, { type: 'send' }>, now: number) {
    this.#store.outbox.add(effect, now)
    if (effect.type === 'recordMilestone') {
      const { milestoneId } = effect
      this.#store.keepEvent(effect.id, { milestoneId, at: now })
    }
  }

  /** Stores a message; true when it needs no provider and so is said already. */
  #addMessage(
    context: TurnContext,
    state: ConversationState,
    effect: EffectOf<'send'>,
    session: Session,
    trail: TrailEntry[],
    now: number,
  ): boolean {
    const { id, stepId, message } = effect
    const rendered = this.#rendered.render(context.adapter, message)
    const { requests, losses } = rendered
    const noted = trail.findLast((entry) => entry.type === 'message.sent' && entry.messageId === id)
    if (noted?.type === 'message.sent') Object.assign(noted, { parts: requests.length, losses })
    const own = !('send' in context.adapter)
    const nothing = requests.length === 0
    this.#store.messages.add({
      id,
      at: now,
      from: 'bot',
      fromName: state.botName,
      sessionId: session.id,
      stepId,
      text: textOf(message),
      body: message,
      status: nothing ? 'dropped' : own ? 'sent' : 'queued',
      parts: requests.length,
      losses: nothing ? ['nothing was left to send'] : losses,
    })
    if (own || nothing) return true
    this.#store.outbox.add({ type: 'send', id }, now)
    this.#rendered.keep(id, context.adapter, message, rendered)
    return false
  }

  #world(state: ConversationState, context: TurnContext, now: number): World {
    const store = this.#store
    return {
      now,
      answers,
      journeyName: state.journeyName,
      organisation: state.organisation,
      campaign: context.campaign,
      timeoutSeconds: state.channel.type === 'email' ? questionTimeout(state) : undefined,
      get recentEvents() {
        return store.recentEvents(now)
      },
    }
  }
}

/** A bug in a step must not hold the guest's message for ever: the session fails and says so. */
function advanceSafely(graph: JourneyGraph, session: Session, signal: Signal, world: World) {
  try {
    return advance(graph, session, signal, world)
  } catch (error) {
    const { stepId } = session.state
    console.error('advance', { session: session.id, step: stepId, signal: signal.type, error })
    const reason = 'internal'
    const entry = { type: 'session.ended', status: 'failed', reason, stepId } as const
    const seq = session.lastSeq + 1
    return {
      session: { ...session, lastSeq: seq, state: { status: 'failed', stepId, reason } as const },
      effects: [],
      trail: [{ ...entry, seq, at: world.now }],
    }
  }
}

/** Nobody reads mail by the minute: the channel says how long a question waits, or nothing does. */
function questionTimeout({ settings: { questionTimeoutHours: hours } }: ConversationState) {
  return hours ? hours * 3600 : 'ignored'
}

/** What one signal wrote into a campaign variable, the next in the same turn reads. */
function seeWrite(world: World, { name, value }: EffectOf<'setVariable'>) {
  const known = world.campaign?.[name]
  if (known) world.campaign = { ...world.campaign, [name]: { ...known, value: value as Value } }
}
