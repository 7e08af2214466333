import { command } from './command.ts'
import { showTest } from './test.ts'

/** The test begins at the selected step, whatever leads there. */
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
