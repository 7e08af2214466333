import { previewOf } from '../canvas/card-text.ts'
import { inPoint } from '../canvas/geometry.ts'
import { portLook, portsOf } from '../canvas/ports.ts'
import { whyNot } from '../document/connect.ts'
import type { StepNode } from '../document/draft.ts'
import { stepName } from '../document/step-name.ts'
import type { Editor } from '../editor.ts'
import { addAt, connect as connectTo } from '../palette/adding.ts'
import { stepChoices } from '../palette/quick-add.ts'
import type { PickItem } from '../picker/pick-list.ts'
import { command } from './command.ts'
import { graphOrder } from './graph-order.ts'

/** Connects by keyboard: first the port, if there are several, then the step it leads to. */
export const connect = command({
  name: 'connect',
  label: 'Connect to…',
  group: 'Edit',
  keys: ['C'],
  icon: 'link',
  on: ['card'],
  edits: true,
  needsCanvas: true,
  isOff: ({ draft }) => draft.selection.value.size !== 1,
  run(editor) {
    const { draft, layouts } = editor
    const [id = ''] = draft.selection.peek()
    const node = draft.steps.peek().get(id)
    if (!node) return
    const step = node.step.peek()
    const wired = layouts.out.peek().get(id)
    const ports = portsOf(step, (port) => wired?.has(port) ?? false)
    const [only] = ports
    if (only === undefined) editor.announce('Nothing follows this step')
    else if (ports.length === 1) offerTargets(editor, node, only)
    else {
      editor.pick.value = {
        title: `Connect “${stepName(step)}”: from which port?`,
        placeholder: 'Type to filter',
        none: 'No port is called that.',
        choices: ports.map((port) => {
          const to = draft.steps.peek().get(wired?.get(port)?.to ?? '')
          return {
            id: port,
            label: portLook(step, port).label,
            hint: to ? `Leads to ${stepName(to.step.peek())}` : portLook(step, port).meaning,
            onPick: () => offerTargets(editor, node, port),
          }
        }),
      }
    }
  },
})

function offerTargets(editor: Editor, node: StepNode, port: string) {
  const { draft, layouts, view } = editor
  const source = node.step.peek()
  const steps = graphOrder(draft, layouts)
    .map((other) => other.step.peek())
    .filter((step) => step.id !== node.id && !whyNot(source, port, step))
  const existing = steps.map(
    (step): PickItem => ({
      id: step.id,
      label: stepName(step),
      hint: previewOf(step),
      group: 'To a step that is there',
      step: step.type,
      onPick() {
        connectTo(editor, { step: node.id, port }, step.id)
        editor.focus(node.id)
      },
    }),
  )
  const edge = layouts.out.peek().get(node.id)?.get(port)
  const nowhere: PickItem[] = edge
    ? [{ id: 'nowhere', label: 'Nowhere: delete the connection', icon: 'unlink', onPick: cut }]
    : []
  function cut() {
    if (edge) draft.change('Delete connection', (doc) => doc.disconnect(edge.id))
    editor.announce('Connection deleted')
    editor.focus(node.id)
  }
  const { x, y } = inPoint(layouts.rectOf(node))
  const fresh = stepChoices((type) =>
    addAt(editor, type, { at: { x: x + 300, y: y - 20 }, from: { step: node.id, port } }),
  ).map((choice) => ({ ...choice, group: 'To a new step' }))
  editor.pick.value = {
    title: `${stepName(source)}, ${portLook(source, port).label}: to which step?`,
    placeholder: 'Type to filter',
    none: 'No step is called that.',
    at: view.toScreen({ x: x + 244, y }),
    choices: [...existing, ...fresh, ...nowhere],
  }
}
