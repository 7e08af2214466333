import type { Point } from '../canvas/geometry.ts'
import type { View } from '../canvas/view.ts'

/** This near to the edge of the pane, in pixels, the canvas starts to pan. */
const BORDER = 50
/** The speed at the edge itself, in pixels per frame. */
const FASTEST = 16

/** Pans while the pointer is held at the edge of the pane. */
export function edgePan(view: View, onMoved: () => void) {
  let at: Point | undefined
  let frame = 0
  function step() {
    frame = 0
    if (!at) return
    const { width, height } = view.size.peek()
    const [dx, dy] = [speed(at.x, width), speed(at.y, height)]
    if (!dx && !dy) return
    view.panBy(dx, dy)
    onMoved()
    frame = requestAnimationFrame(step)
  }
  return {
    at(point: Point) {
      at = point
      frame ||= requestAnimationFrame(step)
    },
    stop() {
      at = undefined
      cancelAnimationFrame(frame)
    },
  }
}

function speed(at: number, room: number): number {
  const into = at < BORDER ? BORDER - at : at > room - BORDER ? room - BORDER - at : 0
  return Math.max(-FASTEST, Math.min(FASTEST, (into / BORDER) * FASTEST))
}
