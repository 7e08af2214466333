import type { Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'

/** Safari's word for two fingers on a Mac's pad; elsewhere they turn the wheel with Ctrl held. */
export type SafariGestureEvent = MouseEvent & { scale: number }

/** Zooms as far as the fingers have moved apart. `scale` counts from where they were put down. */
export function trackpadPinch({ view }: Editor) {
  let last = 1
  return ({ type, scale }: SafariGestureEvent, at: Point) => {
    if (type === 'gesturechange') view.zoomBy(scale / last, at)
    last = scale
  }
}
