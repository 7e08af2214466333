import { copyOut, pasteIn } from '../document/clipboard.ts'
import type { Editor } from '../editor.ts'
import { canRun, type Focus } from './command.ts'
import { remove } from './delete.ts'
import { commandFor } from './index.ts'

const FIELDS = 'input, textarea, select, [contenteditable=""], [contenteditable=true]'
/** Elements with keys of their own: the canvas's shortcuts and clipboard do not apply there. */
const OWN_KEYS = 'dialog, [popover], [data-own-keys]'

/** Where the focus is, for the choice of shortcuts. */
function fromOf(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'canvas'
  if (target.closest(FIELDS) || target.closest(OWN_KEYS)) return 'field'
  if (target === document.body || target.closest('[data-step]')) return 'canvas'
  if (target.matches('[data-pane]')) return 'canvas'
  return target.closest('[data-dock]') ? 'pane' : 'elsewhere'
}

/** Listens to keys and clipboard. Returns a function that stops it. */
export function listenToKeys(editor: Editor): () => void {
  const { isSpaceDown } = editor
  const isBusy = () => editor.pick.peek() !== undefined || editor.dialog.peek() !== undefined

  function down(event: KeyboardEvent) {
    const from = fromOf(event.target)
    if (event.key === ' ' && from === 'canvas') {
      isSpaceDown.value = true
      event.preventDefault()
      return
    }
    if (isBusy() || event.defaultPrevented) return
    // Nothing has the focus yet: Tab starts at the top of the page.
    if (event.key === 'Tab' && event.target === document.body) return
    const found = commandFor(event, editor, from)
    if (!found) return
    event.preventDefault()
    found.run(editor)
  }
  function up(event: KeyboardEvent) {
    if (event.key === ' ') isSpaceDown.value = false
  }
  const isOurs = () =>
    !isBusy() && fromOf(document.activeElement) !== 'field' && getSelection()?.isCollapsed !== false

  function copy(event: ClipboardEvent) {
    if (!isOurs() || editor.draft.selection.peek().size === 0) return
    if (!copyOut(editor, event.clipboardData)) return
    event.preventDefault()
    if (event.type === 'cut' && canRun(remove, editor)) remove.run(editor)
  }
  function paste(event: ClipboardEvent) {
    if (!isOurs() || editor.draft.readOnly.peek()) return
    event.preventDefault()
    void pasteIn(editor, event.clipboardData?.getData('text/plain') ?? '')
  }
  const stop = new AbortController()
  const { signal } = stop
  addEventListener('keydown', down, { signal })
  addEventListener('keyup', up, { signal })
  addEventListener('blur', () => (isSpaceDown.value = false), { signal })
  document.addEventListener('copy', copy, { signal })
  document.addEventListener('cut', copy, { signal })
  document.addEventListener('paste', paste, { signal })
  return () => stop.abort()
}
