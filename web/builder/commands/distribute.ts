import type { Editor } from '../editor.ts'
import { type Command, command, severalNeeded } from './command.ts'

type Axis = 'x' | 'y'
const SIZE = { x: 'width', y: 'height' } as const

/** Leaves the same room between the selected steps; the first and the last stay. */
export const distributes: Command[] = (
  [
    ['x', 'Distribute across'],
    ['y', 'Distribute down'],
  ] as const
).map(([axis, label]) =>
  command({
    name: `distribute-${axis}`,
    label,
    group: 'Edit',
    edits: true,
    isOff: severalNeeded(3),
    run: (editor) => distribute(editor, label, axis),
  }),
)

function distribute({ draft, layouts }: Editor, label: string, axis: Axis) {
  const cards = [...draft.selection.peek()]
    .flatMap((id) => draft.steps.peek().get(id) ?? [])
    .map((node) => ({ id: node.id, rect: layouts.rectOf(node) }))
    .sort((a, b) => a.rect[axis] - b.rect[axis])
  const [first, last] = [cards[0], cards.at(-1)]
  if (!first || !last) return
  const length = last.rect[axis] + last.rect[SIZE[axis]] - first.rect[axis]
  const filled = cards.reduce((sum, { rect }) => sum + rect[SIZE[axis]], 0)
  const gap = (length - filled) / (cards.length - 1)
  draft.change(label, (doc) => {
    let at = first.rect[axis]
    for (const { id, rect } of cards) {
      doc.move(id, { x: rect.x, y: rect.y, [axis]: Math.round(at) })
      at += rect[SIZE[axis]] + gap
    }
  })
}
