import { labelOf } from '#journey/steps/index.ts'
import { previewOf } from '../canvas/card-text.ts'
import { stepName } from '../document/step-name.ts'
import { command } from './command.ts'
import { graphOrder } from './graph-order.ts'

export const find = command({
  name: 'find',
  label: 'Find a step',
  group: 'View',
  keys: ['/', 'Mod+F'],
  icon: 'search',
  run(editor) {
    const { draft, layouts, pick } = editor
    pick.value = {
      title: 'Find a step',
      placeholder: 'Its name, or what it says',
      none: 'No step says that.',
      choices: graphOrder(draft, layouts).map((node) => {
        const step = node.step.peek()
        return {
          id: node.id,
          label: stepName(step),
          about: `${labelOf(step.type)} ${previewOf(step)} ${JSON.stringify(step.config)} ${step.note ?? ''}`,
          hint: previewOf(step),
          step: step.type,
          onPick() {
            draft.goTo(node.id)
            editor.focus(node.id)
          },
        }
      }),
    }
  },
})
