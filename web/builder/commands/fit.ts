import { boundsOf } from '../canvas/geometry.ts'
import { command } from './command.ts'

export const fit = command({
  name: 'fit',
  label: 'Show the whole journey',
  group: 'View',
  keys: ['1'],
  icon: 'fit',
  on: ['pane'],
  run: ({ draft, layouts, view }) =>
    view.fit(boundsOf([...draft.steps.peek().values()].map(layouts.rectOf))),
})
