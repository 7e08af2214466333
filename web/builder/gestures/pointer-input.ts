import type { Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import { edgePan } from './edge-pan.ts'
import { type Gesture, type Hit, hitOf, type PointerAt } from './gesture.ts'
import { startGesture } from './index.ts'
import { pinch } from './pinch.ts'
import { type SafariGestureEvent, trackpadPinch } from './trackpad-pinch.ts'
import { handleWheel } from './wheel.ts'

/** Listens to everything done with a pointer in the pane. Gives the way to stop listening. */
export function listenToPointer(
  editor: Editor,
  pane: HTMLElement,
  hitAt: (at: PointerAt, hit: Hit) => Hit,
) {
  const { view } = editor
  const fingers = new Map<number, Point>()
  let gesture: Gesture | undefined
  let held: { id: number; last: PointerAt } | undefined
  let spread: ReturnType<typeof pinch> | undefined
  const spreadPad = trackpadPinch(editor)

  const screenOf = (event: MouseEvent): Point => {
    const { left, top } = pane.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }
  const atOf = (event: PointerEvent): PointerAt => {
    const screen = screenOf(event)
    return { screen, canvas: view.toCanvas(screen), event }
  }
  const pans = edgePan(view, () => {
    if (!held) return
    const { screen, event } = held.last
    gesture?.move({ screen, canvas: view.toCanvas(screen), event })
  })
  function over() {
    pans.stop()
    gesture = undefined
    held = undefined
  }
  function cancel() {
    gesture?.cancel()
    over()
  }

  function down(event: PointerEvent) {
    if (event.target instanceof Element && event.target.closest('[data-own]')) return
    const at = atOf(event)
    if (event.pointerType === 'touch') fingers.set(event.pointerId, at.screen)
    const [one, two] = [...fingers.values()]
    if (one && two) {
      cancel()
      spread = pinch(editor, [one, two])
      return
    }
    if (gesture) return
    gesture = startGesture(editor, hitAt(at, hitOf(event.target)), at)
    if (gesture) held = { id: event.pointerId, last: at }
    if (event.button === 1) event.preventDefault()
  }
  function move(event: PointerEvent) {
    if (fingers.has(event.pointerId)) fingers.set(event.pointerId, screenOf(event))
    const [one, two] = [...fingers.values()]
    if (spread && one && two) return spread([one, two])
    if (!gesture || held?.id !== event.pointerId) return
    const at = atOf(event)
    held.last = at
    if (gesture.pansAtEdges) pans.at(at.screen)
    gesture.move(at)
  }
  function up(event: PointerEvent) {
    fingers.delete(event.pointerId)
    if (fingers.size < 2) spread = undefined
    if (!gesture || held?.id !== event.pointerId) return
    if (event.button === 1) event.preventDefault()
    const ending = gesture
    const at = atOf(event)
    over()
    if (event.type === 'pointercancel') ending.cancel()
    else ending.end(at)
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !gesture) return
    event.preventDefault()
    event.stopPropagation()
    cancel()
  }
  function wheel(event: WheelEvent) {
    if (event.target instanceof Element && event.target.closest('[data-own]')) return
    event.preventDefault()
    handleWheel(editor, event, screenOf(event))
  }
  /** On Linux a middle button let go pastes, Firefox by its click: here it has moved the canvas. */
  const click = (event: MouseEvent) => event.button === 1 && event.preventDefault()
  function pinchOnPad(event: Event) {
    event.preventDefault()
    // On a touch screen the fingers themselves are followed.
    if (!fingers.size) spreadPad(event as SafariGestureEvent, screenOf(event as SafariGestureEvent))
  }
  const hover = (event: PointerEvent) => {
    editor.pointer.value = view.toCanvas(screenOf(event))
  }
  const stop = new AbortController()
  const { signal } = stop
  pane.addEventListener('pointerdown', down, { signal })
  pane.addEventListener('pointermove', hover, { signal, passive: true })
  pane.addEventListener('auxclick', click, { signal })
  pane.addEventListener('wheel', wheel, { signal, passive: false })
  pane.addEventListener('gesturestart', pinchOnPad, { signal })
  pane.addEventListener('gesturechange', pinchOnPad, { signal })
  addEventListener('pointermove', move, { signal })
  addEventListener('pointerup', up, { signal })
  addEventListener('pointercancel', up, { signal })
  addEventListener('keydown', press, { signal, capture: true })
  return () => {
    pans.stop()
    stop.abort()
  }
}
