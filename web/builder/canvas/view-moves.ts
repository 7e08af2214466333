import type { Signal } from '@preact/signals'
import { clamp, type Point, padded, type Rect } from './geometry.ts'
import { type PlaceSignals, viewAnimation } from './view-animation.ts'

const LEAST = 0.05
const MOST = 2
/** What is revealed keeps this distance from the edge, in pixels. */
const MARGIN = 40

export type ViewMoves = {
  panBy(dx: number, dy: number): void
  /** Zooms so that the point under `at` stays where it is; the middle if none is given. */
  zoomBy(factor: number, at?: Point): void
  /** Shows all of it, not larger than life unless `most` says so. */
  fit(rect: Rect | undefined, most?: number): void
  /** Pans as little as possible so that all of it is on screen. */
  reveal(rect: Rect): void
  centerOn(at: Point, k?: number): void
  /** The same, without the glide. */
  jumpTo(at: Point): void
  /** Ends a glide at its goal. */
  finishAnimation(): void
}

/** The ways to show another part of the canvas, in a pane of this size. */
export function viewMoves(
  at: PlaceSignals,
  size: Signal<{ width: number; height: number }>,
): ViewMoves {
  const { glide, jump, finish } = viewAnimation(at)
  const now = () => ({ x: at.x.peek(), y: at.y.peek(), k: at.k.peek() })
  const middle = () => ({ x: size.peek().width / 2, y: size.peek().height / 2 })
  function centered({ x, y }: Point, k: number) {
    const to = middle()
    return { x: to.x - x * k, y: to.y - y * k, k }
  }
  const centerOn = (point: Point, k = at.k.peek()) => glide(centered(point, k))
  return {
    panBy(dx, dy) {
      const { x, y, k } = now()
      jump({ x: x + dx, y: y + dy, k })
    },
    zoomBy(factor, fixed = middle()) {
      const { x, y, k } = now()
      const to = clamp(k * factor, LEAST, MOST)
      jump({
        x: fixed.x - ((fixed.x - x) * to) / k,
        y: fixed.y - ((fixed.y - y) * to) / k,
        k: to,
      })
    },
    fit(rect, most = 1) {
      if (!rect) return
      const { width, height } = size.peek()
      const room = padded(rect, 60)
      const scale = clamp(Math.min(width / room.width, height / room.height), LEAST, most)
      centerOn({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }, scale)
    },
    reveal(rect) {
      const { width, height } = size.peek()
      const { x, y, k } = now()
      const dx = inside(rect.x * k + x, rect.width * k, width)
      const dy = inside(rect.y * k + y, rect.height * k, height)
      if (dx || dy) glide({ x: x + dx, y: y + dy, k })
    },
    centerOn,
    jumpTo: (point) => jump(centered(point, at.k.peek())),
    finishAnimation: finish,
  }
}

/** How far something of this length must move to be inside the window; its start wins if it is too long. */
function inside(start: number, length: number, room: number): number {
  if (start < MARGIN || length > room - 2 * MARGIN) return MARGIN - start
  const over = start + length - (room - MARGIN)
  return over > 0 ? -over : 0
}
