import { z } from '@hono/zod-openapi'
import { Language } from './fields.ts'

const Offered = z.strictObject({
  id: z.string().max(100),
  label: z.string().max(200),
  synonyms: z.array(z.string().max(200)).max(50).optional(),
})

/** An answer to try on the options of a question. */
export const AnswerTrial = z.strictObject({
  text: z.string().max(4096).openapi({ example: 'the second one, please' }),
  options: z.array(Offered).max(100),
  language: Language.optional().openapi({
    description: "The journey's; the organisation's when left out",
  }),
})
export type AnswerTrial = z.infer<typeof AnswerTrial>

/** What it would mean: one option and by which rule, several that are asked about, or none. */
export const AnswerMeaning = z.discriminatedUnion('found', [
  z.object({ found: z.literal('one'), label: z.string(), rule: z.string() }),
  z.object({ found: z.literal('several'), labels: z.array(z.string()) }),
  z.object({ found: z.literal('none') }),
])
export type AnswerMeaning = z.infer<typeof AnswerMeaning>
