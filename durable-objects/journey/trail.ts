import * as z from 'zod'

const entry = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({
    seq: z.number(),
    at: z.number(),
    type: z.literal(type),
    stepId: z.string().optional(),
    ...shape,
  })

/**
 * What a session did, in the past tense and in order; append-only. All that the outside told the
 * machine is in it with its values, so that a session can be played again from its trail. No secret
 * is ever in it.
 */
export const TrailEntry = z.discriminatedUnion('type', [
  entry('session.started', {
    journeyId: z.string(),
    version: z.number().nullable(),
    variables: z.record(z.string(), z.unknown()).optional(),
  }),
  /** `port`: the one by which the step before was left. */
  entry('step.entered', { port: z.string().optional() }),
  entry('message.sent', {
    messageId: z.string(),
    text: z.string(),
    parts: z.number(),
    losses: z.array(z.string()),
  }),
  entry('message.received', { messageId: z.string(), content: z.unknown() }),
  entry('choice.matched', { option: z.string(), label: z.string(), rung: z.string() }),
  entry('choice.stale', { payload: z.string() }),
  entry('answer.rejected', { reason: z.string(), retries: z.number() }),
  entry('wait.started', { for: z.string(), until: z.number().optional() }),
  entry('wait.ended', { by: z.string() }),
  entry('event.received', {
    name: z.string(),
    payload: z.unknown().optional(),
    moved: z.boolean(),
  }),
  /** A campaign variable as it was found, once a turn. */
  entry('variable.read', { name: z.string(), value: z.unknown().optional() }),
  entry('variable.set', { name: z.string(), value: z.unknown() }),
  entry('variable.refused', {
    name: z.string(),
    value: z.unknown().optional(),
    reason: z.string(),
  }),
  entry('variable.missing', { name: z.string() }),
  entry('api.called', {
    callId: z.string(),
    ms: z.number(),
    status: z.number().optional(),
    error: z.string().optional(),
    /** Why, where the call itself went wrong: "the address is private". */
    detail: z.string().optional(),
    mapped: z.record(z.string(), z.unknown()),
    answer: z.string().optional(),
  }),
  entry('ai.called', {
    callId: z.string(),
    ms: z.number(),
    tokensIn: z.number(),
    tokensOut: z.number(),
    tools: z.array(z.string()),
    outcome: z.string(),
    answer: z.unknown().optional(),
  }),
  entry('goal.reached', {
    goalId: z.string(),
    milestoneId: z.string(),
    trackers: z.array(z.object({ trackerId: z.string(), value: z.unknown() })),
  }),
  entry('guest.named', { name: z.string() }),
  entry('delivery', { messageId: z.string(), status: z.string(), reason: z.string().optional() }),
  entry('human.took-over', { by: z.string().optional() }),
  entry('transferred', { to: z.unknown() }),
  entry('step.skipped', { reason: z.string() }),
  /** `port`: the one without an edge at which it ended. */
  entry('session.ended', {
    status: z.string(),
    reason: z.string().optional(),
    port: z.string().optional(),
  }),
])
export type TrailEntry = z.infer<typeof TrailEntry>

type WithoutHead<T> = T extends TrailEntry ? Omit<T, 'seq' | 'at'> : never
/** An entry before it has its number and its time. */
export type TrailNote = WithoutHead<TrailEntry>
