import type { StepKind } from '#journey/journey.ts'
import { CARD, type Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import { DRAG_THRESHOLD, distance } from '../gestures/gesture.ts'
import { addAt, addBeside, addOnEdge } from './adding.ts'
import styles from './palette.module.css'

/** A step on its way from the palette: dropped on the canvas, or on an edge; or just pressed. */
export function dragIn(
  editor: Editor,
  type: StepKind,
  down: PointerEvent & { currentTarget: HTMLElement },
) {
  if (down.button !== 0) return
  const { currentTarget: offer, pointerId } = down
  const start = { x: down.clientX, y: down.clientY }
  const stop = new AbortController()
  const { signal } = stop
  let ghost: HTMLElement | undefined
  const pane = document.querySelector<HTMLElement>('[data-pane]')

  function move(event: PointerEvent) {
    if (event.pointerId !== pointerId) return
    const at = { x: event.clientX, y: event.clientY }
    if (!ghost && distance(at, start) < DRAG_THRESHOLD) return
    ghost ??= ghostOf(offer)
    ghost.style.transform = `translate(${at.x - 30}px,${at.y - 18}px)`
    editor.hovered.value = edgeUnder(at)
  }
  function up(event: PointerEvent) {
    if (event.pointerId !== pointerId) return
    const at = { x: event.clientX, y: event.clientY }
    const wasDragged = ghost !== undefined
    over()
    if (!wasDragged) addBeside(editor, type)
    else if (pane?.contains(document.elementFromPoint(at.x, at.y))) drop(at)
  }
  function drop(at: Point) {
    const { left = 0, top = 0 } = pane?.getBoundingClientRect() ?? {}
    const canvas = editor.view.toCanvas({ x: at.x - left, y: at.y - top })
    const edgeId = edgeUnder(at)
    if (edgeId) addOnEdge(editor, type, { edgeId, at: canvas })
    else addAt(editor, type, { at: { x: canvas.x - 30, y: canvas.y - CARD.head / 2 } })
  }
  function over() {
    ghost?.remove()
    editor.hovered.value = undefined
    stop.abort()
  }
  addEventListener('pointermove', move, { signal })
  addEventListener('pointerup', up, { signal })
  addEventListener('pointercancel', over, { signal })
  addEventListener('keydown', ({ key }) => key === 'Escape' && over(), { signal })
}

const edgeUnder = ({ x, y }: Point) =>
  document.elementFromPoint(x, y)?.closest('[data-edge]')?.getAttribute('data-edge') ?? undefined

function ghostOf(offer: HTMLElement): HTMLElement {
  const ghost = offer.cloneNode(true) as HTMLElement
  ghost.classList.add(styles.ghost ?? '')
  ghost.style.width = `${offer.offsetWidth}px`
  document.body.append(ghost)
  return ghost
}
