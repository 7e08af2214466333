import { z } from '@hono/zod-openapi'
import { ApiAuth, ApiMapping, ApiRequest, Variable } from '#journey/journey.ts'

const JSON_TYPES: ('string' | 'number' | 'boolean' | 'object' | 'array' | 'null')[] = [
  'string',
  'number',
  'boolean',
  'object',
  'array',
  'null',
]

/** A call in a body of its own, where a field that nobody knows is refused. */
export const RequestInput = ApiRequest.extend({
  headers: ApiRequest.shape.headers.unwrap().element.strict().array().optional(),
}).strict()

/** An API call to try out: what an API step has, and a value for each variable. */
export const TestCall = z.strictObject({
  request: RequestInput.partial().extend({ url: z.string().min(1).max(4096) }),
  auth: ApiAuth.strict().optional(),
  mappings: z.array(ApiMapping.strict()).max(100).optional(),
  timeoutSeconds: z.int().min(1).max(120).optional(),
  variables: z
    .array(Variable.strict())
    .max(1000)
    .optional()
    .openapi({ description: 'Instead of those of the saved draft' }),
  values: z
    // Any JSON, described by hand: it contains itself, and a generated description would never end.
    .record(z.string(), z.json().openapi({ type: JSON_TYPES, items: {} }))
    .default({})
    .openapi({ description: 'A value for each variable, by its scoped name' }),
})
export type TestCall = z.infer<typeof TestCall>

export const TestCallResult = z.object({
  request: z.object({ method: z.string(), url: z.string(), body: z.string().optional() }),
  ms: z.number(),
  status: z.number().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  body: z.string().optional(),
  error: z.string().optional().openapi({ description: 'As `var_local.api_error` would say' }),
  detail: z.string().optional(),
  mapped: z.record(z.string(), z.unknown()).openapi({ description: 'Variable → value found' }),
  refused: z
    .array(z.object({ name: z.string(), reason: z.string() }))
    .openapi({ description: 'Variables whose type refuses what was found' }),
  missing: z.array(z.string()).openapi({ description: 'Variables without a value' }),
})
export type TestCallResult = z.infer<typeof TestCallResult>
