import * as z from 'zod'
import { Outbound } from '#messages/message.ts'
import { ApiAuth } from './api-definition.ts'

const id = z.string()
const stepId = z.string()

/** What the AI is asked. */
const AiQuestion = z.discriminatedUnion('for', [
  /**
   * Prompt, AI mode: does `text` meet `criterion`? A value is asked for when `store` is `value`.
   * Answered by the outcome `checked`.
   */
  z.object({
    for: z.literal('check'),
    criterion: z.string(),
    question: z.string(),
    text: z.string(),
    agentId: z.string().optional(),
    store: z.enum(['text', 'value']),
  }),
  /** API step: reads the raw answer by the step's prompt. Answered by the outcome `extracted`. */
  z.object({ for: z.literal('extract'), prompt: z.string(), text: z.string() }),
  /**
   * AI Agent step: one turn of its conversation. `text` is what the guest last said, `loopCap` the
   * most turns it may take. Answered by `replied`, `finished` or `handOff`.
   */
  z.object({
    for: z.literal('agent'),
    agentId: z.string(),
    knowledgeId: z.string().optional(),
    toolIds: z.array(z.string()),
    loopCap: z.number(),
    text: z.string(),
  }),
])
export type AiQuestion = z.infer<typeof AiQuestion>

/**
 * What the machine asks of the world. The actor stores it in the outbox in the same transaction as
 * the session, then performs it; `id` makes performing it twice harmless. `stepId` is the step that
 * asked.
 */
export const Effect = z.discriminatedUnion('type', [
  /**
   * Sends a message; with `question` the guest's answer is awaited. Answered by `sendAccepted` or
   * `sendRefused`.
   *
   * Sample: { "type": "send", "id": "ses_1.1", "stepId": "welcome",
   *   "message": { "kind": "text", "text": "Welcome to Casa Verde." }, "question": false }
   */
  z.object({
    type: z.literal('send'),
    id,
    stepId,
    message: Outbound,
    question: z.boolean(),
  }),
  /**
   * Calls another system, with the secret that `auth` names. Answered by `apiReplied`, after
   * `timeoutSeconds` at the latest.
   *
   * Sample: { "type": "callApi", "id": "ses_1.2", "stepId": "rates", "timeoutSeconds": 30,
   *   "request": { "method": "GET", "url": "https://pms.example/rates", "headers": [] },
   *   "auth": { "type": "bearer", "secretId": "sec_1" } }
   */
  z.object({
    type: z.literal('callApi'),
    id,
    stepId,
    request: z.object({
      method: z.string(),
      url: z.string(),
      headers: z.array(z.object({ name: z.string(), value: z.string() })),
      body: z.string().optional(),
    }),
    auth: ApiAuth.optional(),
    timeoutSeconds: z.number(),
  }),
  /**
   * Asks the AI. Answered by `aiAnswered`.
   *
   * Sample: { "type": "askAi", "id": "ses_1.3", "stepId": "arrival", "question": { "for": "check",
   *   "criterion": "Is it an arrival date?", "question": "When do you arrive?",
   *   "text": "the 24th", "store": "value" } }
   */
  z.object({ type: z.literal('askAi'), id, stepId, question: AiQuestion }),
  /**
   * Assigns the conversation to a member or a team. Nothing answers it: the session has ended.
   *
   * Sample: { "type": "transfer", "id": "ses_1.4", "stepId": "hand-over",
   *   "to": { "teamId": "team-care" } }
   */
  z.object({
    type: z.literal('transfer'),
    id,
    stepId,
    to: z.union([z.object({ memberId: z.string() }), z.object({ teamId: z.string() })]),
  }),
  /**
   * Records that the contact reached a milestone, and adds the tags to the contact.
   *
   * Sample: { "type": "recordMilestone", "id": "ses_1.5", "stepId": "booked", "goalId": "gol_1",
   *   "milestoneId": "mil_2", "trackers": [{ "trackerId": "trk_nights", "value": 3 }],
   *   "tags": ["family"] }
   */
  z.object({
    type: z.literal('recordMilestone'),
    id,
    stepId,
    goalId: z.string(),
    milestoneId: z.string(),
    trackers: z.array(z.object({ trackerId: z.string(), value: z.unknown() })),
    tags: z.array(z.string()),
  }),
  /**
   * Writes a campaign variable, by bare name: it belongs to the organisation or the contact, not to
   * the session.
   *
   * Sample: { "type": "setVariable", "id": "ses_1.6", "name": "last_villa", "value": "Olive" }
   */
  z.object({ type: z.literal('setVariable'), id, name: z.string(), value: z.unknown() }),
])
export type Effect = z.infer<typeof Effect>
export type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>
