import type { Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import { type Hit, hitOf, isOwn, type PointerAt } from './gesture.ts'
import { heldGesture } from './held-gesture.ts'
import { startGesture } from './index.ts'
import { touches } from './touches.ts'
import { listenToZoom } from './zoom-input.ts'

const MIDDLE = 1

/** Listens to the pointer in the pane. Returns a function that stops it. */
export function listenToPointer(
  editor: Editor,
  pane: HTMLElement,
  hitAt: (at: PointerAt, hit: Hit) => Hit,
) {
  const { view } = editor
  const fingers = touches(editor)
  const atOf = (screen: Point, event: PointerEvent): PointerAt => ({
    screen,
    canvas: view.toCanvas(screen),
    event,
  })
  const held = heldGesture(view, atOf)
  const screenOf = (event: MouseEvent): Point => {
    const { left, top } = pane.getBoundingClientRect()
    return { x: event.clientX - left, y: event.clientY - top }
  }

  function down(event: PointerEvent) {
    if (isOwn(event)) return
    takeFocus(pane, event)
    const at = atOf(screenOf(event), event)
    if (fingers.down(event, at.screen)) return held.cancel()
    if (held.isActive()) return
    held.begin(startGesture(editor, hitAt(at, hitOf(event.target)), at), at)
    if (event.button === MIDDLE) event.preventDefault()
  }
  function move(event: PointerEvent) {
    if (fingers.isEmpty() && !held.isActive()) return
    const screen = screenOf(event)
    if (!fingers.move(event, screen)) held.move(atOf(screen, event))
  }
  function up(event: PointerEvent) {
    fingers.up(event)
    const isOver = held.end(atOf(screenOf(event), event))
    if (isOver && event.button === MIDDLE) event.preventDefault()
  }
  function press(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !held.isActive()) return
    event.preventDefault()
    event.stopPropagation()
    held.cancel()
  }
  const hover = (event: PointerEvent) => {
    editor.pointer.value = view.toCanvas(screenOf(event))
  }
  const stop = new AbortController()
  const { signal } = stop
  listenToZoom(editor, pane, { screenOf, isTouched: () => !fingers.isEmpty(), signal })
  pane.addEventListener('pointerdown', down, { signal })
  pane.addEventListener('pointermove', hover, { signal, passive: true })
  pane.addEventListener('auxclick', keepFromPasting, { signal })
  addEventListener('pointermove', move, { signal })
  addEventListener('pointerup', up, { signal })
  addEventListener('pointercancel', up, { signal })
  addEventListener('keydown', press, { signal, capture: true })
  return () => {
    held.stop()
    stop.abort()
  }
}

/**
 * What is pressed on the canvas has the focus, wherever it was: the next key or copy is meant for it.
 * With Shift held the browser would stretch what was selected in a text to here instead.
 */
function takeFocus(pane: HTMLElement, { target }: PointerEvent) {
  getSelection()?.removeAllRanges()
  const card = target instanceof Element ? target.closest<HTMLElement>('[data-step]') : null
  const pressed = card ?? pane
  if (pressed !== document.activeElement) pressed.focus({ preventScroll: true })
}

/** On Linux a middle button let go pastes, in Firefox by its click: here it has moved the canvas. */
const keepFromPasting = (event: MouseEvent) => event.button === MIDDLE && event.preventDefault()
