import { batch } from '@preact/signals'
import { DRAG_THRESHOLD, distance, type GestureStart, type Hit } from './gesture.ts'
import { pan } from './pan.ts'

/** On an edge: a click selects it. */
export const pickEdge: GestureStart<Extract<Hit, { on: 'edge' }>> = (editor, hit, start) => {
  const panning = pan(editor, hit, start)
  let isClick = true
  return {
    move(at) {
      if (isClick && distance(at.screen, start.screen) < DRAG_THRESHOLD) return
      isClick = false
      panning?.move(at)
    },
    end() {
      if (!isClick) return
      batch(() => {
        editor.draft.select([])
        editor.edge.value = hit.edgeId
        if (editor.dock.peek() === 'panel') editor.dock.value = undefined
      })
    },
    cancel() {},
  }
}
