/** A JSON object of which nothing is known yet: `{ "type": "text" }`. */
export type JsonObject = Record<string, unknown>

/**
 * Reads single fields of what a provider sent: a field of another type than expected reads as absent, so
 * that a broken item costs itself and nothing else. By hand because webhooks are the hot path.
 */
export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function objectAt(object: JsonObject | undefined, name: string): JsonObject | undefined {
  const value = object?.[name]
  return isJsonObject(value) ? value : undefined
}

/** The objects of a list; what is no list reads as an empty one, what is no object is left out. */
export function listAt(object: JsonObject | undefined, name: string): JsonObject[] {
  const value = object?.[name]
  return Array.isArray(value) ? value.filter(isJsonObject) : []
}

/** How many items a list has, broken ones included: what `listAt` left out is counted by it. */
export function lengthAt(object: JsonObject | undefined, name: string): number {
  const value = object?.[name]
  return Array.isArray(value) ? value.length : 0
}

/** A text that says something: providers send `""` for "none". */
export function stringAt(object: JsonObject | undefined, name: string): string | undefined {
  const value = object?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A number, a text that is one, or an object of 64 bits as JSON has it of protobuf: `{ low, high }`. */
export function numberAt(object: JsonObject | undefined, name: string): number | undefined {
  const value = object?.[name]
  if (isJsonObject(value)) return longIn(value)
  if (typeof value === 'string' && value.trim() === '') return undefined
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** Source: https://github.com/dcodeIO/long.js , whose halves are signed. */
function longIn({ low, high }: JsonObject): number | undefined {
  if (typeof low !== 'number' || typeof high !== 'number') return undefined
  return high * 2 ** 32 + (low >>> 0)
}

/** A provider's moment as epoch ms: most write seconds, some milliseconds, several both. */
export function momentAt(object: JsonObject | undefined, name: string): number | undefined {
  const value = numberAt(object, name)
  if (value === undefined || value <= 0) return undefined
  return Math.round(value < 1e12 ? value * 1000 : value)
}
