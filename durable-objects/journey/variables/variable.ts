import * as z from 'zod'

export const VARIABLE_TYPES = ['string', 'number', 'date', 'json'] as const
export type VariableType = (typeof VARIABLE_TYPES)[number]

/**
 * A local variable: it lives for one session. Names are unique in the journey.
 *
 * Sample: { "name": "party_size", "type": "number", "default": 2 }
 */
export const Variable = z.object({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,63}$/),
  type: z.enum(VARIABLE_TYPES),
  default: z.unknown().optional(),
})
export type Variable = z.infer<typeof Variable>
