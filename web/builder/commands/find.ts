import { STEP_NAMES } from '#journey/problems/words.ts'
import { previewOf } from '../preview.ts'
import { stepName } from '../step-name.ts'
import { graphOrder } from '../walk.ts'
import { command } from './command.ts'

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
          about: `${STEP_NAMES[step.type]} ${previewOf(step)} ${JSON.stringify(step.config)} ${step.note ?? ''}`,
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
