import { isNarrow } from '../../design/media-query.ts'
import type { Editor } from '../editor.ts'
import { command } from './command.ts'

/** What is on screen is stored before a test begins: the sandbox plays the saved draft. */
export const test = command({
  name: 'test',
  label: 'Test',
  group: 'Journey',
  keys: ['T'],
  icon: 'play',
  run(editor) {
    if (editor.isTesting.peek() && !isBehind(editor)) editor.isTesting.value = false
    else showTest(editor)
  },
})

/** Where there is room for one pane only, the other is closed first. */
export function showTest(editor: Editor) {
  if (isBehind(editor)) editor.dock.value = undefined
  editor.isTesting.value = true
}

const isBehind = ({ dock }: Editor) => dock.peek() !== undefined && isNarrow('72rem')
