import { batch, type Signal } from '@preact/signals'
import { clamp } from './geometry.ts'

const GLIDE_MS = 180

type Place = { x: number; y: number; k: number }

/** Goes somewhere in a short glide; at once for those who asked for less motion. */
export function viewAnimation(at: { x: Signal<number>; y: Signal<number>; k: Signal<number> }) {
  let frame = 0
  let goal: Place | undefined
  const put = (place: Place) =>
    batch(() => {
      at.x.value = place.x
      at.y.value = place.y
      at.k.value = place.k
    })
  function glide(to: Place) {
    glide.stop()
    if (!canGlide()) return put(to)
    goal = to
    const from = { x: at.x.peek(), y: at.y.peek(), k: at.k.peek() }
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
  glide.stop = () => {
    if (frame) cancelAnimationFrame(frame)
    frame = 0
    goal = undefined
  }
  glide.finish = () => {
    const end = goal
    glide.stop()
    if (end) put(end)
  }
  return glide
}

const canGlide = () =>
  typeof matchMedia === 'function' && !matchMedia('(prefers-reduced-motion: reduce)').matches
