import { command } from './command.ts'

export const actualSize = command({
  name: 'actual-size',
  label: 'Zoom to 100 %',
  group: 'View',
  keys: ['0'],
  run: ({ view }) => view.zoomBy(1 / view.k.peek()),
})
