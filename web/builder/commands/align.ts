import { boundsOf, type Rect, snap } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import { type Command, command, severalNeeded } from './command.ts'

type Put = (rect: Rect, all: Rect) => { x: number; y: number }

const WAYS: [name: string, label: string, put: Put][] = [
  ['left', 'Align left', (rect, all) => ({ x: all.x, y: rect.y })],
  ['center', 'Align centres', ({ y, width }, all) => ({ x: all.x + (all.width - width) / 2, y })],
  ['right', 'Align right', ({ y, width }, all) => ({ x: all.x + all.width - width, y })],
  ['top', 'Align top', (rect, all) => ({ x: rect.x, y: all.y })],
  [
    'middle',
    'Align middles',
    ({ x, height }, all) => ({ x, y: snap(all.y + (all.height - height) / 2) }),
  ],
  ['bottom', 'Align bottom', ({ x, height }, all) => ({ x, y: all.y + all.height - height })],
]

/** Puts the selected steps in line. */
export const aligns: Command[] = WAYS.map(([name, label, put]) =>
  command({
    name: `align-${name}`,
    label,
    group: 'Edit',
    edits: true,
    isOff: severalNeeded(2),
    run: (editor) => align(editor, label, put),
  }),
)

function align({ draft, layouts, announce }: Editor, label: string, put: Put) {
  const nodes = [...draft.selection.peek()].flatMap((id) => draft.steps.peek().get(id) ?? [])
  const all = boundsOf(nodes.map(layouts.rectOf))
  if (!all) return
  draft.change(label, (doc) => {
    for (const node of nodes) doc.move(node.id, put(layouts.rectOf(node), all))
  })
  announce(`${nodes.length} steps aligned`)
}
