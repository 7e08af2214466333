import { command } from './command.ts'

/** From the toolbar to the steps, the canvas, what is docked beside it, and round again. */
export const nextRegion = command({
  name: 'next-region',
  label: 'Next part of the page',
  group: 'Help',
  keys: ['F6'],
  isEverywhere: true,
  isUnlisted: true,
  run({ nextRegion }) {
    nextRegion.value += 1
  },
})
