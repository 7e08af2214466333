import { z } from '@hono/zod-openapi'
import { CHANNEL_TYPES } from '#channels/info.ts'
import { CHANNEL_STATUSES } from '#schema'
import { Time } from './fields.ts'

export const ChannelConfig = z.record(z.string(), z.unknown())
/** How long things hold. A hold of 0 days lets the bot answer over a human at once. */
export const ChannelSettings = z.strictObject({
  holdDays: z.number().min(0).max(30),
  transferCloseHours: z.number().min(1).max(720),
  failureCloseHours: z.number().min(1).max(720),
  idleDays: z.number().min(1).max(365),
  questionTimeoutHours: z.number().min(1).max(720).nullable().optional().openapi({
    description:
      'Email only: how long a question with a timeout waits, whatever its step says. Null: it waits for ever',
  }),
  pacing: z.boolean().optional().openapi({
    description:
      'WhatsApp Unofficial: a message a second and twenty a minute at most, so that the account does not look like a machine',
  }),
})
export type ChannelSettings = z.infer<typeof ChannelSettings>

export const ChannelView = z
  .object({
    id: z.string(),
    type: z.enum(CHANNEL_TYPES),
    name: z.string(),
    status: z.enum(CHANNEL_STATUSES),
    statusDetail: z.string().nullable().openapi({ description: "In the provider's words" }),
    why: z
      .string()
      .nullable()
      .openapi({ description: 'What is wrong and what to do, if anything' }),
    lastMessageAt: Time.nullable().openapi({ description: 'When somebody last wrote on it' }),
    webhookUrl: z.string(),
    config: ChannelConfig.openapi({ description: 'Without credentials' }),
    credentials: z
      .array(z.string())
      .openapi({ description: 'Names of the credentials that are set; never their values' }),
    settings: ChannelSettings,
    journeyId: z.string().nullable(),
    createdAt: Time,
  })
  .openapi('Channel')
export type ChannelView = z.infer<typeof ChannelView>
