import type { Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import { isOwn } from './gesture.ts'
import { type SafariGestureEvent, trackpadPinch } from './trackpad-pinch.ts'
import { handleWheel } from './wheel.ts'

/** Listens to what zooms without a press: a wheel, and two fingers on the pad of a Mac. */
export function listenToZoom(
  editor: Editor,
  pane: HTMLElement,
  given: { screenOf(event: MouseEvent): Point; isTouched(): boolean; signal: AbortSignal },
) {
  const { screenOf, isTouched, signal } = given
  const pinch = trackpadPinch(editor)
  function wheel(event: WheelEvent) {
    if (isOwn(event)) return
    event.preventDefault()
    handleWheel(editor, event, screenOf(event))
  }
  function pinchOnPad(event: Event) {
    event.preventDefault()
    const gesture = event as SafariGestureEvent
    // On a touch screen the fingers themselves are followed.
    if (!isTouched()) pinch(gesture, screenOf(gesture))
  }
  pane.addEventListener('wheel', wheel, { signal, passive: false })
  pane.addEventListener('gesturestart', pinchOnPad, { signal })
  pane.addEventListener('gesturechange', pinchOnPad, { signal })
}
