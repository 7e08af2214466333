import * as z from 'zod'

/**
 * What is above a message's body: a line of text, or one picture, film or file. It has a file of its
 * own so that the builder's bundle does not contain the schemas of messages.
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
