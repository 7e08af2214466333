import { pasteIn } from '../document/clipboard.ts'
import { command } from './command.ts'

export const paste = command({
  name: 'paste',
  label: 'Paste',
  group: 'Edit',
  on: ['pane', 'card'],
  edits: true,
  run: (editor) => void pasteIn(editor),
})
