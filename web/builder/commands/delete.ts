import { stepName } from '../document/step-name.ts'
import { command } from './command.ts'

/** The selected edge, else the selected steps with their edges. Start stays. */
export const remove = command({
  name: 'delete',
  label: 'Delete',
  group: 'Edit',
  keys: ['Delete', 'Backspace'],
  icon: 'trash',
  on: ['card', 'edge'],
  isDanger: true,
  edits: true,
  isOffInPanes: true,
  isOff: ({ draft, edge }) => draft.selection.value.size === 0 && edge.value === undefined,
  run({ draft, edge, focused, dock, announce }) {
    const edgeId = edge.peek()
    if (edgeId !== undefined) {
      draft.change('Delete connection', (doc) => doc.disconnect(edgeId))
      edge.value = undefined
      announce('Connection deleted')
      return
    }
    const nodes = [...draft.selection.peek()].flatMap((id) => draft.steps.peek().get(id) ?? [])
    const going = nodes.filter(({ type }) => type !== 'start')
    const [one] = going
    if (!one) {
      announce('Start is fixed: it cannot be deleted')
      return
    }
    const what = going.length === 1 ? stepName(one.step.peek()) : `${going.length} steps`
    draft.change(`Delete ${what}`, (doc) => doc.removeSteps(going.map(({ id }) => id)))
    if (dock.peek() === 'panel') dock.value = undefined
    focused.value = undefined
    announce(`${what} deleted`)
  },
})
