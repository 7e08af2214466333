import * as z from 'zod'

/**
 * What stands above a message's body: a line of text, or one picture, film or file. Apart from the
 * messages, so that a page that has the step types need not have those too.
 *
 * Sample: { "type": "text", "text": "Casa Verde" }
 */
export const Header = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string() }),
  z.object({ type: z.literal('image'), mediaUrl: z.string(), filename: z.string().optional() }),
  z.object({ type: z.literal('video'), mediaUrl: z.string(), filename: z.string().optional() }),
  z.object({ type: z.literal('document'), mediaUrl: z.string(), filename: z.string().optional() }),
])
export type Header = z.infer<typeof Header>
