import * as z from 'zod'
import { Referral } from '#messages/referral.ts'
import type { Value } from './variables/value.ts'

const until = z.number()

/** What a session waits for and, where the wait ends by itself, when. It is gone once the step is left. */
export const Wait = z.discriminatedUnion('for', [
  /**
   * A guest's answer to the question `messageId`. `until` is unset until the provider has accepted
   * the question: the guest's time starts when they can read it.
   */
  z.object({
    for: z.literal('reply'),
    messageId: z.string(),
    retries: z.number(),
    timeoutSeconds: z.number().optional(),
    until: until.optional(),
    /** The day (`yyyy-mm-dd`) that the guest is asked to confirm. */
    confirms: z.string().optional(),
    /** The ids of the options that "Did you mean …?" showed last. */
    narrowedTo: z.array(z.string()).optional(),
  }),
  /** The guest's next message to the AI agent. */
  z.object({ for: z.literal('turn') }),
  z.object({ for: z.literal('time'), since: z.number(), until }),
  z.object({ for: z.literal('event'), since: z.number(), until: until.optional() }),
  z.object({ for: z.literal('api'), callId: z.string() }),
  /** `text` and `retries`: the guest's answer that the AI is judging, or a message to an agent while it thinks. */
  z.object({
    for: z.literal('ai'),
    callId: z.string(),
    text: z.string().optional(),
    retries: z.number().optional(),
  }),
  /** Whether the provider accepts a message, at a step whose `failed` port is wired. */
  z.object({ for: z.literal('sent'), messageId: z.string() }),
])
export type Wait = z.infer<typeof Wait>
export type WaitOf<F extends Wait['for']> = Extract<Wait, { for: F }>

export const ENDED = ['completed', 'transferred', 'taken-over', 'ended', 'failed'] as const
export type EndedStatus = (typeof ENDED)[number]

/** The closed list of why a session failed. */
export type FailureReason =
  | 'too_many_steps'
  | 'api_error'
  | 'ai_error'
  | 'handoff_unwired'
  | 'question_not_delivered'
  | 'internal'

const State = z.union([
  z.object({ status: z.enum(['running', 'waiting']), stepId: z.string(), wait: Wait }),
  z.object({ status: z.enum(ENDED), stepId: z.string(), reason: z.string().optional() }),
])

const value: z.ZodType<Value> = z.json()

/** One run of a journey with one guest: plain JSON, complete between any two turns. */
export const Session = z.object({
  id: z.string(),
  journeyId: z.string(),
  /** The deployed version it is pinned to; null runs the saved draft of a test. */
  version: z.number().nullable(),
  test: z.boolean(),
  conversationId: z.string(),
  channel: z.object({ name: z.string(), type: z.string() }),
  guest: z.object({
    name: z.string().optional(),
    phone: z.string().optional(),
    email: z.string().optional(),
    /** BCP 47, where the channel tells it. */
    language: z.string().optional(),
  }),
  state: State,
  /** Local variables by bare name. */
  local: z.record(z.string(), value),
  /** Those it was started with, which it has again when the guest starts over. */
  given: z.record(z.string(), value).optional(),
  /** A test's own copies of campaign variables it wrote. */
  campaign: z.record(z.string(), value),
  /** The steps of the last questions asked, the newest last; empty where the journey has no commands. */
  asked: z.array(z.string()).default([]),
  lastInput: z.object({ text: z.string(), type: z.string() }).optional(),
  referral: Referral.optional(),
  startedAt: z.number(),
  /** Steps since the guest's last message or a wait of at least a minute: ends loops. */
  steps: z.number(),
  /** The last events that were used: no event ends two waits. */
  eventsUsed: z.array(z.object({ name: z.string(), at: z.number() })),
  /** The last numbers given to messages and calls, and to trail entries. */
  lastId: z.number(),
  lastSeq: z.number(),
})
export type Session = z.infer<typeof Session>

/** The session's id in button payloads: short enough for the strictest provider. */
export const shortId = (session: Pick<Session, 'id'>) => session.id.slice(-10)

export type SessionSeed = Pick<
  Session,
  'id' | 'journeyId' | 'version' | 'test' | 'conversationId' | 'channel' | 'guest'
>

/** A session before its first turn. */
export const newSession = (seed: SessionSeed, startStep: string, now: number): Session => ({
  ...seed,
  state: { status: 'running', stepId: startStep, wait: { for: 'time', since: now, until: now } },
  local: {},
  campaign: {},
  asked: [],
  startedAt: now,
  steps: 0,
  eventsUsed: [],
  lastId: 0,
  lastSeq: 0,
})

export const waitOf = (session: Session): Wait | undefined =>
  'wait' in session.state ? session.state.wait : undefined

export const hasEnded = (session: Session) => !('wait' in session.state)

/** When the session's wait ends by itself; undefined when only a signal from outside can end it. */
export function deadlineOf(session: Session): number | undefined {
  const wait = waitOf(session)
  return wait && 'until' in wait ? wait.until : undefined
}
