import { command } from './command.ts'

export const shortcuts = command({
  name: 'shortcuts',
  label: 'Keyboard shortcuts',
  group: 'Help',
  keys: ['?'],
  icon: 'keyboard',
  run({ dialog }) {
    dialog.value = 'shortcuts'
  },
})
