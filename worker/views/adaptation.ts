import { z } from '@hono/zod-openapi'
import { CHANNEL_TYPES } from '#channels/info.ts'

const Framed = z.object({
  header: z.string().optional(),
  text: z.string(),
  footer: z.string().optional(),
})
export type Framed = z.infer<typeof Framed>

const PreviewChoice = z.object({
  title: z.string(),
  description: z.string().optional(),
  section: z.string().optional(),
})
export type PreviewChoice = z.infer<typeof PreviewChoice>
const choices = { choices: z.array(PreviewChoice), paged: z.literal(true).optional() }

/** One thing a guest sees, top to bottom, on whatever channel. */
const PreviewItem = z.discriminatedUnion('as', [
  z.object({ as: z.literal('text'), text: z.string() }),
  z.object({
    as: z.enum(['image', 'video', 'audio', 'document']),
    url: z.string(),
    text: z.string().optional(),
    filename: z.string().optional(),
  }),
  z.object({
    as: z.literal('pin'),
    latitude: z.number(),
    longitude: z.number(),
    text: z.string().optional(),
  }),
  z.object({ as: z.literal('link'), url: z.string(), button: z.string(), ...Framed.shape }),
  z.object({
    as: z.enum(['buttons', 'quick-replies', 'choice-links']),
    ...choices,
    ...Framed.shape,
  }),
  z.object({ as: z.literal('list'), button: z.string(), ...choices, ...Framed.shape }),
  z.object({ as: z.literal('template'), name: z.string(), text: z.string() }),
  z.object({ as: z.literal('nothing'), why: z.string() }),
])
export type PreviewItem = z.infer<typeof PreviewItem>

/** What a step's message becomes on one channel, and what is lost on the way. */
const Adaptation = z.object({
  channelType: z.enum(CHANNEL_TYPES),
  gets: z.string().openapi({ description: 'In words: "an image, then a text"' }),
  arrives: z.boolean().openapi({ description: 'False where the guest gets nothing' }),
  asDrawn: z.boolean().openapi({ description: 'One message of its own kind, whole' }),
  preview: z
    .array(PreviewItem)
    .openapi({ description: 'What the guest has before them, top to bottom' }),
  requests: z
    .array(z.record(z.string(), z.unknown()))
    .openapi({ description: 'As the provider gets them, without credentials' }),
  losses: z.array(z.string()),
})
export type Adaptation = z.infer<typeof Adaptation>

export const AdaptedSteps = z.object({
  steps: z.array(z.object({ stepId: z.string(), channels: z.array(Adaptation) })),
})
export type AdaptedSteps = z.infer<typeof AdaptedSteps>
