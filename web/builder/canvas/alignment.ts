import type { Point, Rect } from './geometry.ts'

/** An alignment line between the dragged steps and another one. */
export type Guide = { axis: 'x' | 'y'; at: number; from: number; to: number }

type Axis = 'x' | 'y'
const SIZE = { x: 'width', y: 'height' } as const

/**
 * How far to shift `moved` so that it aligns with others near it, and the lines to show.
 * `reach` is how near is near, in canvas units.
 */
export function alignWith(moved: Rect, others: readonly Rect[], reach: number) {
  const guides: Guide[] = []
  const shift: Point = { x: 0, y: 0 }
  const aligned = { x: false, y: false }
  for (const axis of ['x', 'y'] as const) {
    const best = nearest(moved, others, axis, reach)
    if (!best) continue
    shift[axis] = best.by
    aligned[axis] = true
    guides.push(guideOf(moved, best.other, axis, best.at))
  }
  return { shift, aligned, guides }
}

/** The edges and the middle of a rectangle on an axis. */
const linesOf = (rect: Rect, axis: Axis) => {
  const [start, size] = [rect[axis], rect[SIZE[axis]]]
  return axis === 'x' ? [start, start + size / 2, start + size] : [start, start + size]
}

function nearest(moved: Rect, others: readonly Rect[], axis: Axis, reach: number) {
  let best: { by: number; at: number; other: Rect } | undefined
  const mine = linesOf(moved, axis)
  for (const other of others) {
    linesOf(other, axis).forEach((at, line) => {
      const by = at - (mine[line] ?? at)
      if (Math.abs(by) > reach || (best && Math.abs(by) >= Math.abs(best.by))) return
      best = { by, at, other }
    })
  }
  return best
}

function guideOf(moved: Rect, other: Rect, axis: Axis, at: number): Guide {
  const across = axis === 'x' ? 'y' : 'x'
  const ends = [moved, other].flatMap((rect) => [rect[across], rect[across] + rect[SIZE[across]]])
  return { axis, at, from: Math.min(...ends), to: Math.max(...ends) }
}
