import * as z from 'zod'

/** What of a JSON schema is needed to make values that fit it. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
  items?: Schema
  minItems?: number
  minimum?: number
  maximum?: number
  minLength?: number
  format?: string
  pattern?: string
}

const Schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    anyOf: z.array(Schema).optional(),
    oneOf: z.array(Schema).optional(),
    allOf: z.array(Schema).optional(),
    properties: z.record(z.string(), Schema).optional(),
    required: z.array(z.string()).optional(),
    additionalProperties: z.union([z.boolean(), Schema]).optional(),
    items: Schema.optional(),
    minItems: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    minLength: z.number().optional(),
    format: z.string().optional(),
    pattern: z.string().optional(),
  }),
)

const Parameter = z.object({ name: z.string(), in: z.string(), schema: Schema.optional() })
const Operation = z.object({
  parameters: z.array(Parameter).default([]),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: Schema })) }).optional(),
})
const Document = z.object({
  paths: z.record(z.string(), z.record(z.string(), z.unknown())),
  components: z.object({ schemas: z.record(z.string(), Schema) }),
})

/** One operation of the API. `body`: what it takes as JSON; `takesFile`: a form instead. */
export type Route = {
  method: string
  path: string
  parameters: z.infer<typeof Parameter>[]
  body?: Schema
  takesFile: boolean
}

/** All operations of an OpenAPI document, and the schemas that they refer to. */
export function routesOf(document: unknown): { routes: Route[]; schemas: Record<string, Schema> } {
  const { paths, components } = Document.parse(document)
  const routes = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => method !== 'parameters')
      .map(([method, operation]): Route => {
        const { parameters, requestBody } = Operation.parse(operation)
        const content = requestBody?.content ?? {}
        return {
          method: method.toUpperCase(),
          path,
          parameters,
          body: content['application/json']?.schema,
          takesFile: 'multipart/form-data' in content,
        }
      }),
  )
  return { routes, schemas: components.schemas }
}
