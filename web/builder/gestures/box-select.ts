import { overlaps, rectBetween } from '../canvas/geometry.ts'
import type { GestureStart } from './gesture.ts'

/** Draws a box; the steps it touches are selected besides those that are. */
export const boxSelect: GestureStart = (editor, _hit, start) => {
  const { draft, layouts, box } = editor
  const before = [...draft.selection.peek()]
  return {
    pansAtEdges: true,
    move({ canvas }) {
      const rect = rectBetween(start.canvas, canvas)
      box.value = rect
      const inside = [...draft.steps.peek().values()].filter((node) =>
        overlaps(layouts.rectOf(node), rect),
      )
      draft.select([...before, ...inside.map(({ id }) => id)])
    },
    end() {
      box.value = undefined
      const { size } = draft.selection.peek()
      editor.announce(size === 1 ? '1 step selected' : `${size} steps selected`)
    },
    cancel() {
      box.value = undefined
      draft.select(before)
    },
  }
}
