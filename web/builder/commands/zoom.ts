import { command } from './command.ts'

const STEP = 1.25

export const zoomIn = command({
  name: 'zoom-in',
  label: 'Zoom in',
  group: 'View',
  keys: ['+', '='],
  icon: 'plus',
  run: ({ view }) => view.zoomBy(STEP),
})

export const zoomOut = command({
  name: 'zoom-out',
  label: 'Zoom out',
  group: 'View',
  keys: ['-'],
  icon: 'minus',
  run: ({ view }) => view.zoomBy(1 / STEP),
})
