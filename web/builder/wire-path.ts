import type { Point, Rect } from './geometry.ts'

/** So far a wire runs straight before it turns. */
const STUB = 22
const RADIUS = 10

/** A wire from a port to a card: the curve to draw, and the middle of it, where its tools stand. */
export type Wire = { d: string; middle: Point }

/** `around`: the cards it begins and ends at, which a wire that runs back goes around. */
export function wireOf(from: Point, to: Point, around?: { from: Rect; to: Rect }): Wire {
  const dx = to.x - from.x
  if (around && dx < STUB) return wayBack(from, to, laneOf(around))
  const bend = Math.max(STUB, Math.min(Math.abs(dx) / 2, 140))
  return {
    d: `M${from.x} ${from.y}C${from.x + bend} ${from.y} ${to.x - bend} ${to.y} ${to.x} ${to.y}`,
    middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
  }
}

/** The height at which a wire runs back: between the cards if there is room, else under both. */
function laneOf({ from, to }: { from: Rect; to: Rect }): number {
  const [fromBottom, toBottom] = [from.y + from.height, to.y + to.height]
  if (to.y - fromBottom > STUB) return (to.y + fromBottom) / 2
  if (from.y - toBottom > STUB) return (from.y + toBottom) / 2
  return Math.max(fromBottom, toBottom) + STUB
}

function wayBack(from: Point, to: Point, lane: number): Wire {
  const [out, home] = [from.x + STUB, to.x - STUB]
  const corners = [
    { x: out, y: from.y },
    { x: out, y: lane },
    { x: home, y: lane },
    { x: home, y: to.y },
  ]
  return { d: rounded([from, ...corners, to]), middle: { x: (out + home) / 2, y: lane } }
}

/** Straight lines through these points, their corners rounded off. */
function rounded(points: Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  let d = `M${first.x} ${first.y}`
  rest.forEach((corner, at) => {
    const [before, after] = [points[at], rest[at + 1]]
    if (!before || !after) {
      d += `L${corner.x} ${corner.y}`
      return
    }
    const [near, far] = [towards(corner, before), towards(corner, after)]
    d += `L${near.x} ${near.y}Q${corner.x} ${corner.y} ${far.x} ${far.y}`
  })
  return d
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}
