import { command, nothingSelected } from './command.ts'
import { clearSelection } from './selection.ts'

export const selectNone = command({
  name: 'select-none',
  label: 'Select nothing',
  group: 'Select',
  keys: ['Escape'],
  isOff: (editor) => nothingSelected(editor) && editor.edge.value === undefined,
  run: clearSelection,
})
