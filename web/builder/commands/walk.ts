import type { Editor } from '../editor.ts'
import { command } from './command.ts'
import { graphOrder, neighbour } from './graph-order.ts'

/** From step to step in the order of a conversation. At the ends Tab leaves the canvas. */
export const nextStep = command({
  name: 'next-step',
  label: 'Next step',
  group: 'View',
  keys: ['Tab'],
  needsCanvas: true,
  isUnlisted: true,
  isOff: (editor) => !beside(editor, 1),
  run: (editor) => go(editor, 1),
})

export const previousStep = command({
  name: 'previous-step',
  label: 'Step before',
  group: 'View',
  keys: ['Shift+Tab'],
  needsCanvas: true,
  isUnlisted: true,
  isOff: (editor) => editor.focused.peek() === undefined || !beside(editor, -1),
  run: (editor) => go(editor, -1),
})

const beside = (editor: Editor, by: 1 | -1) =>
  neighbour(graphOrder(editor.draft, editor.layouts), editor.focused.peek(), by)

function go(editor: Editor, by: 1 | -1) {
  const node = beside(editor, by)
  if (!node) return
  editor.edge.value = undefined
  editor.draft.select([node.id])
  editor.focus(node.id)
}
