import { command } from './command.ts'

export const undo = command({
  name: 'undo',
  label: 'Undo',
  group: 'Edit',
  keys: ['Mod+Z'],
  icon: 'undo',
  edits: true,
  isOff: ({ draft }) => !draft.canUndo.value,
  run({ draft, announce }) {
    const what = draft.undoLabel.peek()
    draft.undo()
    announce(`Undone: ${what}`)
  },
})
