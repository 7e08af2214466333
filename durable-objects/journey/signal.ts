import * as z from 'zod'
import { Inbound, SendFailure } from '#messages/message.ts'

/**
 * How an API call ended; `ms` is how long it took. `error` is why no usable answer came: it becomes
 * `var_local.api_error`, and `detail` says more.
 *
 * Sample: { "ms": 212, "status": 200, "headers": {}, "body": "{\"total\":480}" }
 */
export const ApiReply = z.object({
  ms: z.number(),
  status: z.number().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  error: z.enum(['timeout', 'refused', 'too_large']).optional(),
  detail: z.string().optional(),
})
export type ApiReply = z.infer<typeof ApiReply>

/** What it took to ask: milliseconds, the model's tokens, and the tools that it called. */
const cost = {
  ms: z.number(),
  tokensIn: z.number(),
  tokensOut: z.number(),
  tools: z.array(z.string()),
}

/**
 * How a question to the AI ended. `failed` covers: none configured, provider down, cap, 30 s.
 *
 * Sample: { "outcome": "checked", "passes": true, "value": "2026-12-24",
 *   "ms": 640, "tokensIn": 120, "tokensOut": 9, "tools": [] }
 */
export const AiAnswer = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('failed'), detail: z.string(), ...cost }),
  /** Of a `check`: `value` is what the model read in the answer. */
  z.object({
    outcome: z.literal('checked'),
    passes: z.boolean(),
    value: z.string().optional(),
    ...cost,
  }),
  /** Of an `extract`. */
  z.object({ outcome: z.literal('extracted'), text: z.string(), ...cost }),
  /** Of an agent, which goes on talking. */
  z.object({ outcome: z.literal('replied'), text: z.string(), ...cost }),
  /** Of an agent, with its last words if it has any. */
  z.object({
    outcome: z.literal('finished'),
    text: z.string().optional(),
    summary: z.string(),
    ...cost,
  }),
  /** Of an agent that asks for a person. */
  z.object({
    outcome: z.literal('handOff'),
    text: z.string().optional(),
    reason: z.string(),
    summary: z.string(),
    ...cost,
  }),
])
export type AiAnswer = z.infer<typeof AiAnswer>

/**
 * Something that happened, in the past tense: the only way anything gets into a session. `started`
 * starts one, every other signal resumes it. Moments (`at`) are epoch milliseconds.
 */
export const Signal = z.discriminatedUnion('type', [
  /**
   * `message` is what triggered the session, when a guest did; `startAt` is a test session's first
   * step; `variables` are values to begin with, by bare or by scoped name.
   *
   * Sample: { "type": "started", "variables": { "party_size": 4 } }
   */
  z.object({
    type: z.literal('started'),
    message: Inbound.optional(),
    variables: z.record(z.string(), z.unknown()).optional(),
    startAt: z.string().optional(),
  }),
  /**
   * The guest wrote, tapped or sent a file. It moves a session that waits for an answer, and sets
   * `last_input` in any other.
   *
   * Sample: { "type": "messageReceived", "message": { "id": "wamid.HBgL", "at": 1767225600000,
   *   "content": { "kind": "text", "text": "Olive" } } }
   */
  z.object({ type: z.literal('messageReceived'), message: Inbound }),
  /**
   * The session's deadline has passed. One that comes early does nothing.
   *
   * Sample: { "type": "waitTimedOut" }
   */
  z.object({ type: z.literal('waitTimedOut') }),
  /**
   * The tester pressed "skip": a delay or a timeout counts as over.
   *
   * Sample: { "type": "waitSkipped" }
   */
  z.object({ type: z.literal('waitSkipped') }),
  /**
   * The provider took a message. A question's timeout counts from now.
   *
   * Sample: { "type": "sendAccepted", "messageId": "ses_1.7" }
   */
  z.object({ type: z.literal('sendAccepted'), messageId: z.string() }),
  /**
   * A message will not arrive. The step leaves by `failed` or `timeout`, or the session fails.
   *
   * Sample: { "type": "sendRefused", "messageId": "ses_1.7", "failure": "recipient",
   *   "detail": "the number is not on WhatsApp" }
   */
  z.object({
    type: z.literal('sendRefused'),
    messageId: z.string(),
    failure: SendFailure,
    detail: z.string(),
  }),
  /**
   * Answers a `callApi` effect, whose id is `callId`.
   *
   * Sample: { "type": "apiReplied", "callId": "ses_1.8", "reply": { "ms": 30000,
   *   "error": "timeout" } }
   */
  z.object({ type: z.literal('apiReplied'), callId: z.string(), reply: ApiReply }),
  /**
   * Answers an `askAi` effect, whose id is `callId`.
   *
   * Sample: { "type": "aiAnswered", "callId": "ses_1.9", "answer": { "outcome": "replied",
   *   "text": "Gladly.", "ms": 900, "tokensIn": 300, "tokensOut": 12, "tools": [] } }
   */
  z.object({ type: z.literal('aiAnswered'), callId: z.string(), answer: AiAnswer }),
  /**
   * An event came from outside. One that is up to 60 s older than the wait for it still counts.
   *
   * Sample: { "type": "eventReceived", "name": "payment_received",
   *   "payload": { "amount": 480 }, "at": 1767225600000 }
   */
  z.object({
    type: z.literal('eventReceived'),
    name: z.string(),
    payload: z.unknown(),
    at: z.number(),
  }),
  /**
   * The contact reached a milestone, in whichever journey.
   *
   * Sample: { "type": "milestoneReached", "milestoneId": "mil_booked", "at": 1767225600000 }
   */
  z.object({ type: z.literal('milestoneReached'), milestoneId: z.string(), at: z.number() }),
  /**
   * The guest's name, which was not known when the session began. It moves nothing.
   *
   * Sample: { "type": "guestNamed", "name": "Ann" }
   */
  z.object({ type: z.literal('guestNamed'), name: z.string() }),
  /**
   * A person wrote to the guest: the session ends as `taken-over`.
   *
   * Sample: { "type": "humanReplied", "memberName": "Maria" }
   */
  z.object({ type: z.literal('humanReplied'), memberName: z.string().optional() }),
  /**
   * The session has to end: its journey was undeployed, or somebody ended it.
   *
   * Sample: { "type": "endAsked", "reason": "undeployed" }
   */
  z.object({ type: z.literal('endAsked'), reason: z.string() }),
])
export type Signal = z.infer<typeof Signal>
