/** Damerau-Levenshtein distance of exactly one: what differs between the ends that agree. */
export function isOneEditAway(a: string[], b: string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const from = a.slice(start, a.length - end)
  const to = b.slice(start, b.length - end)
  if (from.length + to.length === 1) return true
  if (from.length === 1 && to.length === 1) return true
  return from.length === 2 && to.length === 2 && from[0] === to[1] && from[1] === to[0]
}
