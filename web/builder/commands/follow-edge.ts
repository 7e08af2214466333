import { command } from './command.ts'

export const followEdge = command({
  name: 'follow-edge',
  label: 'Go to the step it leads to',
  group: 'View',
  on: ['edge'],
  isOff: ({ edge }) => edge.value === undefined,
  run(desk) {
    const edge = desk.draft.edges.peek().find(({ id }) => id === desk.edge.peek())
    if (!edge) return
    desk.draft.goTo(edge.to)
    desk.focus(edge.to)
  },
})
