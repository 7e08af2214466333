import { offerOnEdge } from '../palette/quick-add.ts'
import { command } from './command.ts'

export const insert = command({
  name: 'insert',
  label: 'Put a step in between…',
  group: 'Edit',
  keys: ['I'],
  icon: 'plus',
  on: ['edge'],
  edits: true,
  isOff: ({ edge }) => edge.value === undefined,
  run(editor) {
    const edge = editor.draft.edges.peek().find(({ id }) => id === editor.edge.peek())
    const at = edge && editor.wiring.of(edge)?.middle
    if (edge && at) offerOnEdge(editor, edge.id, at)
  },
})
