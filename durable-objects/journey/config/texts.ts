import type { Path } from './words.ts'

export type Text = { path: Path; text: string }

/** Every text in a config with its place, however deep, names of entries included. */
export function textsIn(value: unknown, path: Path = []): Text[] {
  if (typeof value === 'string') return [{ path, text: value }]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((item, at) => textsIn(item, [...path, at]))
  return Object.entries(value).flatMap(([key, item]) => {
    const inside = textsIn(item, [...path, key])
    return key.includes('{{') ? [{ path, text: key }, ...inside] : inside
  })
}
