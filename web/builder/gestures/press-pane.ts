import { clearSelection } from '../commands/selection.ts'
import { DRAG_THRESHOLD, distance, type GestureStart } from './gesture.ts'
import { pan } from './pan.ts'

/** On the empty canvas: a drag pans, a click clears the selection. */
export const pressPane: GestureStart = (editor, hit, start) => {
  const panning = pan(editor, hit, start)
  let isClick = true
  return {
    move(at) {
      if (isClick && distance(at.screen, start.screen) < DRAG_THRESHOLD) return
      isClick = false
      panning?.move(at)
    },
    end() {
      if (isClick) clearSelection(editor)
    },
    cancel() {},
  }
}
