import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { advance, type Turn } from '#journey/advance.ts'
import { Effect } from '#journey/effect.ts'
import { graphOf, type Journey } from '#journey/journey.ts'
import { deadlineOf, hasEnded, newSession, Session, waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import { parsedConfig } from '#journey/steps/index.ts'
import { TrailEntry } from '#journey/trail.ts'
import { deserialize, openVersion, serialize } from '#journey/version.ts'
import type { RecentEvent, World } from '#journey/world.ts'
import { choicePayload, type Outbound } from '#messages/message.ts'
import { answers } from '../../durable-objects/answers/index.ts'
import { stored } from '../runner/machine-player.ts'
import { anyJourney } from './any-journey.ts'
import { anyMove, type Move, said } from './any-signal.ts'

const NOON = Date.UTC(2026, 10, 22, 12)

/** One session of one journey, judged after every turn. */
class Run {
  readonly #journey: Journey
  session: Session
  #now = NOON
  #events: RecentEvent[] = []
  #effects: Effect[] = []
  #trail: TrailEntry[] = []
  #messages = 0

  constructor(journey: Journey, test: boolean) {
    this.#journey = journey
    const channel = { name: 'Casa Verde', type: 'whatsapp-official' }
    const ids = { id: 'session-1', journeyId: 'j', version: 1, conversationId: 'c' }
    this.session = newSession({ ...ids, test, channel, guest: {} }, 'start', NOON)
  }

  take(signal: Signal): Turn {
    const before = structuredClone(this.session)
    const version = serialize(this.#journey, parsedConfig)
    const turn = advance(openVersion(version), this.session, signal, this.#world())

    expect(this.session, 'the session before the turn is left as it was').toEqual(before)
    const again = advance(graphOf(deserialize(version)), before, signal, this.#world())
    expect(again, 'the same turn on the same drawing is the same').toEqual(turn)

    this.session = stored(Session, turn.session)
    this.#effects.push(...turn.effects.map((effect) => stored(Effect, effect)))
    this.#trail.push(...turn.trail.map((entry) => stored(TrailEntry, entry)))
    if (hasEnded(before)) expect(turn).toEqual({ session: before, effects: [], trail: [] })
    this.#judge()
    return turn
  }

  #judge() {
    const { state, steps } = this.session
    expect(this.#trail.map(({ seq }) => seq)).toEqual(this.#trail.map((_, at) => at + 1))
    const ids = this.#effects.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const sent = this.#trail.flatMap((entry) =>
      entry.type === 'message.sent' ? entry.messageId : [],
    )
    expect(sent).toEqual(this.#effects.flatMap(({ type, id }) => (type === 'send' ? id : [])))
    expect(steps).toBeLessThanOrEqual(101)
    if (hasEnded(this.session)) return
    expect(this.#canMove(), `stuck in ${JSON.stringify(state)}`).toBe(true)
  }

  /** Something awaits it: a time to come, the guest, an event, or the answer to what it asked. */
  #canMove(): boolean {
    const wait = waitOf(this.session)
    const until = deadlineOf(this.session)
    if (until !== undefined && !(until > this.#now)) return false
    switch (wait?.for) {
      case 'turn':
      case 'event':
      case 'time':
        return true
      case 'reply':
      case 'sent':
        return this.#asked('send', wait.messageId)
      case 'api':
        return this.#asked('callApi', wait.callId)
      case 'ai':
        return this.#asked('askAi', wait.callId)
      default:
        return false
    }
  }

  #asked = (type: Effect['type'], id: string) =>
    this.#effects.some((effect) => effect.type === type && effect.id === id)

  #world(): World {
    return {
      now: this.#now,
      answers,
      journeyName: 'Any',
      organisation: { name: 'Casa Verde', timeZone: 'Europe/Madrid', country: 'ES' },
      campaign: { code: { definition: { name: 'code', type: 'string' }, value: 'SUN' } },
      recentEvents: this.#events.filter(({ at }) => this.#now - at <= 60_000),
    }
  }

  play(move: Move) {
    const signal = this.#signalOf(move)
    if (signal) this.take(signal)
  }

  #signalOf(move: Move): Signal | undefined {
    const at = this.#now
    switch (move.does) {
      case 'say':
        return {
          type: 'messageReceived',
          message: { id: this.#messageId(), at, content: move.content },
        }
      case 'tap':
        return this.#tap(move.place)
      case 'answer':
        return this.#answer(move)
      case 'stray':
        return this.#stray(move.what)
      case 'pass': {
        this.#now += move.ms
        return { type: 'waitTimedOut' }
      }
      case 'happen': {
        const event = { name: move.name, payload: move.payload, at: at - move.ago }
        this.#events.push(event)
        return { type: 'eventReceived', ...event }
      }
      case 'reach': {
        const event = { milestoneId: move.milestoneId, at: at - move.ago }
        this.#events.push(event)
        return { type: 'milestoneReached', ...event }
      }
      case 'skip':
        return { type: 'waitSkipped' }
      case 'human':
        return { type: 'humanReplied', memberName: 'Ann' }
      case 'end':
        return { type: 'endAsked', reason: 'undeployed' }
    }
  }

  #messageId = () => `m${++this.#messages}`

  #tap(place: number): Signal | undefined {
    const payloads = this.#effects.flatMap((effect) =>
      effect.type === 'send' ? payloadsOf(effect.message) : [],
    )
    const payload = payloads[place % (payloads.length || 1)]
    if (payload === undefined) return undefined
    const content = { kind: 'choice', payload, title: 'Yes' } as const
    return { type: 'messageReceived', message: { id: this.#messageId(), at: this.#now, content } }
  }

  #answer({ reply, answer, refused, said }: Extract<Move, { does: 'answer' }>): Signal | undefined {
    const wait = waitOf(this.session)
    switch (wait?.for) {
      case 'api':
        return { type: 'apiReplied', callId: wait.callId, reply }
      case 'ai':
        return { type: 'aiAnswered', callId: wait.callId, answer }
      case 'sent':
        return refused
          ? this.#refusal(wait.messageId)
          : { type: 'sendAccepted', messageId: wait.messageId }
      case 'reply': {
        if (refused) return this.#refusal(wait.messageId)
        if (wait.until === undefined) return { type: 'sendAccepted', messageId: wait.messageId }
        this.#now = wait.until
        return { type: 'waitTimedOut' }
      }
      case 'turn': {
        const content = { kind: 'text', text: said } as const
        return {
          type: 'messageReceived',
          message: { id: this.#messageId(), at: this.#now, content },
        }
      }
      case 'time':
      case 'event': {
        this.#now = Math.max(this.#now, wait.until ?? 0)
        return { type: 'waitTimedOut' }
      }
      default:
        return undefined
    }
  }

  #refusal = (messageId: string): Signal => ({
    type: 'sendRefused',
    messageId,
    failure: 'recipient',
    detail: 'unknown number',
  })

  #stray(what: Extract<Move, { does: 'stray' }>['what']): Signal {
    const cost = { ms: 0, tokensIn: 0, tokensOut: 0, tools: [] }
    switch (what) {
      case 'api':
        return { type: 'apiReplied', callId: 'nobody', reply: { ms: 0, status: 200 } }
      case 'ai':
        return {
          type: 'aiAnswered',
          callId: 'nobody',
          answer: { outcome: 'failed', detail: '', ...cost },
        }
      case 'accepted':
        return { type: 'sendAccepted', messageId: 'nobody' }
      case 'refused':
        return this.#refusal('nobody')
      case 'deadline':
        return { type: 'waitTimedOut' }
    }
  }
}

function payloadsOf(message: Outbound): string[] {
  if (!('questionId' in message)) return []
  const options =
    'options' in message
      ? message.options
      : 'sections' in message
        ? [...message.sections.flatMap(({ rows }) => rows), { id: '__more:2' }]
        : (message.buttons ?? [])
  return options.map(({ id }) => choicePayload(message.questionId, id))
}

const anyStart: fc.Arbitrary<Signal> = fc.record({
  type: fc.constant('started' as const),
  variables: fc.option(
    fc.record(
      {
        word: said,
        count: said,
        day: said,
        list: fc.oneof(said, fc.jsonValue(), fc.constant(JSON.parse('{"__proto__": 1}'))),
        'var_campaign.code': fc.jsonValue(),
        'var_campaign.constructor': said,
        nothing: said,
      },
      { requiredKeys: [] },
    ),
    { nil: undefined },
  ),
})

describe('advance', () => {
  test('holds its invariants on any journey and any signals', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(
        anyJourney,
        fc.boolean(),
        anyStart,
        fc.array(anyMove, { maxLength: 25 }),
        (journey, isTest, start, moves) => {
          const run = new Run(journey, isTest)
          run.take(start)
          for (const move of moves) run.play(move)
        },
      ),
      { numRuns: 600 },
    )
  })
})
