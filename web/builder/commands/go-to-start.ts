import { command } from './command.ts'

export const goToStart = command({
  name: 'go-to-start',
  label: 'Go to Start',
  group: 'View',
  keys: ['Home'],
  icon: 'play',
  run(desk) {
    const start = [...desk.draft.steps.peek().values()].find(({ type }) => type === 'start')
    if (!start) return
    desk.draft.select([start.id])
    desk.focus(start.id)
  },
})
