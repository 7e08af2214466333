import * as z from 'zod'
import { Thread } from '#messages/message.ts'
import { TemplateComponents } from '#messages/message-template.ts'
import { Referral } from '#messages/referral.ts'
import type { Address, Guest } from '../channels/channel.ts'
import { CHANNEL_TYPES } from '../channels/info.ts'

const GuestState = z.object({
  key: z.string(),
  alternateKeys: z.array(z.string()),
  name: z.string().optional(),
  phone: z.string().optional(),
  email: z.string().optional(),
  /** BCP 47, as the channel told it. */
  language: z.string().optional(),
})

/** A test's own state: nobody's conversation, nothing that a provider hears of. */
const Test = z.object({
  journeyId: z.string(),
  document: z.string(),
  /** What its templates say, by `templateKey`. */
  templates: z.record(z.string(), TemplateComponents).optional(),
  cannedAnswers: z.record(z.string(), z.object({ status: z.number(), body: z.unknown() })),
  expiresAt: z.number(),
})

/** What a conversation knows of itself between its sessions: a copy, so that waking asks nobody. */
export const ConversationState = z.object({
  objectName: z.string(),
  conversationId: z.string(),
  contactId: z.string(),
  organisationId: z.string(),
  organisation: z.object({
    name: z.string(),
    timeZone: z.string(),
    country: z.string(),
    language: z.string().optional(),
  }),
  channelId: z.string(),
  channel: z.object({ name: z.string(), type: z.enum([...CHANNEL_TYPES, 'test']) }),
  settings: z.object({
    holdDays: z.number(),
    transferCloseHours: z.number(),
    failureCloseHours: z.number(),
    idleDays: z.number(),
    questionTimeoutHours: z.number().nullish(),
  }),
  guest: GuestState,
  journeyName: z.string(),
  botName: z.string(),
  /** A person has the conversation: the bot is silent until then. */
  hold: z.object({ until: z.number(), by: z.string() }).optional(),
  /** The provider was asked for the guest's name, and has answered. */
  nameAsked: z.boolean().optional(),
  /** What brought the guest before they have said anything: the next session knows it. */
  referral: Referral.optional(),
  /** Why the last message that could have started a session did not. */
  notStarted: z.string().optional(),
  closed: z.boolean().optional(),
  /** The guest's last mail: answers go beneath it. */
  thread: Thread.extend({ at: z.number() }).optional(),
  /** The guest wants no mail that they did not ask for. */
  optedOut: z.boolean().optional(),
  /** Why the last mail came back for good; until the guest writes, no other is sent. */
  unreachable: z.string().optional(),
  /** How often this guest's web chats were ended everywhere: a token of before opens none of them. */
  signOuts: z.number().optional(),
  test: Test.optional(),
})
export type ConversationState = z.infer<typeof ConversationState>

/** Where and how messages reach the guest. */
export const addressOf = ({
  guest,
  conversationId,
  thread,
  optedOut,
  unreachable,
}: ConversationState): Address => ({
  key: guest.key,
  conversationId,
  ...(thread && { thread }),
  ...(optedOut && { optedOut }),
  ...(unreachable && { unreachable }),
})

/** What is known at first contact; the rest is D1's to say. */
export const newConversationState = (
  channelId: string,
  guest: Guest,
  objectName: string,
): ConversationState => ({
  objectName,
  conversationId: '',
  contactId: '',
  organisationId: '',
  organisation: { name: '', timeZone: 'UTC', country: 'US' },
  channelId,
  channel: { name: '', type: 'web-chat' },
  settings: { holdDays: 3, transferCloseHours: 72, failureCloseHours: 24, idleDays: 30 },
  guest,
  journeyName: '',
  botName: 'Bot',
})
