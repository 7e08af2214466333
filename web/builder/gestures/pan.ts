import type { GestureStart } from './gesture.ts'

/** Drags the canvas itself. */
export const pan: GestureStart = (editor, _hit, start) => {
  let last = start.screen
  return {
    move({ screen }) {
      editor.view.panBy(screen.x - last.x, screen.y - last.y)
      last = screen
    },
    end() {},
    cancel() {},
  }
}
