import { GRID } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import { type Command, command, nothingSelected } from './command.ts'

const WAYS = {
  left: ['ArrowLeft', -GRID, 0],
  right: ['ArrowRight', GRID, 0],
  up: ['ArrowUp', 0, -GRID],
  down: ['ArrowDown', 0, GRID],
} as const

/** The arrows move what is selected by a step of the grid; with Alt by five. */
export const nudges: Command[] = Object.entries(WAYS).flatMap(([way, [key, dx, dy]]) =>
  [1, 5].map((times) =>
    command({
      name: `move-${way}${times === 1 ? '' : '-far'}`,
      label: `Move ${way}${times === 1 ? '' : ' a little more'}`,
      group: 'Edit',
      keys: [times === 1 ? key : `Alt+${key}`],
      edits: true,
      needsCanvas: true,
      isUnlisted: true,
      isOff: nothingSelected,
      run: (editor) => nudge(editor, dx * times, dy * times),
    }),
  ),
)

function nudge({ draft, layouts, view, focused }: Editor, dx: number, dy: number) {
  const ids = [...draft.selection.peek()]
  draft.change(
    ids.length === 1 ? 'Move step' : `Move ${ids.length} steps`,
    (doc) => {
      for (const id of ids) {
        const node = draft.steps.peek().get(id)
        if (node) doc.move(id, { x: node.x.peek() + dx, y: node.y.peek() + dy })
      }
    },
    `nudge:${ids.join()}`,
  )
  draft.layoutVersion.value += 1
  const node = draft.steps.peek().get(focused.peek() ?? '')
  if (node && ids.includes(node.id)) view.reveal(layouts.rectOf(node))
}
