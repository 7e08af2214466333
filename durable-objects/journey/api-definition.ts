import * as z from 'zod'

export const ApiRequest = z.object({
  method: z.enum(['GET', 'POST', 'PUT', 'DELETE', 'PATCH']),
  url: z.string(),
  headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
  /**
   * A string is the body itself; anything else is sent as JSON, or as a form where the headers say
   * so. Values are escaped for what the `Content-Type` says it is: JSON, XML, a form.
   */
  body: z.unknown().optional(),
})
export type ApiRequest = z.infer<typeof ApiRequest>

/** How a call proves who it is. The secret itself is stored encrypted elsewhere; this is its id. */
export const ApiAuth = z.object({
  type: z.enum(['none', 'bearer', 'basic', 'header']),
  name: z.string().optional(),
  username: z.string().optional(),
  secretId: z.string().optional(),
})
export type ApiAuth = z.infer<typeof ApiAuth>

/**
 * Takes one value out of an answer: a JSONPath (RFC 9535) on the body, a header, or the status. A
 * path of names and indexes gives the item, any other a list; `$` is the whole body, and the only
 * path into one that is not JSON, such as a text or XML.
 */
export const ApiMapping = z.object({
  from: z.enum(['body', 'header', 'status']),
  path: z.string().optional(),
  variable: z.string(),
  required: z.boolean().optional(),
})
export type ApiMapping = z.infer<typeof ApiMapping>

/**
 * A call of the API Manager: defined once, named by any API step as `apiId`.
 *
 * Sample: { "id": "quote", "name": "Quote",
 *   "request": { "method": "GET", "url": "https://pms.example/quote" },
 *   "auth": { "type": "bearer", "secretId": "sec_1" },
 *   "mappings": [{ "from": "body", "path": "$.total", "variable": "var_local.total" }] }
 */
export const ApiDefinition = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{1,40}$/),
  name: z.string(),
  request: ApiRequest.partial(),
  auth: ApiAuth.optional(),
  mappings: z.array(ApiMapping).optional(),
})
export type ApiDefinition = z.infer<typeof ApiDefinition>
