import { CARD } from '../canvas/geometry.ts'
import { nextPort } from '../palette/adding.ts'
import { offerNext, offerOnEdge, offerStep } from '../palette/quick-add.ts'
import { command } from './command.ts'

/** A new step: behind the one selected, by its main port, else where the pointer is. */
export const add = command({
  name: 'add',
  label: 'Add a step…',
  group: 'Edit',
  keys: ['A'],
  icon: 'plus',
  on: ['pane'],
  edits: true,
  run(editor) {
    const { draft, layouts, view, pointer, menu } = editor
    const [id] = draft.selection.peek()
    const node = draft.steps.peek().get(id ?? '')
    const port = node && nextPort(editor, node.id)
    if (node && port !== undefined) {
      const { x, y } = layouts.rectOf(node)
      view.reveal({ ...layouts.rectOf(node), width: 2 * CARD.width + 80 })
      const edge = layouts.out.peek().get(node.id)?.get(port)
      const middle = edge && editor.wiring.of(edge)?.middle
      if (edge && middle) offerOnEdge(editor, edge.id, middle)
      else
        offerNext(editor, { step: node.id, port }, { x: x + CARD.width + 80, y: y + CARD.head / 2 })
      return
    }
    const { x, y, width, height } = view.visible()
    offerStep(editor, (menu.peek() && pointer.peek()) ?? { x: x + width / 2, y: y + height / 3 })
  },
})
