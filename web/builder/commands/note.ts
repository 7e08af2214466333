import { command } from './command.ts'

export const note = command({
  name: 'note',
  label: 'Write a note on it',
  group: 'Edit',
  keys: ['N'],
  on: ['card'],
  edits: true,
  needsCanvas: true,
  isOff: ({ draft }) => draft.selection.value.size !== 1,
  run({ draft }) {
    const [id] = draft.selection.peek()
    if (id) draft.goTo(id, 'step.note')
  },
})
