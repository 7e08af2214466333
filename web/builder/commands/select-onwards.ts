import type { Editor } from '../editor.ts'
import { command, nothingSelected } from './command.ts'

/** Everything that can come after what is selected, however far. */
export const selectOnwards = command({
  name: 'select-onwards',
  label: 'Select what follows',
  group: 'Select',
  keys: ['Shift+ArrowRight'],
  on: ['card'],
  needsCanvas: true,
  isOff: nothingSelected,
  run: (editor) =>
    spread(editor, (id) =>
      [...(editor.layouts.out.peek().get(id)?.values() ?? [])].map(({ to }) => to),
    ),
})

/** Everything that can come before it. */
export const selectBackwards = command({
  name: 'select-backwards',
  label: 'Select what leads here',
  group: 'Select',
  keys: ['Shift+ArrowLeft'],
  needsCanvas: true,
  isOff: nothingSelected,
  run: (editor) =>
    spread(editor, (id) => (editor.layouts.into.peek().get(id) ?? []).map(({ from }) => from.step)),
})

function spread({ draft, announce }: Editor, next: (id: string) => string[]) {
  const found = new Set(draft.selection.peek())
  for (const id of found) for (const other of next(id)) found.add(other)
  draft.select(found)
  announce(`${found.size} steps selected`)
}
