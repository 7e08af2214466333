import { advance } from '#journey/advance.ts'
import type { EffectOf } from '#journey/effect.ts'
import type { JourneyGraph } from '#journey/journey.ts'
import type { Outbound } from '#journey/message.ts'
import { hasEnded, type Session, waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import { textOf } from '#journey/step-parts/say.ts'
import type { TrailEntry } from '#journey/trail.ts'
import type { Value } from '#journey/variables/value.ts'
import type { World } from '#journey/world.ts'
import { answers } from '../answers/index.ts'
import type { ProviderRequest } from '../channels/channel.ts'
import { needsWindow, rendered } from '../channels/rendering/rendered.ts'
import type { ShortLink } from '../channels/rendering/short-link.ts'
import type { Env } from '../env.ts'
import { leaseUntil } from '../outbox/lease.ts'
import { addressOf, type ConversationState } from '../storage/conversation-state.ts'
import type { Store } from '../storage/store.ts'
import { type ChannelHandle, type TurnContext, TurnContexts } from './turn-context.ts'

/** The pages that a guest may have open: a web chat, or a tester's. */
export type Pages = {
  show(messageIds: string[]): void
  answered(messageId: string, optionId: string): void
  handedTo(who: 'human' | 'bot', name?: string): void
  /** A turn of a test was played. */
  moved(): void
}

/** A message ready for its provider; `free`: it may go out only inside the provider's window. */
export type RenderedMessage = {
  requests: ProviderRequest[]
  part: number
  free: boolean
  link?: ShortLink
}

/** The inbox may be this far behind; what ends or begins a session is shown at once. */
const INDEX_DELAY_MS = 2000

/** Plays turns: advances the machine and stores session, trail and effects in one transaction. */
export class Turns {
  readonly #store: Store
  readonly #env: Env
  readonly #pages: Pages
  readonly contexts: TurnContexts
  /** What was rendered in this life and nothing else has touched: the sender need not look it up. */
  readonly renderedMessages = new Map<string, RenderedMessage>()
  /** Items that were leased in the transaction that made them, for the sender to take up. */
  readonly claimed = new Set<number>()

  constructor(store: Store, env: Env, pages: Pages) {
    this.#store = store
    this.#env = env
    this.#pages = pages
    this.contexts = new TurnContexts(store, env)
  }

  /** Plays a signal, and what follows from it at once; inside the caller's transaction. */
  play(context: TurnContext, from: Session, signal: Signal, now: number) {
    const { state } = this.#store
    if (!state) return
    const world = this.#world(state, context, now)
    const signals: Signal[] = [signal]
    const trail: TrailEntry[] = []
    const said: string[] = []
    let session = from
    for (let next = signals.shift(); next; next = signals.shift()) {
      const turn = this.#advance(context.graph, session, next, world)
      session = turn.session
      trail.push(...turn.trail)
      for (const effect of turn.effects) {
        if (effect.type !== 'send') {
          if (effect.type === 'setVariable') seeWrite(world, effect)
          this.#ask(effect, now)
          continue
        }
        const done = this.#say(context, state, effect, session, trail, now)
        if (!done) continue
        said.push(effect.id)
        const wait = waitOf(session)
        if (wait && 'messageId' in wait && wait.messageId === effect.id) {
          signals.push({ type: 'sendAccepted', messageId: effect.id })
        }
      }
    }
    this.#store.sessions.record(session.id, trail)
    this.#store.saveSession(session, now)
    const moment = hasEnded(session) || signal.type === 'started' ? now : now + INDEX_DELAY_MS
    this.#store.outbox.addOnce({ type: 'index', id: 'index' }, moment)
    this.#tell(from, session, trail, said)
  }

  /** What open pages of our own see of the turn. */
  #tell(from: Session, session: Session, trail: TrailEntry[], said: string[]) {
    const wait = waitOf(from)
    const matched = trail.find((entry) => entry.type === 'choice.matched')
    if (wait?.for === 'reply' && matched?.type === 'choice.matched') {
      this.#pages.answered(wait.messageId, matched.option)
    }
    if (said.length > 0) this.#pages.show(said)
    if (session.state.status === 'transferred') this.#pages.handedTo('human')
    if (session.test) this.#pages.moved()
  }

  /** A bug in a step must not hold the guest's message for ever: the session fails and says so. */
  #advance(graph: JourneyGraph, session: Session, signal: Signal, world: World) {
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

  #ask(effect: Exclude<Parameters<Store['outbox']['add']>[0], { type: 'send' }>, now: number) {
    const { outbox } = this.#store
    const first = effect.type === 'callApi' || effect.type === 'askAi' ? !outbox.head() : false
    const item = outbox.add(effect, now, first ? leaseUntil(effect, now) : undefined)
    if (item.inFlight) this.claimed.add(item.seq)
    if (effect.type === 'recordMilestone') {
      const { milestoneId } = effect
      this.#store.keepEvent(effect.id, { milestoneId, at: now })
    }
  }

  /** Stores a message; true when it needs no provider and so is said already. */
  #say(
    context: TurnContext,
    state: ConversationState,
    effect: EffectOf<'send'>,
    session: Session,
    trail: TrailEntry[],
    now: number,
  ): boolean {
    const { id, stepId, message } = effect
    const { requests, losses, link } = this.render(context.adapter, message, state)
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
    const { outbox } = this.#store
    const due = { type: 'send', id } as const
    const item = outbox.add(due, now, outbox.head() ? undefined : leaseUntil(due, now))
    if (item.inFlight) this.claimed.add(item.seq)
    this.renderedMessages.set(id, {
      requests,
      part: 0,
      free: needsWindow(context.adapter, message),
      link,
    })
    return false
  }

  render(adapter: ChannelHandle['adapter'], message: Outbound, state: ConversationState) {
    const { organisationId } = state
    const { PUBLIC_URL, MASTER_KEY } = this.#env
    const means = { organisationId, PUBLIC_URL, MASTER_KEY }
    return rendered(adapter, message, addressOf(state), means)
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

/** Nobody reads mail by the minute: the channel says how long a question waits, or nothing does. */
function questionTimeout({ settings: { questionTimeoutHours: hours } }: ConversationState) {
  return hours ? hours * 3600 : 'ignored'
}

/** What one signal wrote into a campaign variable, the next in the same turn reads. */
function seeWrite(world: World, { name, value }: EffectOf<'setVariable'>) {
  const known = world.campaign?.[name]
  if (known) world.campaign = { ...world.campaign, [name]: { ...known, value: value as Value } }
}
