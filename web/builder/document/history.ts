import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { Entry } from './editing.ts'

/** What was done and can be undone: entries hold only what they touched, so there is no limit. */
export type History = {
  canUndo: ReadonlySignal<boolean>
  canRedo: ReadonlySignal<boolean>
  /** What the next undo takes back, and the next redo makes again: “Move step”. */
  undoes: ReadonlySignal<string | undefined>
  redoes: ReadonlySignal<string | undefined>
  /** The entry that the next change of this gesture folds into, if the row is not over. */
  open(gesture: string | undefined): Entry | undefined
  push(entry: Entry, gesture: string | undefined): void
  undo(): Entry | undefined
  redo(): Entry | undefined
  /** Ends the row: the same gesture from now on makes a new entry. */
  seal(): void
}

export function makeHistory(): History {
  const done: Entry[] = []
  const undone: Entry[] = []
  const ends = signal<{ done?: Entry; undone?: Entry }>({})
  let row: string | undefined
  const told = (entry: Entry | undefined) => {
    ends.value = { done: done.at(-1), undone: undone.at(-1) }
    row = undefined
    return entry
  }
  return {
    canUndo: computed(() => ends.value.done !== undefined),
    canRedo: computed(() => ends.value.undone !== undefined),
    undoes: computed(() => ends.value.done?.what),
    redoes: computed(() => ends.value.undone?.what),
    open: (gesture) => (gesture !== undefined && gesture === row ? done.at(-1) : undefined),
    push(entry, gesture) {
      done.push(entry)
      undone.length = 0
      told(entry)
      row = gesture
    },
    undo() {
      const entry = done.pop()
      if (entry) undone.push(entry)
      return told(entry)
    },
    redo() {
      const entry = undone.pop()
      if (entry) done.push(entry)
      return told(entry)
    },
    seal() {
      row = undefined
    },
  }
}
