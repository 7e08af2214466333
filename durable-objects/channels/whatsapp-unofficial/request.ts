import * as z from 'zod'

const Row = z.object({ id: z.string(), label: z.string(), description: z.string().optional() })

/**
 * What a numbered text offers, for whoever can also be shown a poll, a list or buttons. `id` is the
 * payload that a tap brings back.
 */
export const Choices = z.object({
  language: z.string().optional(),
  question: z.string(),
  button: z.string().optional(),
  sections: z.array(z.object({ title: z.string().optional(), rows: z.array(Row) })),
})
export type Choices = z.infer<typeof Choices>

const Body = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    text: z.string(),
    preview: z.boolean(),
    choices: Choices.optional(),
  }),
  z.object({
    kind: z.literal('file'),
    type: z.enum(['image', 'video', 'voice', 'document']),
    url: z.string(),
    filename: z.string().optional(),
    caption: z.string().optional(),
  }),
  z.object({
    kind: z.literal('location'),
    latitude: z.number(),
    longitude: z.number(),
    name: z.string().optional(),
    address: z.string().optional(),
  }),
])
/** What differs from request to request: `{ kind: 'text', text: 'Welcome.', preview: false }`. */
export type Body = z.infer<typeof Body>
export type BodyOf<K extends Body['kind']> = Extract<Body, { kind: K }>

/** One message in no gateway's words: which one it goes through is in the config, so `send` says. */
export const Request = z.intersection(z.object({ to: z.string() }), Body)
export type Request = z.infer<typeof Request>
