import { offerOnEdge } from '../quick-add.ts'
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
  run(desk) {
    const edge = desk.draft.edges.peek().find(({ id }) => id === desk.edge.peek())
    const at = edge && desk.wiring.of(edge)?.middle
    if (edge && at) offerOnEdge(desk, edge.id, at)
  },
})
