import type { Inbound } from '#journey/message.ts'
import { newSession, type SessionSeed } from '#journey/session.ts'
import type { Guest, InboundEvent } from '../channels/channel.ts'
import type { Env } from '../env.ts'
import { channelRecord } from '../records/channels.ts'
import { contactIdOf, conversationIdOf } from '../records/conversation-id.ts'
import { readOrganisation } from '../records/organisation.ts'
import { abandonSession, registerSession } from '../records/start-session.ts'
import { callConversation, objectName } from '../rpc.ts'
import { type ConversationState, newConversationState } from '../storage/conversation-state.ts'
import type { Store } from '../storage/store.ts'
import { Naming } from './guest-name.ts'
import type { Turns } from './turn-runner.ts'
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

/** How a conversation gets to know itself, and how a session of it starts. */
export class SessionStarter {
  readonly #store: Store
  readonly #turns: Turns
  readonly #view: View
  readonly #env: Env
  readonly #name: string
  readonly #naming: Naming

  constructor(store: Store, turns: Turns, view: View, env: Env, name: string) {
    this.#store = store
    this.#turns = turns
    this.#view = view
    this.#env = env
    this.#name = name
    this.#naming = new Naming(store, turns, env)
  }

  /**
   * First contact leaves at least the address, so that whatever wakes us knows whose this is; later
   * ones add what was not known yet.
   */
  recordContact(channelId: string, guest: Guest) {
    const { state } = this.#store
    if (!state) {
      this.#store.saveState(newConversationState(channelId, guest, this.#name))
      this.#leadHere(guest.alternateKeys)
      return
    }
    const { guest: known } = state
    const keys = [guest.key, ...guest.alternateKeys]
    const fresh = keys.filter((key) => key !== known.key && !known.alternateKeys.includes(key))
    const { name = known.name } = guest
    const { phone = guest.phone, email = guest.email } = known
    const same = name === known.name && phone === known.phone && email === known.email
    if (fresh.length === 0 && same) return
    const alternateKeys = [...known.alternateKeys, ...fresh]
    this.#store.saveState({ ...state, guest: { ...known, name, phone, email, alternateKeys } })
    this.#leadHere(fresh)
  }

