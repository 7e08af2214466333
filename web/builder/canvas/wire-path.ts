import type { Point, Rect } from './geometry.ts'
import { isHit, lanesAround, type Obstacles, STUB } from './wire-lanes.ts'

const RADIUS = 12

/**
 * A wire from a port to a card: a calm curve (its two ends and what bends it), or straight legs around
 * cards, which are drawn with their corners rounded off. Its tools stand at its middle.
 */
export type Wire = { shape: 'curve' | 'legs'; points: readonly Point[]; middle: Point }

export function wireOf(from: Point, to: Point, around: Obstacles): Wire {
  const curve = curveOf(from, to)
  const isOnward = leadsOn(from, to, around)
  const isShort = to.x - from.x <= LONG
  if (isOnward && isShort && !isBlocked(curve, around.others)) return curve
  const { legs, isFree } = lanesAround(from, to, around)
  // A wire that leads on and gets behind a card either way is better short.
  if (isOnward && !isFree) return curve
  return { shape: 'legs', points: legs, middle: middleOfLongest(legs) }
}

/** A wire longer than this is calmer in straight legs, which run along beside others. */
const LONG = 400

/** Whether a curve can do: the card is further right, or beside this one with hardly a gap. */
function leadsOn(from: Point, to: Point, { from: a, to: b }: Obstacles): boolean {
  const gap = to.x - from.x
  return gap >= STUB || (gap >= 0 && a.y <= b.y + b.height && b.y <= a.y + a.height)
}

function curveOf(from: Point, to: Point): Wire {
  const dx = to.x - from.x
  const bend = dx >= 0 && dx < STUB ? dx : Math.max(STUB, Math.min(Math.abs(dx) / 2, 180))
  return {
    shape: 'curve',
    points: [from, { x: from.x + bend, y: from.y }, { x: to.x - bend, y: to.y }, to],
    middle: { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 },
  }
}

/** The step in canvas units at which a curve is tested for hits: smaller than any card. */
const STRIDE = 50

function isBlocked({ points: [a, b, c, d] }: Wire, others: readonly Rect[]): boolean {
  if (!a || !b || !c || !d || !others.length) return false
  const steps = Math.ceil((Math.abs(d.x - a.x) + Math.abs(d.y - a.y)) / STRIDE)
  for (let step = 1; step < steps; step++) {
    const t = step / steps
    const [p, q, r, s] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3]
    const at = {
      x: p * a.x + q * b.x + r * c.x + s * d.x,
      y: p * a.y + q * b.y + r * c.y + s * d.y,
    }
    if (others.some((card) => isHit(card, at, at))) return true
  }
  return false
}

function middleOfLongest(points: readonly Point[]): Point {
  let [longest, middle] = [-1, { x: 0, y: 0 }]
  points.slice(1).forEach((end, at) => {
    const start = points[at] ?? end
    const length = Math.abs(end.x - start.x) + Math.abs(end.y - start.y)
    if (length <= longest) return
    longest = length
    middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
  })
  return middle
}

/** The wire as SVG says it. */
export function pathOf({ shape, points }: Wire): string {
  const said = (at: Point | undefined) => `${at?.x} ${at?.y}`
  const [first, second, third, fourth] = points
  if (shape === 'curve') return `M${said(first)}C${said(second)} ${said(third)} ${said(fourth)}`
  let d = `M${said(first)}`
  points.slice(1).forEach((corner, at) => {
    const [before, after] = [points[at], points[at + 2]]
    if (!before || !after) {
      d += `L${said(corner)}`
      return
    }
    d += `L${said(towards(corner, before))}Q${said(corner)} ${said(towards(corner, after))}`
  })
  return d
}

/** The same for a painting, where it is too small to see its corners rounded off. */
export function trace({ shape, points }: Wire, on: CanvasRenderingContext2D) {
  const [first, second, third, fourth] = points
  if (!first) return
  on.moveTo(first.x, first.y)
  if (shape === 'curve' && second && third && fourth) {
    on.bezierCurveTo(second.x, second.y, third.x, third.y, fourth.x, fourth.y)
    return
  }
  for (const { x, y } of points) on.lineTo(x, y)
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y)
  const part = length === 0 ? 0 : Math.min(RADIUS, length / 2) / length
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
}
