import { sampleValue, subjectOf } from './sample-values.ts'

type Schema = {
  $ref?: string
  example?: unknown
  const?: unknown
  default?: unknown
  enum?: unknown[]
  type?: string | string[]
  format?: string
  minimum?: number
  properties?: Record<string, Schema>
  items?: Schema
  allOf?: Schema[]
  anyOf?: Schema[]
  oneOf?: Schema[]
}

/** `components`: the schemas that a schema may refer to. `subject`: what the example is of. */
type Around = { components: Record<string, Schema>; subject?: ReturnType<typeof subjectOf> }
type Place = Around & { field: string; depth: number }

/** So deep does an example go; shapes that contain themselves end there. */
const DEEPEST = 20

/** The subject of a path: `/api/v1/goals/{id}/milestones` is about milestones. */
export const subjectOfPath = (path: string) =>
  path
    .split('/')
    .map(subjectOf)
    .findLast((subject) => subject !== undefined)

/**
 * A value that a JSON Schema takes, to be shown beside it: the schema's own `example` where it has
 * one, else one made of its parts and of what fields of their names hold.
 *
 * Sample: `{ type: 'object', properties: { timeZone: { type: 'string' } } }` →
 * `{ timeZone: 'Europe/Lisbon' }`
 */
export const exampleOf = (schema: Schema, around: Around): unknown =>
  made(schema, { ...around, field: '', depth: 0 })

function made(schema: Schema, place: Place): unknown {
  if (schema.example !== undefined) return schema.example
  if (schema.const !== undefined) return schema.const
  if (place.depth > DEEPEST) return undefined
  const inner = { ...place, depth: place.depth + 1 }
  const known = sampleValue(place.field, place.subject)
  if (known !== undefined && fits(known, schema)) return known
  if (schema.$ref) return made(place.components[schema.$ref.split('/').at(-1) ?? ''] ?? {}, inner)
  if (schema.allOf) return wholeOf(schema, schema.allOf, inner)
  const [first] = schema.oneOf ?? schema.anyOf ?? []
  if (first) return made(first, inner)
  if (schema.enum) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  return plainValue(schema, inner)
}

/** What a shape says that is made of others and of fields of its own. */
function wholeOf(schema: Schema, parts: Schema[], place: Place): unknown {
  const { allOf: _, ...own } = schema
  const values = [...parts, ...(own.properties ? [own] : [])].map((part) => made(part, place))
  return values.length === 1 ? values[0] : Object.assign({}, ...values)
}

const typesOf = ({ type }: Schema) => (Array.isArray(type) ? type : type ? [type] : [])

function fits(value: unknown, schema: Schema): boolean {
  if (schema.enum) return schema.enum.includes(value)
  const types = typesOf(schema)
  if (types.length === 0) return !(schema.$ref || schema.allOf || schema.oneOf || schema.anyOf)
  if (value === null) return types.includes('null')
  if (Array.isArray(value)) return types.includes('array')
  if (typeof value === 'number') return types.includes('number') || types.includes('integer')
  return types.includes(typeof value) && !(typeof value === 'object' && schema.properties)
}

function plainValue(schema: Schema, place: Place): unknown {
  switch (typesOf(schema)[0]) {
    case 'object':
      return objectValue(schema, place)
    case 'array':
      return schema.items ? [made(schema.items, place)] : []
    case 'string':
      return schema.format === 'date-time' ? '2026-11-22T09:30:00.000Z' : 'text'
    case 'number':
    case 'integer':
      return schema.minimum ?? 1
    case 'boolean':
      return false
    default:
      return typesOf(schema).includes('null') ? null : 'Olive Room'
  }
}

function objectValue({ properties = {} }: Schema, place: Place): Record<string, unknown> {
  const subject = subjectOf(place.field) ?? place.subject
  const fields = Object.entries(properties).map(([field, schema]) => [
    field,
    made(schema, { ...place, subject, field }),
  ])
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}
