import { z } from '@hono/zod-openapi'
import { TemplateComponents } from '#messages/message-template.ts'
import { Time } from './fields.ts'

const ChannelName = z.object({ id: z.string(), name: z.string() })

export const TemplateView = z
  .object({
    id: z.string(),
    name: z.string(),
    language: z.string(),
    category: z.string(),
    status: z.string().openapi({ description: '`approved`, `pending`, `rejected`, `paused`, …' }),
    reason: z.string().nullable().openapi({ description: 'Why it has that status, in words' }),
    quality: z.enum(['high', 'medium', 'low']).nullable(),
    components: z.object(TemplateComponents.shape),
    account: z.string().openapi({ description: 'The WhatsApp business account it belongs to' }),
    channels: z.array(ChannelName).openapi({ description: 'The numbers that can send it' }),
    journeys: z
      .array(z.object({ id: z.string(), name: z.string(), state: z.enum(['draft', 'live']) }))
      .openapi({ description: 'Those that send it' }),
    syncedAt: Time,
    updatedAt: Time,
  })
  .openapi('Template')
export type TemplateView = z.infer<typeof TemplateView>

/** The outcome of one account's sync: what it has now, or why it could not be read. */
export const SyncedAccount = z
  .object({
    account: z.string(),
    channels: z.array(ChannelName),
    templates: z.number().optional(),
    removed: z.number().optional(),
    failure: z.string().optional().openapi({ description: 'Why they could not be read' }),
  })
  .openapi('TemplateSync')
export type SyncedAccount = z.infer<typeof SyncedAccount>
