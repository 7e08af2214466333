import { command } from './command.ts'
import { showTest } from './test.ts'

/** The test starts at the selected step, without the steps before it. */
export const playFromHere = command({
  name: 'play-from-here',
  label: 'Test from here',
  group: 'Journey',
  icon: 'play',
  on: ['card'],
  isOff: ({ draft }) => draft.selection.value.size !== 1,
  run(editor) {
    const [id] = editor.draft.selection.peek()
    editor.draft.testFrom.value = id
    showTest(editor)
  },
})
