import type { graphlib } from '@dagrejs/dagre'

/** A wire between neighbouring columns; `part`: how far down its step it leaves, from 0 to 1. */
type Line = { from: string; to: string; part: number }
type Ends = ReadonlyMap<string, readonly Line[]>

const SWEEPS = 12

/**
 * Puts what stands in each column into such an order that wires cross as little as they can, with each
 * port where it is on its card: so branches stand from top to bottom as their ports do.
 */
export function orderByPorts(
  graph: graphlib.Graph,
  partOf: (step: string, port: string | undefined) => number,
) {
  const lines = graph.edges().map(({ v, w, name }) => ({ from: v, to: w, part: partOf(v, name) }))
  lines.sort((a, b) => a.part - b.part)
  const out = Map.groupBy(lines, ({ from }) => from)
  const into = Map.groupBy(lines, ({ to }) => to)
  let columns = asWalked(graph, out)
  let [best, least] = [columns, Number.POSITIVE_INFINITY]
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    columns =
      sweep % 2 ? swept(columns.toReversed(), out, 'to').reverse() : swept(columns, into, 'from')
    const crossings = crossingsOf(columns, out)
    if (crossings < least) [best, least] = [columns, crossings]
  }
  for (const column of best) {
    for (const [order, id] of column.entries()) graph.node(id).order = order
  }
}

/** Each column in the order in which a walk through all ports comes by. */
function asWalked(graph: graphlib.Graph, out: Ends): string[][] {
  const columns: string[][] = []
  const seen = new Set<string>()
  const rankOf = (id: string): number => graph.node(id).rank
  for (const root of graph.nodes().toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const path = [root]
    for (let id = path.pop(); id !== undefined; id = path.pop()) {
      if (seen.has(id)) continue
      seen.add(id)
      const column = columns[rankOf(id)] ?? []
      columns[rankOf(id)] = column
      column.push(id)
      for (const { to } of (out.get(id) ?? []).toReversed()) path.push(to)
    }
  }
  return columns.filter(Boolean)
}

/** Every column sorted by where its wires end in the one before it. */
function swept(columns: readonly string[][], ends: Ends, far: 'from' | 'to'): string[][] {
  const place = new Map<string, number>()
  return columns.map((column) => {
    const goal = new Map(column.map((id, at) => [id, goalOf(ends.get(id), far, place) ?? at]))
    const sorted = column.toSorted((a, b) => (goal.get(a) ?? 0) - (goal.get(b) ?? 0))
    for (const [at, id] of sorted.entries()) place.set(id, at)
    return sorted
  })
}

function goalOf(
  lines: readonly Line[] | undefined,
  far: 'from' | 'to',
  place: Map<string, number>,
) {
  if (!lines?.length) return undefined
  const sum = lines.reduce(
    (all, line) => all + (place.get(line[far]) ?? 0) + (far === 'from' ? line.part : 0),
    0,
  )
  return sum / lines.length
}

function crossingsOf(columns: readonly string[][], out: Ends): number {
  const place = new Map(columns.flatMap((column) => column.map((id, at) => [id, at])))
  let crossings = 0
  for (const column of columns) {
    const ends = column.flatMap((id) => (out.get(id) ?? []).map(({ to }) => place.get(to) ?? 0))
    crossings += inversionsOf(ends)
  }
  return crossings
}

/** How many pairs are the wrong way round; the sums are kept in a tree, or thousands would be slow. */
function inversionsOf(numbers: readonly number[]): number {
  const sums = new Array<number>(Math.max(0, ...numbers) + 2).fill(0)
  let inversions = 0
  for (const [before, number] of numbers.entries()) {
    let notGreater = 0
    for (let at = number + 1; at > 0; at -= at & -at) notGreater += sums[at] ?? 0
    inversions += before - notGreater
    for (let at = number + 1; at < sums.length; at += at & -at) sums[at] = (sums[at] ?? 0) + 1
  }
  return inversions
}
