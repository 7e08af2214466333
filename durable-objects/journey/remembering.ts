/**
 * What is costly to make (a compiled pattern, a zone's formatter), made once per key. Keys come from
 * the journeys of every organisation that shares the isolate, so at `limit` the oldest gives way.
 */
export function remembering<Made>(
  limit: number,
  make: (key: string) => Made,
): (key: string) => Made {
  const kept = new Map<string, Made>()
  return (key) => {
    const known = kept.get(key)
    if (known !== undefined) return known
    const made = make(key)
    if (kept.size >= limit) kept.delete(kept.keys().next().value ?? '')
    kept.set(key, made)
    return made
  }
}
