import * as z from 'zod'
import { CHANNEL_TYPES } from '../channels/channel.ts'

const Guest = z.object({
  key: z.string(),
  alternateKeys: z.array(z.string()),
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
})

/** A test's own facts: nobody's conversation, nothing that a provider hears of. */
const Test = z.object({
  journeyId: z.string(),
  document: z.string(),
  cannedAnswers: z.record(z.string(), z.object({ status: z.number(), body: z.unknown() })),
  expiresAt: z.number(),
})

/** What a conversation knows of itself between its sessions: a copy, so that waking asks nobody. */
export const Facts = z.object({
  objectName: z.string(),
  conversationId: z.string(),
  contactId: z.string(),
  organisationId: z.string(),
  organisation: z.object({ name: z.string(), timeZone: z.string(), country: z.string() }),
  channelId: z.string(),
  channel: z.object({ name: z.string(), type: z.enum([...CHANNEL_TYPES, 'test']) }),
  settings: z.object({
    holdDays: z.number(),
    transferCloseHours: z.number(),
    failureCloseHours: z.number(),
    idleDays: z.number(),
  }),
  guest: Guest,
  journeyName: z.string(),
  botName: z.string(),
  /** A person has the conversation: the bot is silent until then. */
  hold: z.object({ until: z.number(), by: z.string() }).optional(),
  /** Why the last message that could have started a session did not. */
  notStarted: z.string().optional(),
  closed: z.boolean().optional(),
  test: Test.optional(),
})
export type Facts = z.infer<typeof Facts>
