import type { Point } from '../canvas/geometry.ts'
import type { View } from '../canvas/view.ts'
import { edgePan } from './edge-pan.ts'
import type { Gesture, PointerAt } from './gesture.ts'

/** The current gesture: follows the pointer that started it, also while the canvas pans under it. */
export function heldGesture(view: View, atOf: (screen: Point, event: PointerEvent) => PointerAt) {
  let held: { gesture: Gesture; last: PointerAt } | undefined
  const pans = edgePan(view, () => {
    if (held) held.gesture.move(atOf(held.last.screen, held.last.event))
  })
  const isMine = ({ pointerId }: PointerEvent) => held?.last.event.pointerId === pointerId
  function release() {
    pans.stop()
    const { gesture } = held ?? {}
    held = undefined
    return gesture
  }
  return {
    isActive: () => held !== undefined,
    begin(gesture: Gesture | undefined, at: PointerAt) {
      held = gesture && { gesture, last: at }
    },
    move(at: PointerAt) {
      if (!held || !isMine(at.event)) return
      held.last = at
      if (held.gesture.pansAtEdges) pans.at(at.screen)
      held.gesture.move(at)
    },
    /** False when it is another pointer's. */
    end(at: PointerAt): boolean {
      if (!isMine(at.event)) return false
      const gesture = release()
      if (at.event.type === 'pointercancel') gesture?.cancel()
      else gesture?.end(at)
      return true
    },
    cancel: () => release()?.cancel(),
    stop: pans.stop,
  }
}
