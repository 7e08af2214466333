import type { Chance } from '../crash/chance.ts'
import type { Schema } from './routes.ts'

/** What the values are made of. */
export type Source = {
  chance: Chance
  schemas: Record<string, Schema>
  /** What stands where an id is asked for, by the property's name: `journeyId`. */
  idFor(name: string): string
  /** Values that fit no schema, and how often one stands where another was asked for. */
  wrong: { share: number; value: () => unknown }
}

const DEEPEST = 6

/** A value that a schema takes, at random; `name`: of the property it is for. */
export function valueFor(source: Source, schema: Schema, name = '', depth = 0): unknown {
  const { chance, schemas, wrong } = source
  if (chance.happens(wrong.share)) return wrong.value()
  if (depth > DEEPEST) return null
  const inner = (one: Schema, its = name) => valueFor(source, one, its, depth + 1)
  if (schema.$ref) return inner(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {})
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return pick(chance, schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return inner(pick(chance, choices) ?? {})
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((one) => inner(one)))
  const type = Array.isArray(schema.type) ? pick(chance, schema.type) : schema.type
  switch (type) {
    case 'object':
      return objectFor(source, schema, inner)
    case 'array': {
      const length = Math.max(schema.minItems ?? 0, Math.floor(chance.between(0, 3)))
      return Array.from({ length }, () => inner(schema.items ?? {}))
    }
    case 'string':
      return textFor(source, schema, name)
    case 'integer':
    case 'number': {
      const low = Math.max(schema.minimum ?? 0, -1000)
      const some = chance.between(low, Math.min(schema.maximum ?? low + 100, low + 100))
      return type === 'integer' ? Math.floor(some) : some
    }
    case 'boolean':
      return chance.happens(0.5)
    case 'null':
      return null
    default:
      return 'x'
  }
}

function objectFor(
  { chance }: Source,
  { properties = {}, required = [], additionalProperties }: Schema,
  inner: (schema: Schema, name: string) => unknown,
) {
  const named = Object.entries(properties)
    .filter(([name]) => required.includes(name) || chance.happens(0.6))
    .map(([name, schema]) => [name, inner(schema, name)])
  const more =
    additionalProperties && chance.happens(0.5)
      ? [['var_local.any', inner(additionalProperties === true ? {} : additionalProperties, 'any')]]
      : []
  return Object.fromEntries([...named, ...more])
}

const FORMATS: Record<string, string> = {
  email: 'ann@casaverde.example',
  'date-time': '2030-01-02T03:04:05Z',
  date: '2030-01-02',
  uri: 'https://hotel.com/x',
}

function textFor(
  { chance, idFor }: Source,
  { format, minLength = 0 }: Schema,
  name: string,
): string {
  if (name === 'id' || name.endsWith('Id')) return idFor(name)
  const known = format && FORMATS[format]
  const some = known || `${name || 'text'} ${Math.floor(chance.between(0, 1e6))}`
  return some.padEnd(minLength, 'x')
}

const pick = <T>(chance: Chance, from: T[]): T | undefined =>
  from[Math.floor(chance.between(0, from.length))]
