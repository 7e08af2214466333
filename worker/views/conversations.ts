import { z } from '@hono/zod-openapi'
import { Time } from './fields.ts'

/** A message as the inbox shows it; `body` is the message in no channel's words. */
export const MessageView = z
  .object({
    id: z.string(),
    seq: z.number(),
    direction: z.enum(['in', 'out']),
    from: z.enum(['guest', 'bot', 'human']),
    fromName: z.string().optional(),
    at: Time,
    text: z.string(),
    body: z.unknown(),
    sessionId: z.string().optional(),
    stepId: z.string().optional(),
    status: z.string(),
    reason: z.string().optional(),
    parts: z.number().optional(),
    losses: z.array(z.string()).optional(),
    possibleDuplicate: z.boolean().optional(),
  })
  .openapi('Message')

/** A session as its conversation stores it. */
export const SessionView = z
  .object({
    id: z.string(),
    journeyId: z.string(),
    version: z.number().nullable(),
    test: z.boolean(),
    status: z.string(),
    reason: z.string().optional(),
    stepId: z.string(),
    stepName: z.string().optional(),
    waitsFor: z.string().optional(),
    until: Time.optional(),
    variables: z.record(z.string(), z.unknown()),
    startedAt: Time,
  })
  .openapi('Session')

/** `TrailEntry` in `durable-objects/journey/trail.ts` says what each type of entry carries. */
export const TrailEntryView = z
  .looseObject({
    seq: z.number(),
    at: Time,
    type: z.string(),
    stepId: z.string().optional(),
  })
  .openapi('TrailEntry')

/** A session as the index lists it. */
export const ListedSession = z.object({
  id: z.string(),
  journeyId: z.string(),
  version: z.number().nullable(),
  conversationId: z.string().nullable(),
  test: z.boolean(),
  status: z.string(),
  reason: z.string().nullable(),
  startedAt: Time,
  endedAt: Time.nullable(),
})
export const SessionDetail = ListedSession.extend(SessionView.partial().shape).extend({
  reason: z.string().nullable(),
})

export const ListedConversation = z.object({
  id: z.string(),
  channel: z.object({ id: z.string(), name: z.string(), type: z.string() }),
  contact: z.object({ id: z.string(), name: z.string().nullable() }),
  contactKey: z.string(),
  state: z.string(),
  why: z.string().nullable().openapi({ description: 'Why the bot did not reply, in words' }),
  lastMessage: z.string().nullable(),
  lastMessageAt: Time,
})
export const ConversationStateView = z.object({
  state: z.string(),
  why: z.string(),
  holdUntil: Time.optional(),
})
export const ConversationDetail = ListedConversation.extend({
  ...ConversationStateView.shape,
  messages: z.array(MessageView),
  session: SessionView.optional(),
})

export const TicketState = z.enum(['open', 'closed'])
export const TicketView = z
  .object({
    id: z.string(),
    conversationId: z.string(),
    sessionId: z.string(),
    memberId: z.string().nullable(),
    teamId: z.string().nullable(),
    state: TicketState,
    createdAt: Time,
    closedAt: Time.nullable(),
  })
  .openapi('Ticket')
