/** A JSON object nobody vouches for. */
export type Fields = Record<string, unknown>

/**
 * Careful looks into what a provider sent: a field of another type than expected reads as absent, so
 * that a broken item costs itself and nothing else. By hand because webhooks are the hot path.
 */
export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function fieldsAt(fields: Fields | undefined, name: string): Fields | undefined {
  const value = fields?.[name]
  return isFields(value) ? value : undefined
}

/** The objects of a list; what is no list reads as an empty one, what is no object is left out. */
export function listAt(fields: Fields | undefined, name: string): Fields[] {
  const value = fields?.[name]
  return Array.isArray(value) ? value.filter(isFields) : []
}

/** How many items a list has, broken ones included: what `listAt` left out is counted by it. */
export function lengthAt(fields: Fields | undefined, name: string): number {
  const value = fields?.[name]
  return Array.isArray(value) ? value.length : 0
}

/** A text that says something: providers send `""` for "none". */
export function textAt(fields: Fields | undefined, name: string): string | undefined {
  const value = fields?.[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** A number, or a text that is one. */
export function numberAt(fields: Fields | undefined, name: string): number | undefined {
  const value = fields?.[name]
  if (typeof value === 'string' && value.trim() === '') return undefined
  const number = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** A provider's moment as epoch ms: most write seconds, some milliseconds, several both. */
export function momentAt(fields: Fields | undefined, name: string): number | undefined {
  const value = numberAt(fields, name)
  if (value === undefined || value <= 0) return undefined
  return Math.round(value < 1e12 ? value * 1000 : value)
}
