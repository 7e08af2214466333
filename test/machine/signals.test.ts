import { describe, expect, test } from 'vitest'
import { advance, type Turn } from '#journey/advance.ts'
import type { JourneyGraph } from '#journey/journey.ts'
import { waitOf } from '#journey/session.ts'
import type { Signal } from '#journey/signal.ts'
import { NOON, oneStep, started, textsOf, world } from './small-journey.ts'

const cost = { ms: 0, tokensIn: 0, tokensOut: 0, tools: [] }
const reply = (callId: string): Signal => ({
  type: 'apiReplied',
  callId,
  reply: { ms: 0, status: 200, body: '{}' },
})
const answer = (callId: string): Signal => ({
  type: 'aiAnswered',
  callId,
  answer: { outcome: 'finished', summary: 'done', ...cost },
})
const accepted = (messageId: string): Signal => ({ type: 'sendAccepted', messageId })
const refused = (messageId: string): Signal => ({
  type: 'sendRefused',
  messageId,
  failure: 'recipient',
  detail: 'unknown number',
})

const next = (graph: JourneyGraph, { session }: Turn, signal: Signal, later = 0) =>
  advance(graph, session, signal, world({ now: NOON + later }))

/** A step that waits, the signal that moves it, and the same for something else. */
const waiting: [string, JourneyGraph, (id: string) => Signal][] = [
  [
    'a call',
    oneStep('api', { request: { method: 'GET', url: 'https://pms.test' } }, [], ['success']),
    reply,
  ],
  ['an agent', oneStep('ai-agent', { agentId: 'concierge' }, [], ['success']), answer],
  ['a send', oneStep('text', { text: 'Hi' }, [], ['next', 'failed']), accepted],
  ['a send refused', oneStep('text', { text: 'Hi' }, [], ['next', 'failed']), refused],
  ['a question refused', oneStep('prompt', { question: 'Name?' }, [], ['timeout']), refused],
]

describe('advance', () => {
  for (const [what, graph, signal] of waiting) {
    test(`${what}: moves by the answer to this one and to no other`, () => {
      const stands = started(graph)
      const wait = waitOf(stands.session)
      const id =
        wait && ('callId' in wait ? wait.callId : 'messageId' in wait ? wait.messageId : '')
      const stray = next(graph, stands, signal('somebody-else'))
      expect(stray.session.state).toEqual(stands.session.state)
      expect(stray.effects).toEqual([])
      expect(textsOf(next(graph, stands, signal(id ?? '')))).toEqual(['Bye'])
    })

    test(`${what}: is not moved by time, nor by an event`, () => {
      const stands = started(graph)
      for (const other of [
        { type: 'waitTimedOut' },
        { type: 'eventReceived', name: 'paid', payload: {}, at: NOON },
        { type: 'milestoneReached', milestoneId: 'quoted', at: NOON },
      ] satisfies Signal[]) {
        const turn = next(graph, stands, other, 86_400_000)
        expect(turn).toMatchObject({ session: stands.session, effects: [], trail: [] })
      }
    })
  }

  test('a deadline in the future moves nothing, and one that has passed ends the wait', () => {
    const graph = oneStep('delay', { amount: 90, unit: 'seconds' }, [], ['next'])
    const stands = started(graph)
    expect(next(graph, stands, { type: 'waitTimedOut' }, 89_999).trail).toEqual([])
    expect(textsOf(next(graph, stands, { type: 'waitTimedOut' }, 90_000))).toEqual(['Bye'])
  })

  test('an event that happened more than a minute before the wait began moves nothing', () => {
    const graph = oneStep('wait-for-event', { event: 'paid' }, [], ['success'])
    const stands = started(graph)
    const paid = (ago: number): Signal => ({
      type: 'eventReceived',
      name: 'paid',
      payload: {},
      at: NOON - ago,
    })
    expect(textsOf(next(graph, stands, paid(60_001), 5000))).toEqual([])
    expect(textsOf(next(graph, stands, paid(60_000), 5000))).toEqual(['Bye'])
  })

  test('no payload moves a filter that has nothing to look at', () => {
    const filters = [{ path: 'amount', equals: 5 }]
    const graph = oneStep('wait-for-event', { event: 'paid', filters }, [], ['success'])
    for (const payload of [null, undefined, 'text', 5, [], { amount: null }, { Amount: 5 }]) {
      const turn = next(graph, started(graph), {
        type: 'eventReceived',
        name: 'paid',
        payload,
        at: NOON,
      })
      expect(turn.trail).toMatchObject([{ type: 'event.received', moved: false }])
    }
  })

  test('a question that is accepted a second time counts its timeout from then', () => {
    const graph = oneStep('prompt', { question: 'Name?', timeoutSeconds: 60 }, [], ['timeout'])
    const stands = started(graph)
    const wait = waitOf(stands.session)
    const id = wait?.for === 'reply' ? wait.messageId : ''
    const once = next(graph, stands, accepted(id), 1000)
    expect(waitOf(once.session)).toMatchObject({ until: NOON + 61_000 })
    expect(waitOf(next(graph, once, accepted(id), 2000).session)).toMatchObject({
      until: NOON + 62_000,
    })
  })

  test('a name that comes late is known from then on, moves nothing, and replaces none', () => {
    const graph = oneStep('prompt', { question: 'Hi {{var_system.user_name|there}}.' })
    const named: Signal = { type: 'guestNamed', name: 'Bea' }
    const catalog = started(graph)
    expect(next(graph, catalog, named)).toEqual({ ...catalog, effects: [], trail: [] })
    const stranger = { ...catalog, session: { ...catalog.session, guest: {} } }
    const { session, effects, trail } = next(graph, stranger, named)
    expect(session).toMatchObject({ guest: { name: 'Bea' }, state: stranger.session.state })
    expect(effects).toEqual([])
    expect(trail).toMatchObject([{ type: 'guest.named', name: 'Bea', seq: session.lastSeq }])
  })

  test('a milestone is recorded once a visit, under an id of its own', () => {
    const goal = oneStep('goal', { goalId: 'stays', milestoneId: 'arrived' })
    const { effects } = started(goal)
    expect(effects).toMatchObject([
      { type: 'recordMilestone', id: 'session-1.1', milestoneId: 'arrived' },
    ])
    expect(started(goal).effects).toEqual(effects)
  })

  test('starts where a tester asks it to, and fails where there is no such step', () => {
    const graph = oneStep('text', { text: 'Hi' }, [], ['next'])
    expect(textsOf(started(graph, {}, { type: 'started', startAt: 'bye' }))).toEqual(['Bye'])
    const lost = started(graph, {}, { type: 'started', startAt: 'nowhere' })
    expect(lost.session.state).toMatchObject({ status: 'failed', reason: 'internal' })
  })
})
