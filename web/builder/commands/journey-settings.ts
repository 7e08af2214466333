import { command } from './command.ts'

/** The journey's own panel: it shows when no step is selected. */
export const journeySettings = command({
  name: 'journey-settings',
  label: 'Journey settings',
  group: 'Journey',
  icon: 'journey',
  run({ draft, dock }) {
    const isOpen = dock.peek() === 'panel' && draft.selection.peek().size === 0
    draft.select([])
    dock.value = isOpen ? undefined : 'panel'
  },
})
