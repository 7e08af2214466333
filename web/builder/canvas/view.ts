import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { clamp, type Point, padded, type Rect } from './geometry.ts'
import { viewAnimation } from './view-animation.ts'

const LEAST = 0.05
const MOST = 2
/** Farther out than this, cards are only painted: no words could be read anyway. */
const CARDS_FROM = 0.3
/** So much around the screen is in the page, too, in pixels; it is looked up anew when that is used up. */
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
  /** What is on screen just now, in canvas units. */
  visible(): Rect
  panBy(dx: number, dy: number): void
  /** Zooms so that the point under `at` stays where it is; the middle if none is given. */
  zoomBy(factor: number, at?: Point): void
  /** Shows all of it, not larger than life unless `most` says so. */
  fit(rect: Rect | undefined, most?: number): void
  /** Moves just so far that all of it is on screen. */
  reveal(rect: Rect): void
  centerOn(at: Point, k?: number): void
  /** The same, without the glide. */
  jumpTo(at: Point): void
  /** Ends a glide at its goal. */
  finishAnimation(): void
}

export function makeView(): View {
  const [x, y, k] = [signal(0), signal(0), signal(1)]
  const size = signal({ width: 1200, height: 700 })
  const toCanvas = (at: Point) => ({
    x: (at.x - x.peek()) / k.peek(),
    y: (at.y - y.peek()) / k.peek(),
  })
  const glide = viewAnimation({ x, y, k })
  const middle = () => ({ x: size.peek().width / 2, y: size.peek().height / 2 })
  let last: Rect | undefined

  function visible(): Rect {
    const { width, height } = size.peek()
    return { ...toCanvas({ x: 0, y: 0 }), width: width / k.peek(), height: height / k.peek() }
  }
  function centerOn(at: Point, scale = k.peek()) {
    const { x: cx, y: cy } = middle()
    glide({ x: cx - at.x * scale, y: cy - at.y * scale, k: scale })
  }
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
      const margin = OVERSCAN / Math.min(1, k.value)
      if (!last || !holds(last, screen) || last.width > screen.width + 3 * margin) {
        last = padded(screen, margin)
      }
      return last
    }),
    toCanvas,
    toScreen: (at) => ({
      x: at.x * k.peek() + x.peek(),
      y: at.y * k.peek() + y.peek(),
    }),
    visible,
    panBy(dx, dy) {
      glide.stop()
      batch(() => {
        x.value += dx
        y.value += dy
      })
    },
    zoomBy(factor, at = middle()) {
      glide.stop()
      const before = k.peek()
      const scale = clamp(before * factor, LEAST, MOST)
      batch(() => {
        x.value = at.x - ((at.x - x.peek()) * scale) / before
        y.value = at.y - ((at.y - y.peek()) * scale) / before
        k.value = scale
      })
    },
    fit(rect, most = 1) {
      if (!rect) return
      const { width, height } = size.peek()
      const room = padded(rect, 60)
      const scale = clamp(Math.min(width / room.width, height / room.height), LEAST, most)
      centerOn({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }, scale)
    },
    reveal(rect) {
      const { width, height } = size.peek()
      const at = { x: rect.x * k.peek() + x.peek(), y: rect.y * k.peek() + y.peek() }
      const [w, h] = [rect.width * k.peek(), rect.height * k.peek()]
      const dx = inside(at.x, w, width)
      const dy = inside(at.y, h, height)
      if (dx || dy) glide({ x: x.peek() + dx, y: y.peek() + dy, k: k.peek() })
    },
    centerOn,
    finishAnimation: () => glide.finish(),
    jumpTo(at) {
      const { x: cx, y: cy } = middle()
      glide.stop()
      batch(() => {
        x.value = cx - at.x * k.peek()
        y.value = cy - at.y * k.peek()
      })
    },
  }
}

const MARGIN = 40
/** How far something of this length must move to be inside the window; its start wins if it is too long. */
function inside(start: number, length: number, room: number): number {
  if (start < MARGIN || length > room - 2 * MARGIN) return MARGIN - start
  const over = start + length - (room - MARGIN)
  return over > 0 ? -over : 0
}

const holds = (outer: Rect, inner: Rect) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.width <= outer.x + outer.width &&
  inner.y + inner.height <= outer.y + outer.height
