import type { Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import { distance } from './gesture.ts'

/** Pinches: the point between two fingers stays between them. Call it with both on each move. */
export function pinch({ view }: Editor, first: [Point, Point]) {
  let last = first
  return (now: [Point, Point]) => {
    const [before, after] = [middle(last), middle(now)]
    view.panBy(after.x - before.x, after.y - before.y)
    view.zoomBy(distance(...now) / Math.max(1, distance(...last)), after)
    last = now
  }
}

const middle = ([a, b]: [Point, Point]): Point => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
