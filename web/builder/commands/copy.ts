import { copyOut } from '../document/clipboard.ts'
import { command, nothingSelected } from './command.ts'

export const copy = command({
  name: 'copy',
  label: 'Copy',
  group: 'Edit',
  icon: 'copy',
  on: ['card'],
  isOff: nothingSelected,
  run: (editor) => copyOut(editor),
})
