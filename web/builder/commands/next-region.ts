import { command } from './command.ts'

/** Moves the focus: toolbar, palette, canvas, dock, and round again. */
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
