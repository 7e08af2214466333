import { command } from './command.ts'

export const save = command({
  name: 'save',
  label: 'Save',
  group: 'Journey',
  keys: ['Mod+S'],
  edits: true,
  isEverywhere: true,
  run: ({ draft }) => void draft.save(),
})
