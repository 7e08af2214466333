import { command } from './command.ts'

export const map = command({
  name: 'map',
  label: 'Show or hide the map',
  group: 'View',
  keys: ['M'],
  icon: 'map',
  run: ({ hasMap }) => hasMap.set(!hasMap.is.peek()),
})
