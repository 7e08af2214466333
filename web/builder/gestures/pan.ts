import type { Begin } from './gesture.ts'

/** Drags the canvas itself. */
export const pan: Begin = (desk, _hit, start) => {
  let last = start.screen
  return {
    move({ screen }) {
      desk.view.panBy(screen.x - last.x, screen.y - last.y)
      last = screen
    },
    end() {},
    cancel() {},
  }
}
