import type { Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'

/** Safari's event for a pinch on a trackpad; other browsers send a wheel event with Ctrl. */
export type SafariGestureEvent = MouseEvent & { scale: number }

/** Zooms by how far the fingers moved apart; `scale` is relative to the start of the pinch. */
export function trackpadPinch({ view }: Editor) {
  let last = 1
  return ({ type, scale }: SafariGestureEvent, at: Point) => {
    if (type === 'gesturechange') view.zoomBy(scale / last, at)
    last = scale
  }
}
