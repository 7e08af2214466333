/** A JSON Schema, as far as the reference reads it. */
export type Schema = {
  $ref?: string
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}

type Media = {
  schema?: Schema
  example?: unknown
  examples?: Record<string, { summary?: string; value: unknown }>
}

export type Parameter = {
  name: string
  in: 'path' | 'query' | 'header'
  required?: boolean
  description?: string
  schema?: Schema
}

type Answer = { description: string; content?: Record<string, Media> }

type Described = {
  operationId: string
  summary: string
  description: string
  tags: string[]
  security?: unknown[]
  'x-action'?: string
  parameters?: Parameter[]
  requestBody?: { content: Record<string, Media> }
  responses: Record<string, Answer>
}

/** The parts of our own OpenAPI document that the reference shows. */
export type OpenApi = {
  info: { description: string }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}

export type Operation = Described & { method: string; path: string }
export type Group = { name: string; description: string; operations: Operation[] }

/** The operations in the groups of the document, in its order. */
export function groupsOf({ tags, paths }: OpenApi): Group[] {
  const all = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, described]) => ({ ...described, path, method })),
  )
  return tags.map(({ name, description }) => ({
    name,
    description,
    operations: all.filter((operation) => operation.tags.includes(name)),
  }))
}

/** The groups with what holds every word of `search`: in its path, method, id, summary or description. */
export function matching(groups: Group[], search: string): Group[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const holds = ({ method, path, operationId, summary, description }: Operation, group: Group) => {
    const text = [method, path, operationId, summary, description, group.name].join(' ')
    return words.every((word) => text.toLowerCase().includes(word))
  }
  return groups
    .map((group) => ({
      ...group,
      operations: group.operations.filter((operation) => holds(operation, group)),
    }))
    .filter(({ operations }) => operations.length > 0)
}

/** The body that an operation takes, if it takes JSON: its schema and an example. */
export const jsonBody = ({ requestBody }: Operation) => requestBody?.content['application/json']

/** A schema that others refer to by name, followed to where it stands. */
export function resolved(schema: Schema, schemas: Record<string, Schema>): Schema {
  const named = schema.$ref ? schemas[schema.$ref.split('/').at(-1) ?? ''] : schema
  if (!named?.allOf) return named ?? {}
  const parts = named.allOf.map((part) => resolved(part, schemas))
  return {
    ...named,
    type: 'object',
    properties: Object.assign({}, ...parts.map((part) => part.properties), named.properties),
    required: [...parts, named].flatMap(({ required = [] }) => required),
  }
}
