import { playFrom } from '../test-chat/play-from.ts'
import { command } from './command.ts'

/** The test begins at the selected step, whatever leads there. */
export const playFromHere = command({
  name: 'play-from-here',
  label: 'Test from here',
  group: 'Journey',
  icon: 'play',
  on: ['card'],
  isOff: ({ draft }) => draft.selection.value.size !== 1,
  async run({ draft, isTesting }) {
    const [id] = draft.selection.peek()
    await draft.save()
    playFrom.value = id
    isTesting.value = true
  },
})
