import { command } from './command.ts'

/** Draws the journey, or what is selected of it, anew from left to right. The layout is loaded then. */
export const tidy = command({
  name: 'tidy',
  label: 'Tidy up',
  group: 'Edit',
  keys: ['Shift+Alt+T'],
  icon: 'tidy',
  on: ['pane'],
  edits: true,
  isOff: ({ draft }) => draft.steps.value.size < 2,
  async run(desk) {
    const { tidyUp } = await import('../tidy.ts')
    tidyUp(desk)
  },
})
