import * as z from 'zod'
import { ApiAuth } from './api-definition.ts'
import { Outbound } from './message.ts'

const id = z.string()
const stepId = z.string()

/** A question to the AI that is no conversation: does this answer pass, or what does this text say? */
const AiQuestion = z.discriminatedUnion('for', [
  /** Prompt, AI mode: does `text` meet `criterion`? `value` is asked for when `store` is `value`. */
  z.object({
    for: z.literal('check'),
    criterion: z.string(),
    question: z.string(),
    text: z.string(),
    agentId: z.string().optional(),
    store: z.enum(['text', 'value']),
  }),
  /** API step: runs the raw answer through the model with the step's prompt. */
  z.object({ for: z.literal('extract'), prompt: z.string(), text: z.string() }),
  /** AI Agent step: one turn of its conversation. `text` is what the guest last said. */
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
 * the session, then performs it; `id` makes performing it twice harmless.
 */
export const Effect = z.discriminatedUnion('type', [
  /** `question`: the guest's answer is awaited. Answered by `sendAccepted` or `sendRefused`. */
  z.object({
    type: z.literal('send'),
    id,
    stepId,
    message: Outbound,
    question: z.boolean(),
  }),
  /** Answered by `apiReplied`. */
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
  /** Answered by `aiAnswered`. */
  z.object({ type: z.literal('askAi'), id, stepId, question: AiQuestion }),
  z.object({
    type: z.literal('transfer'),
    id,
    stepId,
    to: z.union([z.object({ memberId: z.string() }), z.object({ teamId: z.string() })]),
  }),
  z.object({
    type: z.literal('recordMilestone'),
    id,
    stepId,
    goalId: z.string(),
    milestoneId: z.string(),
    trackers: z.array(z.object({ trackerId: z.string(), value: z.unknown() })),
    tags: z.array(z.string()),
  }),
  /** A campaign variable: kept for the organisation or the contact, not in the session. */
  z.object({ type: z.literal('setVariable'), id, name: z.string(), value: z.unknown() }),
])
export type Effect = z.infer<typeof Effect>
export type EffectOf<T extends Effect['type']> = Extract<Effect, { type: T }>
