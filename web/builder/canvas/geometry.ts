/** Cards have a fixed size, so that every position is arithmetic and nothing is measured. */
export const CARD = { width: 224, head: 38, body: 44, row: 26, foot: 6 } as const
/** The grid of step positions, in canvas units. */
export const GRID = 10

export type Point = { x: number; y: number }
export type Rect = { x: number; y: number; width: number; height: number }

export const cardHeight = (rows: number) =>
  CARD.head + CARD.body + rows * CARD.row + (rows ? CARD.foot : 0)

/** So much a note above a card takes at most. */
export const NOTE = 64

/** Where an edge arrives at a card: before its dot, or the arrowhead would be under it. */
export const inPoint = ({ x, y }: Point): Point => ({ x: x - 9, y: y + CARD.head / 2 })

/** Where an edge leaves a card, by the row of its port. */
export const outPoint = ({ x, y }: Point, row: number): Point => ({
  x: x + CARD.width,
  y: y + CARD.head + CARD.body + row * CARD.row + CARD.row / 2,
})

export const snap = (value: number) => Math.round(value / GRID) * GRID
export const clamp = (value: number, least: number, most: number) =>
  Math.min(Math.max(value, least), most)

export const contains = ({ x, y, width, height }: Rect, at: Point) =>
  at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height

export const overlaps = (a: Rect, b: Rect) =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height

/** The rectangle between two corners. */
export const rectBetween = (a: Point, b: Point): Rect => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})

/** What holds both. */
export function unionOf(a: Rect, b: Rect): Rect {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)]
  const [right, bottom] = [
    Math.max(a.x + a.width, b.x + b.width),
    Math.max(a.y + a.height, b.y + b.height),
  ]
  return { x, y, width: right - x, height: bottom - y }
}

/** What holds them all; undefined for none. */
export function boundsOf(rects: Iterable<Rect>): Rect | undefined {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const { x, y, width, height } of rects) {
    left = Math.min(left, x)
    top = Math.min(top, y)
    right = Math.max(right, x + width)
    bottom = Math.max(bottom, y + height)
  }
  if (left > right) return undefined
  return { x: left, y: top, width: right - left, height: bottom - top }
}

export const padded = ({ x, y, width, height }: Rect, by: number): Rect => ({
  x: x - by,
  y: y - by,
  width: width + 2 * by,
  height: height + 2 * by,
})

/**
 * A free place for a card of this height, at `wanted` or below it: never on top of another. `taken`
 * are the cards that stand there.
 */
export function freePlace(wanted: Point, height: number, taken: readonly Rect[]): Point {
  const [x, y] = [snap(wanted.x), snap(wanted.y)]
  return { x, y: y + freeShift([{ x, y, width: CARD.width, height }], taken) }
}

/** How far down these cards have to move together so that none is on top of one that stands there. */
export function freeShift(cards: readonly Rect[], taken: readonly Rect[]): number {
  let down = 0
  for (let tries = 0; tries < 200; tries++) {
    const needed = cards.map((card) => {
      const rect = { ...card, y: card.y + down }
      const inTheWay = taken.find((each) => overlaps(padded(each, GRID), rect))
      return inTheWay ? snap(inTheWay.y + inTheWay.height + 3 * GRID) - rect.y : 0
    })
    const more = Math.max(0, ...needed)
    if (more === 0) break
    down += more
  }
  return down
}
