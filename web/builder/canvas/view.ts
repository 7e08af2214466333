import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { type Point, padded, type Rect } from './geometry.ts'
import { type ViewMoves, viewMoves } from './view-moves.ts'

/** Below this scale cards are only painted, because their words could not be read. */
const CARDS_FROM = 0.3
/** This many pixels around the screen are rendered as well. */
const OVERSCAN = 400

/** Which part of the canvas is on screen, and how large. Screen points are relative to the pane. */
export type View = {
  x: Signal<number>
  y: Signal<number>
  k: Signal<number>
  /** Of the pane, in pixels. */
  size: Signal<{ width: number; height: number }>
  isZoomedOut: ReadonlySignal<boolean>
  /** More than what is on screen, in canvas units; it stays until the screen leaves it. */
  renderArea: ReadonlySignal<Rect>
  toCanvas(at: Point): Point
  toScreen(at: Point): Point
  /** What is on screen, in canvas units. */
  visible(): Rect
} & ViewMoves

export function makeView(): View {
  const [x, y, k] = [signal(0), signal(0), signal(1)]
  const size = signal({ width: 1200, height: 700 })
  const toCanvas = (at: Point) => ({
    x: (at.x - x.peek()) / k.peek(),
    y: (at.y - y.peek()) / k.peek(),
  })
  let rendered: Rect | undefined
  return {
    x,
    y,
    k,
    size,
    isZoomedOut: computed(() => k.value < CARDS_FROM),
    renderArea: computed(() => {
      const { width, height } = size.value
      const on = { x: -x.value / k.value, y: -y.value / k.value }
      const screen = { ...on, width: width / k.value, height: height / k.value }
      rendered = renderAreaOf(screen, rendered, k.value)
      return rendered
    }),
    toCanvas,
    toScreen: (at) => ({
      x: at.x * k.peek() + x.peek(),
      y: at.y * k.peek() + y.peek(),
    }),
    visible() {
      const { width, height } = size.peek()
      return { ...toCanvas({ x: 0, y: 0 }), width: width / k.peek(), height: height / k.peek() }
    },
    ...viewMoves({ x, y, k }, size),
  }
}

const holds = (outer: Rect, inner: Rect) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height

/** What is rendered while this is on screen: the same area as before, until the screen leaves it or it is far too large. */
export function renderAreaOf(screen: Rect, before: Rect | undefined, k: number): Rect {
  const margin = OVERSCAN / Math.min(1, k)
  return before && holds(before, screen) && before.width <= screen.width + 3 * margin
    ? before
    : padded(screen, margin)
}
