/**
 * A config with one place changed, `options.1.label` as its path; undefined takes the place out.
 * Groups and lists on the way are made where they are missing, everything else is shared.
 */
export function setAtPath(config: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(config) || (config === undefined && /^\d+$/.test(key))) {
    const copy: unknown[] = Array.isArray(config) ? [...config] : []
    copy[Number(key)] = setAtPath(copy[Number(key)], rest, value)
    return copy
  }
  const group = isGroup(config) ? config : {}
  const inner = setAtPath(group[key], rest, value)
  const { [key]: _, ...others } = group
  return inner === undefined ? others : { ...group, [key]: inner }
}

export const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list with one entry somewhere else. */
export function moveItem<T>(list: readonly T[], from: number, to: number): T[] {
  const copy = [...list]
  copy.splice(to, 0, ...copy.splice(from, 1))
  return copy
}

/** The value as a list, or as a text; empty where the config has another type. */
export const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
export const textIn = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** Any JSON as a text field shows it. */
export const displayText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value, null, 1)
