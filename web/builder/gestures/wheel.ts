import type { Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'

/** Pixels in what a wheel counts by, which is its `deltaMode`: pixels, lines or pages. */
const UNITS = [1, 40, 800]
const PIXELS = 0

/**
 * The wheel zooms where a mouse turns it, and moves the canvas where two fingers slide on a pad; with
 * Ctrl, and for a pinch on the pad, it always zooms.
 */
export function handleWheel({ view, wheelZooms }: Editor, event: WheelEvent, at: Point) {
  const unit = UNITS[event.deltaMode] ?? 1
  const [dx, dy] = [event.deltaX * unit, event.deltaY * unit]
  const isPinch = event.ctrlKey || event.metaKey
  if (isPinch || (wheelZooms.is.peek() && !event.shiftKey && isMouse(event))) {
    const most = isPinch ? 60 : 100
    const turn = Math.max(-most, Math.min(most, dy))
    view.zoomBy(Math.exp(-turn * (isPinch ? 0.01 : 0.002)), at)
  } else if (event.shiftKey && dx === 0) view.panBy(-dy, 0)
  else view.panBy(-dx, -dy)
}

/** A mouse wheel turns in large whole steps in one direction; a trackpad sends small ones in both. */
const isMouse = ({ deltaMode, deltaX, deltaY }: WheelEvent) =>
  deltaMode !== PIXELS ||
  (deltaX === 0 && Math.abs(deltaY) >= 50 && isWhole(deltaY * devicePixelRatio))

/** Where the page itself is zoomed, steps are divided by it: 109.09 at 110 %. */
const isWhole = (pixels: number) => Math.abs(pixels - Math.round(pixels)) < 0.01
