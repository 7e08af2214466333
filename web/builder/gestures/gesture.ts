import type { Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'

/** What a press hit. */
export type Hit =
  | { on: 'port'; stepId: string; port: string }
  | { on: 'card'; stepId: string }
  | { on: 'edge'; edgeId: string }
  | { on: 'edge-end'; edgeId: string; end: 'from' | 'to' }
  | { on: 'pane' }

/** Where the pointer is: in the pane, and on the canvas. */
export type PointerAt = { screen: Point; canvas: Point; event: PointerEvent }

/** One gesture: it starts with a press and ends when the pointer is released. */
export type Gesture = {
  /** The canvas moves on by itself while the pointer is at its edge. */
  pansAtEdges?: boolean
  move(at: PointerAt): void
  end(at: PointerAt): void
  /** Cancelled: Escape, or a second finger. */
  cancel(): void
}

export type GestureStart<H extends Hit = Hit> = (
  editor: Editor,
  hit: H,
  at: PointerAt,
) => Gesture | undefined

/** A press that moves less than this, in pixels, is a click. */
export const DRAG_THRESHOLD = 4

export const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

/** What lies over the canvas handles its pointer by itself. */
export const isOwn = ({ target }: Event) =>
  target instanceof Element && !!target.closest('[data-own]')

/** What lies under an event's target. */
export function hitOf(target: EventTarget | null): Hit {
  if (!(target instanceof Element)) return { on: 'pane' }
  const at = (name: string) => target.closest(`[data-${name}]`)?.getAttribute(`data-${name}`)
  const [stepId, port, edgeId, end] = [at('step'), at('port'), at('edge'), at('end')]
  if (edgeId && (end === 'from' || end === 'to')) return { on: 'edge-end', edgeId, end }
  if (stepId && port) return { on: 'port', stepId, port }
  if (stepId) return { on: 'card', stepId }
  if (edgeId) return { on: 'edge', edgeId }
  return { on: 'pane' }
}
