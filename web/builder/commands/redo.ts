import { command } from './command.ts'

export const redo = command({
  name: 'redo',
  label: 'Redo',
  group: 'Edit',
  keys: ['Mod+Shift+Z', 'Mod+Y'],
  icon: 'redo',
  edits: true,
  isOff: ({ draft }) => !draft.canRedo.value,
  run({ draft, say }) {
    const what = draft.redoLabel.peek()
    draft.redo()
    say(`Done again: ${what}`)
  },
})
