import { command } from './command.ts'

export const rename = command({
  name: 'rename',
  label: 'Name this step',
  group: 'Edit',
  keys: ['F2'],
  on: ['card'],
  edits: true,
  needsCanvas: true,
  isOff: ({ draft }) => draft.selection.value.size !== 1,
  run({ draft }) {
    const [id] = draft.selection.peek()
    if (id) draft.goTo(id, 'step.name')
  },
})
