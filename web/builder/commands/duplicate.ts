import { copied } from '../document/clipboard.ts'
import { placeSteps } from '../document/place-steps.ts'
import { command, nothingSelected } from './command.ts'

export const duplicate = command({
  name: 'duplicate',
  label: 'Duplicate',
  group: 'Edit',
  keys: ['Mod+D'],
  on: ['card'],
  edits: true,
  isOff: nothingSelected,
  run(editor) {
    const copiedSteps = copied(editor)
    if (!copiedSteps) {
      editor.announce('Start is fixed: it cannot be duplicated')
      return
    }
    const [first] = copiedSteps.steps
    const at = first ? { x: first.position.x, y: first.position.y } : { x: 0, y: 0 }
    for (const { position } of copiedSteps.steps) {
      at.x = Math.min(at.x, position.x)
      at.y = Math.min(at.y, position.y)
    }
    placeSteps(editor, copiedSteps, { what: 'Duplicate', at: { x: at.x + 40, y: at.y + 40 } })
  },
})
