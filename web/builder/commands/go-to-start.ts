import { command } from './command.ts'

export const goToStart = command({
  name: 'go-to-start',
  label: 'Go to Start',
  group: 'View',
  keys: ['Home'],
  icon: 'play',
  run(editor) {
    const start = [...editor.draft.steps.peek().values()].find(({ type }) => type === 'start')
    if (!start) return
    editor.draft.select([start.id])
    editor.focus(start.id)
  },
})
