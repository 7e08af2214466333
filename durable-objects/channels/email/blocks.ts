import * as z from 'zod'
import { Thread } from '#messages/message.ts'

const Row = z.object({ id: z.string(), title: z.string(), description: z.string().optional() })
const Section = z.object({ title: z.string().optional(), rows: z.array(Row) })

/** What a mail is built of, from top to bottom; texts may have WhatsApp's marks. */
export const Block = z.discriminatedUnion('block', [
  z.object({ block: z.literal('heading'), text: z.string() }),
  z.object({ block: z.literal('text'), text: z.string() }),
  z.object({ block: z.literal('small'), text: z.string() }),
  z.object({ block: z.literal('image'), url: z.string(), caption: z.string().optional() }),
  /** A button that leads to a web address; of a document, with the name that it is to have. */
  z.object({
    block: z.literal('link'),
    url: z.string(),
    title: z.string(),
    filename: z.string().optional(),
  }),
  /** What can be chosen: by a link each, or by the number it stands under. */
  z.object({ block: z.literal('choices'), sections: z.array(Section) }),
])
export type Block = z.infer<typeof Block>
export type BlockOf<B extends Block['block']> = Extract<Block, { block: B }>

/** One mail before it is written: what `render` makes, and `together` puts into one. */
export const Letter = z.object({
  /** BCP 47: of what the mail says by itself. */
  language: z.string().optional(),
  to: z.string(),
  conversationId: z.string(),
  thread: Thread.extend({ at: z.number() }).optional(),
  optedOut: z.boolean().optional(),
  unreachable: z.string().optional(),
  blocks: z.array(Block),
})
export type Letter = z.infer<typeof Letter>

/** The choices of all questions in a mail are numbered apart: an answer means the last one. */
export const rowsOf = (choices: BlockOf<'choices'>) => choices.sections.flatMap(({ rows }) => rows)
