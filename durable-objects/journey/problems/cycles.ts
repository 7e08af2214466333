type Visit = { id: string; order: number; low: number; open: boolean; ahead: Iterator<string> }

/**
 * The groups of steps that lead back to each other (Tarjan's strongly connected components), a
 * group after every group it leads to. Without recursion: a journey may be thousands of steps long.
 */
export function components(
  ids: Iterable<string>,
  successors: (id: string) => Iterable<string>,
): string[][] {
  const visits = new Map<string, Visit>()
  const open: Visit[] = []
  const found: string[][] = []

  const visit = (id: string): Visit => {
    const order = visits.size + 1
    const ahead = successors(id)[Symbol.iterator]()
    const made = { id, order, low: order, open: true, ahead }
    visits.set(id, made)
    open.push(made)
    return made
  }

  for (const root of ids) {
    if (visits.has(root)) continue
    const path = [visit(root)]
    for (let here = path.at(-1); here; here = path.at(-1)) {
      const next = here.ahead.next()
      if (!next.done) {
        const seen = visits.get(next.value)
        if (!seen) path.push(visit(next.value))
        else if (seen.open) here.low = Math.min(here.low, seen.order)
        continue
      }
      path.pop()
      const before = path.at(-1)
      if (before) before.low = Math.min(before.low, here.low)
      if (here.low === here.order) found.push(close(open, here))
    }
  }
  return found
}

/** Removes a finished group from the open ones: everything opened since its first member. */
function close(open: Visit[], first: Visit): string[] {
  const group = open.splice(open.lastIndexOf(first))
  for (const member of group) member.open = false
  return group.map(({ id }) => id)
}
