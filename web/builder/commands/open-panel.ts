import { command } from './command.ts'

export const openPanel = command({
  name: 'open-panel',
  label: 'Open its settings',
  group: 'Edit',
  keys: ['Enter'],
  icon: 'pencil',
  on: ['card'],
  needsCanvas: true,
  isOff: ({ draft }) => draft.selection.value.size !== 1,
  run({ dock, enterDock }) {
    dock.value = 'panel'
    enterDock.value += 1
  },
})
