import { batch, type Signal } from '@preact/signals'
import { clamp } from './geometry.ts'

const GLIDE_MS = 180

/** The position of the canvas: a screen point is `k` times a canvas point plus `x` and `y`. */
type Place = { x: number; y: number; k: number }
export type PlaceSignals = { x: Signal<number>; y: Signal<number>; k: Signal<number> }

/** Moves the canvas in a short glide, or at once. */
export function viewAnimation({ x, y, k }: PlaceSignals) {
  let frame = 0
  let goal: Place | undefined
  const put = (place: Place) =>
    batch(() => {
      x.value = place.x
      y.value = place.y
      k.value = place.k
    })
  function stop() {
    if (goal) cancelAnimationFrame(frame)
    goal = undefined
  }
  function jump(to: Place) {
    stop()
    put(to)
  }
  /** At once for those who asked for less motion. */
  function glide(to: Place) {
    if (!canGlide()) return jump(to)
    stop()
    goal = to
    const from = { x: x.peek(), y: y.peek(), k: k.peek() }
    const begun = performance.now()
    const next = (now: number) => {
      const part = clamp((now - begun) / GLIDE_MS, 0, 1)
      const eased = 1 - (1 - part) ** 3
      const mix = (a: number, b: number) => a + (b - a) * eased
      put({ x: mix(from.x, to.x), y: mix(from.y, to.y), k: mix(from.k, to.k) })
      if (part < 1) frame = requestAnimationFrame(next)
      else goal = undefined
    }
    frame = requestAnimationFrame(next)
  }
  return {
    glide,
    jump,
    /** Ends a glide at its goal. */
    finish() {
      if (goal) jump(goal)
    },
  }
}

const canGlide = () =>
  typeof matchMedia === 'function' && !matchMedia('(prefers-reduced-motion: reduce)').matches
