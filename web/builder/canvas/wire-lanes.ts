import { type Point, type Rect, unionOf } from './geometry.ts'

/** What a wire is led around: the cards at its ends, others near it, and its row among those of its card. */
export type Obstacles = {
  from: Rect
  to: Rect
  others: readonly Rect[]
  row: number
  rows: number
}

/** The length for which a wire runs straight before it turns. */
export const STUB = 22
/** So far from a card it runs past it; nearer than `CLEAR` it would seem to touch it. */
const GAP = 18
const CLEAR = 6
/** Wires from the ports of one card run this far apart, all together no wider than `FAN`. */
const APART = 6
const FAN = 28
/** How far from its two cards a wire may go to get around others. */
export const REACH = 240

/**
 * The way around cards: out to the right, up or down to a lane where nothing stands, along it, and into
 * the card from the left. Of the free ones the shortest; if none is, the one behind the fewest cards.
 */
export function lanesAround(
  from: Point,
  to: Point,
  around: Obstacles,
): { legs: readonly Point[]; isFree: boolean } {
  const ways = heights(from, to, around).map((y) => {
    const legs = legsBy(y, { from, to, around })
    return { legs, length: lengthOf(legs), toEnd: Math.abs(y - to.y) }
  })
  // As long as each other: near the end, where wires that belong together may run together.
  ways.sort((a, b) => a.length - b.length || a.toEnd - b.toEnd)
  let [best, least] = [ways[0]?.legs ?? [from, to], Number.POSITIVE_INFINITY]
  for (const { legs } of ways) {
    const hits = hitsOf(legs, around)
    if (hits < least) [best, least] = [legs, hits]
    if (hits === 0) break
  }
  return { legs: best, isFree: least === 0 }
}

/** Where a lane could run: along every card, above it and below; a wire that leads on may turn once. */
function heights(from: Point, to: Point, around: Obstacles): number[] {
  const { row, rows } = around
  // Lanes of one card are ordered so that they do not cross.
  const isBack = to.x < from.x
  const apart = apartBy(rows)
  const [down, up] = isBack ? [rows - 1 - row, row] : [row, rows - 1 - row]
  const hasRoom = to.x - from.x > 2 * STUB + FAN
  const all = new Set(hasRoom ? [from.y, to.y] : [])
  for (const { y, height } of [around.from, around.to, ...around.others]) {
    all.add(y - GAP - up * apart)
    all.add(y + height + GAP + down * apart)
  }
  const { y: top, height: tall } = unionOf(around.from, around.to)
  return [...all].filter((y) => y >= top - REACH && y <= top + tall + REACH)
}

const apartBy = (rows: number) => (rows > 1 ? Math.min(APART, FAN / (rows - 1)) : 0)

function legsBy(y: number, ends: { from: Point; to: Point; around: Obstacles }): readonly Point[] {
  const { from, to, around } = ends
  const { row, rows, from: source, to: target } = around
  const fan = (y > from.y ? rows - 1 - row : row) * apartBy(rows)
  // Where the other card is in the way, it is passed, too, before the wire turns.
  let out = from.x + STUB + fan
  if (isHit(target, { x: out, y: from.y }, { x: out, y })) {
    out = target.x + target.width + STUB + fan
  }
  let laneX = target.x - STUB
  if (isHit(source, { x: laneX, y }, { x: laneX, y: to.y })) laneX = source.x - STUB
  return [from, { x: out, y: from.y }, { x: out, y }, { x: laneX, y }, { x: laneX, y: to.y }, to]
}

function lengthOf(legs: readonly Point[]): number {
  let length = 0
  for (let at = 1; at < legs.length; at++) {
    const [a, b] = [legs[at - 1], legs[at]]
    if (a && b) length += Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
  }
  return length
}

/** A wire behind one of its own two cards is worse than one behind any number of others. */
const OWN = 1000

function hitsOf(legs: readonly Point[], { from, to, others }: Obstacles): number {
  let hits = 0
  for (let at = 1; at < legs.length; at++) {
    const [a, b] = [legs[at - 1], legs[at]]
    if (!a || !b) continue
    for (const card of others) if (isHit(card, a, b)) hits += 1
    // It touches its own cards where it leaves and where it arrives, and only there.
    if (at > 1 && isHit(from, a, b)) hits += OWN
    if (at < legs.length - 1 && isHit(to, a, b)) hits += OWN
  }
  return hits
}

/** Whether a straight line, up or across, comes too near to a card. */
export const isHit = ({ x, y, width, height }: Rect, a: Point, b: Point) =>
  Math.max(a.x, b.x) > x - CLEAR &&
  Math.min(a.x, b.x) < x + width + CLEAR &&
  Math.max(a.y, b.y) > y - CLEAR &&
  Math.min(a.y, b.y) < y + height + CLEAR
