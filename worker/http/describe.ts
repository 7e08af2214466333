import type * as z from 'zod'
import type { Action } from '../auth/access.ts'
import { admit } from '../auth/callers.ts'
import { limitBody } from './body.ts'

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

const JSON_BYTES = 2_500_000

/** Who may call the route, and how much they may send: checked before anything is read. */
export const only = <A extends Action>(action: A) => ({
  'x-action': action,
  middleware: [admit(action), limitBody(JSON_BYTES)],
})

/** A route that needs nobody to be signed in. */
export const anybody = () => ({
  security: [],
  middleware: [limitBody(64_000)],
})
