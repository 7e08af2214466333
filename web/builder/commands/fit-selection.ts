import { boundsOf } from '../canvas/geometry.ts'
import { command, nothingSelected } from './command.ts'

export const fitSelection = command({
  name: 'fit-selection',
  label: 'Show the selection',
  group: 'View',
  keys: ['2'],
  isOff: nothingSelected,
  run({ draft, layouts, view }) {
    const nodes = [...draft.selection.peek()].flatMap((id) => draft.steps.peek().get(id) ?? [])
    view.fit(boundsOf(nodes.map(layouts.rectOf)))
  },
})