  /** Fills in what only D1 knows of this conversation; undefined when the channel is gone. */
  async loadContext(): Promise<ConversationState | undefined> {
    const { state } = this.#store
    if (!state || state.test) return state
    const channel = await channelRecord(this.#env, state.channelId)
    const organisation = channel && (await readOrganisation(this.#env, channel.organisationId))
    if (!channel || !organisation) return undefined
    const conversationId = await conversationIdOf(state.objectName)
    const { name, timeZone, country } = organisation
    // Read again: somebody may have stepped in while D1 was asked.
    const before = this.#store.state ?? state
    const known: ConversationState = {
      ...before,
      conversationId,
      contactId: before.contactId || contactIdOf(conversationId),
      organisationId: organisation.id,
      organisation: { name, timeZone, country },
      channel: { name: channel.name, type: channel.type },
      settings: channel.settings,
    }
    if (JSON.stringify(known) !== JSON.stringify(before)) this.#store.saveState(known)
    return known
  }

  /** Somebody new with a second address may be kept under that one: then everything goes there. */
  async canonicalElsewhere(channelId: string, events: InboundEvent[]): Promise<string | undefined> {
    if (this.#store.state) return undefined
    for (const key of new Set(events.flatMap(({ guest }) => guest.alternateKeys))) {
      const name = objectName(channelId, key)
      const canonicalName = await callConversation(this.#env, name, (other) =>
        other.canonicalName(),
      )
      if (!canonicalName || canonicalName === this.#name) continue
      // Another delivery may have made this one canonical while we asked.
      if (!this.#store.state) this.#store.aliasTo(canonicalName)
      return this.#store.canonicalName
    }
    return undefined
  }

  /** The guest has a new number: answers go there, and what comes from there comes here. */
  moveAddress(key: string) {
    const { state } = this.#store
    if (!state || key === state.guest.key) return
    const { guest } = state
    const alternateKeys = [...new Set([...guest.alternateKeys, guest.key])]
    const phone = guest.phone === `+${guest.key}` ? `+${key}` : guest.phone
    this.#store.saveState({ ...state, guest: { ...guest, key, phone, alternateKeys } })
    // What waits to be sent was addressed before.
    this.#turns.renderedMessages.clear()
    this.#leadHere([key])
  }

  /** The guest wants nothing that they did not ask for. */
  optOut() {
    const { state } = this.#store
    if (state) this.#store.saveState({ ...state, optedOut: true })
  }

  #leadHere(keys: string[]) {
    const now = Date.now()
    for (const key of keys) this.#store.outbox.add({ type: 'point', id: `point:${key}`, key }, now)
  }

  /** What keeps a new session from starting; undefined when nothing does. */
  heldBack(now: number): string | undefined {
    const { state, latest } = this.#store
    if (!state) return undefined
    const closesAt = this.#store.closesAt()
    const holds = latest && !latest.closed && (closesAt ?? 0) > now
    if ((state.hold?.until ?? 0) <= now && !holds) return undefined
    return this.#view.why(now).why
  }

  /** Registers the session in the index, on condition that its journey is live, and plays it. */
  async start(wanted: Wanted): Promise<Started> {
    const { state } = this.#store
    if (!state) return { ok: false, why: 'the channel was deleted' }
    const { sessionId, journeyId } = wanted
    const { channelId, conversationId, guest } = state
    const now = Date.now()
    // A message that waits starts its session again when we die on the way; without one, what the
    // index was told has to be taken back.
    const regret = { type: 'abandon', id: `abandon:${sessionId}`, sessionId } as const
    if (!wanted.trigger) this.#store.outbox.add(regret, now + REGRET_MS)
    // Beside the way to D1: a name that is here before D1 has answered is known in the first turn.
    void this.#naming.ask()
    this.#store.arm(now)
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
    this.#store.saveState({ ...(this.#store.state ?? state), journeyName, botName, contactId })
    const seed = {
      id: sessionId,
      journeyId: registered.journeyId,
      version,
      test: false,
      conversationId,
      channel: state.channel,
    }
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
    const context = await this.#turns.contexts.of(seed)
    if (!context) return 'the journey was deleted'
    return this.#store.transaction(() => {
      if (this.#store.active) return 'another session has begun'
      if (!this.#store.beginOnce(seed.id, now)) return 'the journey was undeployed'
      const held = this.heldBack(now)
      if (held) return held
      const { state } = this.#store
      if (state) this.#store.saveState({ ...state, notStarted: undefined, closed: false })
      const { name, phone, email } = state?.guest ?? {}
      // What moved the session before does not move this one, too.
      const { eventsUsed = [] } = this.#store.latest?.session ?? {}
      const session = {
        ...newSession({ ...seed, guest: { name, phone, email } }, context.graph.start, now),
        eventsUsed,
      }
      const message = trigger?.inbound
      this.#turns.play(context, session, { type: 'started', message, variables }, now)
      if (trigger) this.#store.messages.handled(trigger.seq, seed.id)
      this.#store.outbox.drop(`abandon:${seed.id}`)
      this.#store.arm(now)
      return undefined
    })
  }

  /** Outside the provider's window a journey has to open with a template. */
  async windowKeepsOut(journeyId: string): Promise<string | undefined> {
    const channelHandle = await this.#turns.contexts.channelHandle()
    if (
      !channelHandle ||
      !('send' in channelHandle.adapter) ||
      !channelHandle.adapter.windowSeconds
    )
      return undefined
    const opened = this.#store.lastInboundAt ?? 0
    if (Date.now() - opened < channelHandle.adapter.windowSeconds * 1000) return undefined
    const row = await this.#env.DB.prepare('SELECT live_version FROM journeys WHERE id = ?')
      .bind(journeyId)
      .first<{ live_version: number | null }>()
    const version = row?.live_version
    const context = version ? await this.#turns.contexts.of({ journeyId, version }) : undefined
    if (!context) return undefined
    const { graph } = context
    const first = graph.step(graph.next(graph.start, 'next') ?? '')
    const { templates } = channelHandle.adapter
    if (!templates) return 'outside the 24-hour window, and this channel has no templates'
    if (!first || first.type === 'template') return undefined
    return 'outside the 24-hour window, and the journey does not open with a template'
  }
}
