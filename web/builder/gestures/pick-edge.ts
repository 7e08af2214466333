import { batch } from '@preact/signals'
import { type Begin, distance, type Hit, TREMBLE } from './gesture.ts'
import { pan } from './pan.ts'

/** On an edge: a click selects it. */
export const pickEdge: Begin<Extract<Hit, { on: 'edge' }>> = (desk, hit, start) => {
  const panning = pan(desk, hit, start)
  let isClick = true
  return {
    move(at) {
      if (isClick && distance(at.screen, start.screen) < TREMBLE) return
      isClick = false
      panning?.move(at)
    },
    end() {
      if (!isClick) return
      batch(() => {
        desk.draft.select([])
        desk.edge.value = hit.edgeId
        if (desk.dock.peek() === 'panel') desk.dock.value = undefined
      })
    },
    cancel() {},
  }
}
