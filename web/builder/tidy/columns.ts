/** A wire as `Tidy` sees it: `port` is where among the ports of its step it leaves, from 0 to 1. */
export type Link = { from: string; port: string; to: string }

/**
 * Which column each step belongs in: the next after the last of those that lead to it. Wires that lead
 * back to where a guest has been count for nothing, and are not among `onward`.
 */
export function columnsOf(ids: readonly string[], links: readonly Link[]) {
  const out = new Map<string, Link[]>(ids.map((id) => [id, []]))
  for (const link of links) out.get(link.from)?.push(link)
  const onward: Link[] = []
  const done: string[] = []
  const seen = new Map<string, 'open' | 'done'>()
  // By hand, not by calling itself: a journey may be thousands of steps deep.
  for (const root of ids) {
    if (seen.has(root)) continue
    const path = [{ id: root, next: 0 }]
    seen.set(root, 'open')
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const link = out.get(here.id)?.[here.next++]
      if (!link) {
        seen.set(here.id, 'done')
        done.push(here.id)
        path.pop()
        continue
      }
      const was = seen.get(link.to)
      if (was === 'open') continue
      onward.push(link)
      if (was) continue
      seen.set(link.to, 'open')
      path.push({ id: link.to, next: 0 })
    }
  }
  return { columns: numbered(done.reverse(), onward), onward }
}

/** `ids` come after all that leads to them. */
function numbered(ids: readonly string[], onward: readonly Link[]): Map<string, number> {
  const columns = new Map(ids.map((id) => [id, 0]))
  const from = Map.groupBy(onward, (link) => link.from)
  for (const id of ids) {
    const next = (columns.get(id) ?? 0) + 1
    for (const { to } of from.get(id) ?? []) {
      columns.set(to, Math.max(columns.get(to) ?? 0, next))
    }
  }
  return columns
}
