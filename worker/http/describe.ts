import type * as z from 'zod'
import type { RefusalCode } from './refusals.ts'

const json = <S extends z.ZodType>(schema: S) => ({ 'application/json': { schema } })

/** What a route takes as its body. Without `required` an absent body would pass unread. */
export const takes = <S extends z.ZodType>(schema: S) => ({
  body: { required: true as const, content: json(schema) },
})
export const gives = <S extends z.ZodType>(schema: S, description = 'OK') => ({
  200: { description, content: json(schema) },
})
export const creates = <S extends z.ZodType>(schema: S, description = 'Created') => ({
  201: { description, content: json(schema) },
})
export const deletes = { 204: { description: 'Deleted' } }

/**
 * The codes a route refuses with beside those that every route has (`routes/refused.ts` adds those);
 * the document turns them into answers.
 */
export const refuses = (...codes: RefusalCode[]) => ({ 'x-refuses': codes })
