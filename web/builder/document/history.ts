import { computed, type ReadonlySignal, signal } from '@preact/signals'
import type { HistoryEntry } from './editing.ts'

/** Undo and redo. Entries hold only what they touched, so there is no limit. */
export type History = {
  canUndo: ReadonlySignal<boolean>
  canRedo: ReadonlySignal<boolean>
  /** What the next undo takes back, and the next redo makes again: “Move step”. */
  undoLabel: ReadonlySignal<string | undefined>
  redoLabel: ReadonlySignal<string | undefined>
  /** The entry that the next change of this gesture merges into, if that gesture is still open. */
  openEntry(gesture: string | undefined): HistoryEntry | undefined
  push(entry: HistoryEntry, gesture: string | undefined): void
  undo(): HistoryEntry | undefined
  redo(): HistoryEntry | undefined
  /** Ends the gesture: the next change makes a new entry. */
  endGesture(): void
}

export function makeHistory(): History {
  const done: HistoryEntry[] = []
  const undone: HistoryEntry[] = []
  const ends = signal<{ done?: HistoryEntry; undone?: HistoryEntry }>({})
  let openGesture: string | undefined
  const publish = (entry: HistoryEntry | undefined) => {
    ends.value = { done: done.at(-1), undone: undone.at(-1) }
    openGesture = undefined
    return entry
  }
  return {
    canUndo: computed(() => ends.value.done !== undefined),
    canRedo: computed(() => ends.value.undone !== undefined),
    undoLabel: computed(() => ends.value.done?.what),
    redoLabel: computed(() => ends.value.undone?.what),
    openEntry: (gesture) =>
      gesture !== undefined && gesture === openGesture ? done.at(-1) : undefined,
    push(entry, gesture) {
      done.push(entry)
      undone.length = 0
      publish(entry)
      openGesture = gesture
    },
    undo() {
      const entry = done.pop()
      if (entry) undone.push(entry)
      return publish(entry)
    },
    redo() {
      const entry = undone.pop()
      if (entry) done.push(entry)
      return publish(entry)
    },
    endGesture() {
      openGesture = undefined
    },
  }
}
