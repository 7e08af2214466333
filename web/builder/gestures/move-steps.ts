import { batch } from '@preact/signals'
import { alignWith } from '../canvas/alignment.ts'
import { boundsOf, overlaps, type Point, snap } from '../canvas/geometry.ts'
import { openStep } from '../commands/selection.ts'
import type { StepNode } from '../document/draft.ts'
import type { Editor } from '../editor.ts'
import { DRAG_THRESHOLD, distance, type GestureStart, type Hit } from './gesture.ts'
import { pan } from './pan.ts'

/** A dragged step snaps to another's line within this many pixels. */
const REACH = 6
let count = 0

/** On a card: a click selects it and opens its panel, a drag moves it and all that is selected. */
export const moveSteps: GestureStart<Extract<Hit, { on: 'card' }>> = (editor, hit, start) => {
  const { draft, dock, edge, guides } = editor
  const isMore = start.event.shiftKey || start.event.ctrlKey || start.event.metaKey
  const wasSelected = draft.selection.peek().has(hit.stepId)
  edge.value = undefined
  if (!wasSelected) draft.select([hit.stepId], isMore ? 'also' : 'only')
  editor.focused.value = hit.stepId
  let drag: ReturnType<typeof dragOf> | undefined
  const panning = draft.readOnly.peek() ? pan(editor, hit, start) : undefined
  let isClick = true

  return {
    pansAtEdges: !panning,
    move(at) {
      const { screen, canvas, event } = at
      if (isClick && distance(screen, start.screen) < DRAG_THRESHOLD) return
      isClick = false
      // Readers pan the canvas also by its cards.
      if (panning) return panning.move(at)
      drag ??= dragOf(editor)
      drag.to({ x: canvas.x - start.canvas.x, y: canvas.y - start.canvas.y }, event.altKey)
    },
    end() {
      guides.value = []
      if (drag) {
        draft.layoutVersion.value += 1
      } else if (!isClick) return
      else if (isMore) {
        if (wasSelected) draft.select([hit.stepId], 'toggle')
        if (draft.selection.peek().size !== 1 && dock.peek() === 'panel') dock.value = undefined
      } else openStep(editor, hit.stepId)
    },
    cancel() {
      guides.value = []
      if (drag) draft.undo()
    },
  }
}

/** Moves what is selected; all of one drag is one entry to undo. `isFree`: without grid and guides. */
function dragOf(editor: Editor) {
  const { draft, layouts, rendered, view, guides } = editor
  count += 1
  const gesture = `move:${count}`
  const moved = [...draft.selection.peek()].flatMap((id) => draft.steps.peek().get(id) ?? [])
  const begun = new Map<StepNode, Point>(
    moved.map((node) => [node, { x: node.x.peek(), y: node.y.peek() }]),
  )
  const around = boundsOf(moved.map(layouts.rectOf))
  const others = () => {
    const visible = view.visible()
    return rendered.nodes
      .peek()
      .filter((node) => !begun.has(node))
      .map(layouts.rectOf)
      .filter((rect) => overlaps(rect, visible))
  }
  let still: ReturnType<typeof others> | undefined
  const what = moved.length === 1 ? 'Move step' : `Move ${moved.length} steps`
  return {
    to(by: Point, isFree: boolean) {
      const goal = { x: by.x, y: by.y }
      if (around && !isFree) {
        still ??= others()
        const rect = { ...around, x: around.x + by.x, y: around.y + by.y }
        const { shift, aligned, guides: lines } = alignWith(rect, still, REACH / view.k.peek())
        goal.x = aligned.x ? by.x + shift.x : snap(rect.x) - around.x
        goal.y = aligned.y ? by.y + shift.y : snap(rect.y) - around.y
        guides.value = lines
      }
      batch(() =>
        draft.change(
          what,
          (doc) => {
            for (const [node, { x, y }] of begun) {
              doc.move(node.id, { x: Math.round(x + goal.x), y: Math.round(y + goal.y) })
            }
          },
          gesture,
        ),
      )
    },
  }
}
