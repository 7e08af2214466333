import * as z from 'zod'
import { CommandTarget } from './command.ts'

const entry = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({
    seq: z.number(),
    at: z.number(),
    type: z.literal(type),
    stepId: z.string().optional(),
    ...shape,
  })

/**
 * What a session did, in the past tense and in order; append-only. `seq` counts from 1, `at` is epoch
 * milliseconds. All that the outside told the machine is in it with its values, so that a session can
 * be played again from its trail. No secret is ever in it.
 */
export const TrailEntry = z.discriminatedUnion('type', [
  /**
   * The session began; `version` is null in a test.
   *
   * Sample: { "seq": 1, "at": 1767225600000, "type": "session.started",
   *   "journeyId": "jrn_1", "version": 3 }
   */
  entry('session.started', {
    journeyId: z.string(),
    version: z.number().nullable(),
    variables: z.record(z.string(), z.unknown()).optional(),
  }),
  /**
   * `port`: the one by which the step before was left.
   *
   * Sample: { "seq": 2, "at": 1767225600000, "type": "step.entered", "stepId": "welcome",
   *   "port": "next" }
   */
  entry('step.entered', { port: z.string().optional() }),
  /**
   * A message in a line of text. `parts` is how many messages the channel makes of it, `losses` what
   * the channel cannot show.
   *
   * Sample: { "seq": 3, "at": 1767225600000, "type": "message.sent", "stepId": "welcome",
   *   "messageId": "ses_1.1", "text": "Welcome.", "parts": 1, "losses": [] }
   */
  entry('message.sent', {
    messageId: z.string(),
    text: z.string(),
    parts: z.number(),
    losses: z.array(z.string()),
  }),
  /**
   * A message of the guest; `content` is an `InboundContent`, `referral` what brought them.
   *
   * Sample: { "seq": 4, "at": 1767225660000, "type": "message.received",
   *   "messageId": "wamid.HBgL", "content": { "kind": "text", "text": "Olive" } }
   */
  entry('message.received', {
    messageId: z.string(),
    content: z.unknown(),
    referral: z.record(z.string(), z.unknown()).optional(),
  }),
  /**
   * The option that an answer means, and the rule by which it was matched.
   *
   * Sample: { "seq": 5, "at": 1767225660000, "type": "choice.matched", "stepId": "villa",
   *   "option": "olive", "label": "Olive", "rung": "label",
   *   "words": "olive" }
   */
  entry('choice.matched', {
    option: z.string(),
    label: z.string(),
    rung: z.string(),
    words: z.string().optional(),
  }),
  /**
   * An answer that means several options: the guest is asked which.
   *
   * Sample: { "seq": 6, "at": 1767225660000, "type": "choice.ambiguous", "stepId": "villa",
   *   "options": [{ "id": "olive", "label": "Olive" }, { "id": "pine", "label": "Pine" }] }
   */
  entry('choice.ambiguous', { options: z.array(z.object({ id: z.string(), label: z.string() })) }),
  /**
   * A tap on a button of another question; the present one is asked again.
   *
   * Sample: { "seq": 7, "at": 1767225660000, "type": "choice.stale", "stepId": "villa",
   *   "payload": "j1:5f2a9c0e1b:old:olive" }
   */
  entry('choice.stale', { payload: z.string() }),
  /**
   * A command, by its id and the guest's words, at the question `stepId`. With `start` the local
   * variables are again as they were when the session began.
   *
   * Sample: { "seq": 6, "at": 1767225660000, "type": "command.used", "stepId": "villa",
   *   "command": "human", "words": "Human", "to": { "step": "to-team" } }
   */
  entry('command.used', { command: z.string(), words: z.string(), to: CommandTarget }),
  /**
   * An answer that is not accepted; `retries` were spent before.
   *
   * Sample: { "seq": 8, "at": 1767225660000, "type": "answer.rejected", "stepId": "party",
   *   "reason": "not a number", "retries": 0 }
   */
  entry('answer.rejected', { reason: z.string(), retries: z.number() }),
  /**
   * The guest is asked whether an answer was understood: `reading` is what it was read as.
   *
   * Sample: { "seq": 9, "at": 1767225660000, "type": "answer.unsure", "stepId": "arrival",
   *   "reading": "2026-09-12" }
   */
  entry('answer.unsure', { reading: z.string() }),
  /**
   * `for` is the kind of wait, `until` when it ends by itself.
   *
   * Sample: { "seq": 10, "at": 1767225600000, "type": "wait.started", "stepId": "pause",
   *   "for": "time", "until": 1767229200000 }
   */
  entry('wait.started', { for: z.string(), until: z.number().optional() }),
  /**
   * `by` is the type of the signal that ended it.
   *
   * Sample: { "seq": 11, "at": 1767229200000, "type": "wait.ended", "stepId": "pause",
   *   "by": "waitTimedOut" }
   */
  entry('wait.ended', { by: z.string() }),
  /**
   * An event that a session waiting for one was told of; `moved`: it was the one.
   *
   * Sample: { "seq": 12, "at": 1767229200000, "type": "event.received", "stepId": "paid",
   *   "name": "payment_received", "payload": { "amount": 480 }, "moved": true }
   */
  entry('event.received', {
    name: z.string(),
    payload: z.unknown().optional(),
    moved: z.boolean(),
  }),
  /**
   * A campaign variable as it was found, once a turn.
   *
   * Sample: { "seq": 13, "at": 1767229200000, "type": "variable.read",
   *   "name": "var_campaign.season", "value": "summer" }
   */
  entry('variable.read', { name: z.string(), value: z.unknown().optional() }),
  /**
   * A value as it was stored.
   *
   * Sample: { "seq": 14, "at": 1767229200000, "type": "variable.set", "stepId": "party",
   *   "name": "var_local.party_size", "value": 4 }
   */
  entry('variable.set', { name: z.string(), value: z.unknown() }),
  /**
   * A write that the variable's type refuses, or a variable that cannot be written.
   *
   * Sample: { "seq": 15, "at": 1767229200000, "type": "variable.refused", "stepId": "rates",
   *   "name": "var_local.total", "value": "n/a", "reason": "not a number" }
   */
  entry('variable.refused', {
    name: z.string(),
    value: z.unknown().optional(),
    reason: z.string(),
  }),
  /**
   * A variable lost the value of an earlier call, because the answer of this one has nothing for it.
   *
   * Sample: { "seq": 16, "at": 1767229200000, "type": "variable.cleared", "stepId": "rates",
   *   "name": "var_local.total" }
   */
  entry('variable.cleared', { name: z.string() }),
  /**
   * A placeholder without a value and without a default: its braces stay as they are written.
   *
   * Sample: { "seq": 17, "at": 1767229200000, "type": "variable.missing", "stepId": "welcome",
   *   "name": "var_system.user_name" }
   */
  entry('variable.missing', { name: z.string() }),
  /**
   * A value that does not fit the format its placeholder gives: it stays as it is.
   *
   * Sample: { "seq": 16, "at": 1767229200000, "type": "variable.unformatted", "stepId": "quote",
   *   "name": "var_local.arrival", "format": "long", "reason": "not a date" }
   */
  entry('variable.unformatted', { name: z.string(), format: z.string(), reason: z.string() }),
  /**
   * A call of another system; `error` is why no usable answer came.
   *
   * Sample: { "seq": 18, "at": 1767229200000, "type": "api.called", "stepId": "rates",
   *   "callId": "ses_1.2", "ms": 212, "status": 200, "mapped": { "var_local.total": 480 },
   *   "answer": "{\"total\":480}" }
   */
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
  /**
   * `outcome` is the answer's; `answer` is an `AiAnswer`.
   *
   * Sample: { "seq": 19, "at": 1767229200000, "type": "ai.called", "stepId": "wishes",
   *   "callId": "ses_1.3", "ms": 640, "tokensIn": 120, "tokensOut": 9, "tools": [],
   *   "outcome": "failed" }
   */
  entry('ai.called', {
    callId: z.string(),
    ms: z.number(),
    tokensIn: z.number(),
    tokensOut: z.number(),
    tools: z.array(z.string()),
    outcome: z.string(),
    answer: z.unknown().optional(),
  }),
  /**
   * A milestone, with its trackers' values.
   *
   * Sample: { "seq": 20, "at": 1767229200000, "type": "goal.reached", "stepId": "booked",
   *   "goalId": "gol_1", "milestoneId": "mil_2",
   *   "trackers": [{ "trackerId": "trk_nights", "value": 3 }] }
   */
  entry('goal.reached', {
    goalId: z.string(),
    milestoneId: z.string(),
    trackers: z.array(z.object({ trackerId: z.string(), value: z.unknown() })),
  }),
  /**
   * The guest's name became known.
   *
   * Sample: { "seq": 21, "at": 1767229200000, "type": "guest.named", "name": "Ann" }
   */
  entry('guest.named', { name: z.string() }),
  /**
   * What became of a message: `failed`, or a status of the provider.
   *
   * Sample: { "seq": 22, "at": 1767229200000, "type": "delivery", "messageId": "ses_1.1",
   *   "status": "failed", "reason": "the number is not on WhatsApp" }
   */
  entry('delivery', { messageId: z.string(), status: z.string(), reason: z.string().optional() }),
  /**
   * A person wrote to the guest.
   *
   * Sample: { "seq": 23, "at": 1767229200000, "type": "human.took-over", "by": "Maria" }
   */
  entry('human.took-over', { by: z.string().optional() }),
  /**
   * The conversation was handed to a member or a team.
   *
   * Sample: { "seq": 24, "at": 1767229200000, "type": "transferred", "stepId": "hand-over",
   *   "to": { "teamId": "team-care" } }
   */
  entry('transferred', { to: z.unknown() }),
  /**
   * The step could not do its work, and the session went on.
   *
   * Sample: { "seq": 25, "at": 1767229200000, "type": "step.skipped", "stepId": "pause",
   *   "reason": "the moment is already past" }
   */
  entry('step.skipped', { reason: z.string() }),
  /**
   * `port`: the one without an edge at which it ended.
   *
   * Sample: { "seq": 26, "at": 1767229200000, "type": "session.ended", "status": "completed",
   *   "port": "next" }
   */
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
