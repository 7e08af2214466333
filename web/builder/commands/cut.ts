import { copyOut } from '../document/clipboard.ts'
import { command, nothingSelected } from './command.ts'
import { remove } from './delete.ts'

export const cut = command({
  name: 'cut',
  label: 'Cut',
  group: 'Edit',
  on: ['card'],
  edits: true,
  isOff: nothingSelected,
  run(editor) {
    copyOut(editor)
    remove.run(editor)
  },
})
