import { command } from './command.ts'

export const selectAll = command({
  name: 'select-all',
  label: 'Select all steps',
  group: 'Select',
  keys: ['Mod+A'],
  on: ['pane'],
  run({ draft, edge, announce }) {
    edge.value = undefined
    draft.select(draft.steps.peek().keys())
    announce(`${draft.steps.peek().size} steps selected`)
  },
})
