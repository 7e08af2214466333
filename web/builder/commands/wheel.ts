import { command } from './command.ts'

export const wheel = command({
  name: 'wheel',
  label: 'Let the wheel zoom, or move',
  group: 'View',
  run({ wheelZooms, announce }) {
    wheelZooms.set(!wheelZooms.is.peek())
    announce(wheelZooms.is.peek() ? 'The wheel zooms' : 'The wheel moves the canvas')
  },
})
