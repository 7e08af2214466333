import { deepStrictEqual } from 'node:assert'
import { advance } from '#journey/advance.ts'
import { Effect } from '#journey/effect.ts'
import { deadlineOf, hasEnded, newSession, Session } from '#journey/session.ts'
import type { AiAnswer, ApiReply, Signal } from '#journey/signal.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import { TrailEntry } from '#journey/trail.ts'
import { openVersion, serialize, type Version } from '#journey/version.ts'
import type { RecentEvent, World } from '#journey/world.ts'
import type { SendFailure } from '#messages/message.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import type { Happening, Opening, Played, Player } from './player.ts'

/** Ended like this, a session leaves the conversation to people: the bot stays silent. */
const HOLDS = ['failed', 'transferred', 'taken-over']

/**
 * Plays on `advance` alone. The provider takes every message at once; calls are answered by the
 * transcript. Between any two turns everything goes through JSON and its schema, as it does when
 * stored, and the journey is opened from its serialized version, as it is when deployed.
 */
export class MachinePlayer implements Player {
  readonly #opening: Opening
  readonly #version: Version
  readonly #campaign: NonNullable<World['campaign']>
  #session: Session | undefined
  #now: number
  #live = true
  #holding = false
  #refusals: SendFailure[] = []
  #unanswered: string[] = []
  #replies: ApiReply[] = []
  #aiAnswers: AiAnswer[] = []
  #events: RecentEvent[] = []
  #messages = 0
  #sessions = 0
  #played: Pick<Played, 'effects' | 'trail'> = { effects: [], trail: [] }

  constructor(opening: Opening) {
    this.#opening = opening
    this.#now = opening.at
    this.#version = serialize(opening.journey.document, parsedConfig)
    this.#campaign = Object.fromEntries(
      opening.campaign.map(({ name, type, value }) => [
        name,
        { definition: { name, type }, value: value as string | undefined },
      ]),
    )
  }

  async play(happening: Happening): Promise<Played> {
    this.#played = { effects: [], trail: [] }
    this.#happen(happening)
    return { ...this.#played, session: this.#session, now: this.#now }
  }

  #happen(happening: Happening) {
    const at = this.#now
    switch (happening.type) {
      case 'message': {
        const message = { id: `m${++this.#messages}`, at, content: happening.content }
        if (this.#session && !hasEnded(this.#session)) {
          return this.#take({ type: 'messageReceived', message })
        }
        return this.#start({ type: 'started', message })
      }
      case 'start': {
        const { variables, startAt } = happening
        return this.#start({ type: 'started', variables, startAt })
      }
      case 'time':
        return this.#passTime(happening.ms)
      case 'event': {
        const { name, payload } = happening
        this.#events.push({ name, payload, at })
        return this.#take({ type: 'eventReceived', name, payload, at })
      }
      case 'milestone': {
        const { milestoneId } = happening
        this.#events.push({ milestoneId, at })
        return this.#take({ type: 'milestoneReached', milestoneId, at })
      }
      case 'api':
        this.#replies.push(happening.reply)
        return this.#answerCalls()
      case 'ai':
        this.#aiAnswers.push(happening.answer)
        return this.#answerCalls()
      case 'refuse':
        this.#refusals.push(happening.failure)
        return
      case 'hold':
      case 'accept':
        this.#holding = happening.type === 'hold'
        return this.#acceptSends()
      case 'human':
        this.#unanswered = []
        return this.#take({ type: 'humanReplied', memberName: happening.name })
      case 'named':
        return this.#take({ type: 'guestNamed', name: happening.name })
      case 'undeploy':
        this.#live = false
        this.#unanswered = []
        return this.#take({ type: 'endAsked', reason: 'undeployed' })
      case 'skip':
        return this.#take({ type: 'waitSkipped' })
    }
  }

  #start(signal: Extract<Signal, { type: 'started' }>) {
    const ended = this.#session?.state.status
    if (!this.#live || (ended && HOLDS.includes(ended))) return
    const { channel, guest, test } = this.#opening
    const id = `session-${++this.#sessions}`
    const version = test ? null : 1
    const seed = { id, journeyId: 'journey', version, test, conversationId: 'chat', channel, guest }
    this.#session = newSession(seed, openVersion(this.#version).start, this.#now)
    this.#take(signal)
  }

  /** Every deadline on the way falls at its own moment. */
  #passTime(ms: number) {
    const target = this.#now + ms
    for (;;) {
      const deadline = this.#session && deadlineOf(this.#session)
      if (deadline === undefined || deadline > target) break
      this.#now = deadline
      this.#take({ type: 'waitTimedOut' })
    }
    this.#now = target
  }

  #take(signal: Signal) {
    if (!this.#session || hasEnded(this.#session)) return
    const turn = advance(openVersion(this.#version), this.#session, signal, this.#world())
    this.#session = stored(Session, turn.session)
    this.#played.trail.push(...turn.trail.map((entry) => stored(TrailEntry, entry)))
    for (const effect of turn.effects.map((one) => stored(Effect, one))) {
      this.#played.effects.push(effect)
      if (effect.type === 'send') this.#unanswered.push(effect.id)
      if (effect.type === 'setVariable') {
        const variable = this.#campaign[effect.name]
        if (variable) variable.value = effect.value as string
      }
    }
    this.#acceptSends()
    this.#answerCalls()
  }

  #acceptSends() {
    while (!this.#holding) {
      const messageId = this.#unanswered.shift()
      if (messageId === undefined) return
      const failure = this.#refusals.shift()
      if (!failure) this.#take({ type: 'sendAccepted', messageId })
      else this.#refuse(messageId, failure)
    }
  }

  #refuse(messageId: string, failure: SendFailure) {
    const detail = `refused: ${failure}`
    if (this.#session && !hasEnded(this.#session)) {
      return this.#take({ type: 'sendRefused', messageId, failure, detail })
    }
    // A session that has ended takes no note: then it is the message's own state that says so.
    const entry = { type: 'delivery', messageId, status: 'failed', reason: detail } as const
    this.#played.trail.push({ ...entry, seq: 0, at: this.#now })
  }

  #answerCalls() {
    const state = this.#session?.state
    if (!state || !('wait' in state)) return
    const { wait } = state
    if (wait.for === 'api') {
      const reply = this.#replies.shift()
      if (reply) this.#take({ type: 'apiReplied', callId: wait.callId, reply })
    } else if (wait.for === 'ai') {
      const answer = this.#aiAnswers.shift()
      if (answer) this.#take({ type: 'aiAnswered', callId: wait.callId, answer })
    }
  }

  #world(): World {
    const { journey, organisation, timeoutSeconds } = this.#opening
    const { usesCampaign } = openVersion(this.#version)
    return {
      now: this.#now,
      answers,
      journeyName: journey.name,
      organisation,
      campaign: usesCampaign ? this.#campaign : undefined,
      timeoutSeconds,
      recentEvents: this.#events,
    }
  }
}

/** What is read back after it was stored; it must be what was stored. */
export function stored<T>(schema: { parse(value: unknown): T }, value: T): T {
  const json = JSON.parse(JSON.stringify(value, onlyWhatJsonCanWrite))
  const back = schema.parse(json)
  deepStrictEqual(back, json)
  return back
}

/** JSON would make null of it without a word. */
function onlyWhatJsonCanWrite(key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Number.isFinite(value)) return value
  throw new Error(`${key} is ${value}`)
}
