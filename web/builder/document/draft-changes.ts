import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Journey } from '#journey/journey.ts'
import type { DocumentSignals } from './document-signals.ts'
import type { Editable } from './editable.ts'
import { applyEdit, replaceDocument, restoreEntry } from './editing.ts'
import type { History } from './history.ts'

/** The changes of a draft, each an entry of its history. */
export function draftChanges(
  signals: DocumentSignals,
  history: History,
  given: { readOnly: ReadonlySignal<unknown>; onChanged(): void; onReplaced(): void },
) {
  const { readOnly, onChanged, onReplaced } = given
  const layoutVersion = signal(0)
  function change(what: string, make: (doc: Editable) => void, gesture?: string) {
    if (readOnly.peek()) return
    const into = history.openEntry(gesture)
    const entry = applyEdit(signals, what, { make, into })
    if (!entry) return
    if (!into) history.push(entry, gesture)
    if (gesture === undefined) layoutVersion.value += 1
    onChanged()
  }
  function step(side: 'before' | 'after') {
    if (readOnly.peek()) return
    const entry = side === 'before' ? history.undo() : history.redo()
    if (!entry) return
    restoreEntry(signals, entry, side)
    layoutVersion.value += 1
    onChanged()
  }
  return {
    change,
    undo: () => step('before'),
    redo: () => step('after'),
    /** Puts another document in the place of this one, which Undo takes back. */
    replace(what: string, next: Journey) {
      history.push(replaceDocument(signals, what, next), undefined)
      layoutVersion.value += 1
      onReplaced()
    },
    canUndo: computed(() => history.canUndo.value && !readOnly.value),
    canRedo: computed(() => history.canRedo.value && !readOnly.value),
    undoLabel: history.undoLabel,
    redoLabel: history.redoLabel,
    layoutVersion,
  }
}
