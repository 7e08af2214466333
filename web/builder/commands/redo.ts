import { command } from './command.ts'

export const redo = command({
  name: 'redo',
  label: 'Redo',
  group: 'Edit',
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  icon: 'redo',
  edits: true,
  isOff: ({ draft }) => !draft.canRedo.value,
  run({ draft, announce }) {
    const what = draft.redoLabel.peek()
    draft.redo()
    announce(`Done again: ${what}`)
  },
})
