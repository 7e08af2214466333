import { command } from './command.ts'

export const followEdge = command({
  name: 'follow-edge',
  label: 'Go to the step it leads to',
  group: 'View',
  on: ['edge'],
  isOff: ({ edge }) => edge.value === undefined,
  run(editor) {
    const edge = editor.draft.edges.peek().find(({ id }) => id === editor.edge.peek())
    if (!edge) return
    editor.draft.goTo(edge.to)
    editor.focus(edge.to)
  },
})
