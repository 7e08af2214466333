import { command } from './command.ts'

export const palette = command({
  name: 'palette',
  label: 'Show or hide the steps',
  group: 'View',
  keys: ['P'],
  icon: 'grid',
  run: ({ hasPalette }) => hasPalette.set(!hasPalette.is.peek()),
})
