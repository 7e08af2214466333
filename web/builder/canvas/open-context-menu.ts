import { batch } from '@preact/signals'
import type { Editor } from '../editor.ts'
import { hitOf } from '../gestures/gesture.ts'

/** Opens the context menu of what is under the pointer, and selects it. */
export function openContextMenu(
  editor: Editor,
  event: MouseEvent & { currentTarget: HTMLElement },
) {
  const { target } = event
  if (target instanceof Element && target.closest('[data-own]')) return
  event.preventDefault()
  const hit = hitOf(target)
  const { left, top } = event.currentTarget.getBoundingClientRect()
  // The menu key has no position: it means the card that has the focus.
  const isKey = event.clientX === 0 && event.clientY === 0
  const card =
    target instanceof Element ? target.closest('[data-step]')?.getBoundingClientRect() : undefined
  const at = isKey && card ? { x: card.right, y: card.top } : { x: event.clientX, y: event.clientY }
  batch(() => {
    editor.pointer.value = editor.view.toCanvas({ x: at.x - left, y: at.y - top })
    if (hit.on === 'card' || hit.on === 'port') {
      if (!editor.draft.selection.peek().has(hit.stepId)) editor.draft.select([hit.stepId])
      editor.edge.value = undefined
      editor.focused.value = hit.stepId
      editor.menu.value = { at, on: 'card' }
    } else if (hit.on === 'edge' || hit.on === 'edge-end') {
      editor.draft.select([])
      editor.edge.value = hit.edgeId
      editor.menu.value = { at, on: 'edge' }
    } else editor.menu.value = { at, on: 'pane' }
  })
}
