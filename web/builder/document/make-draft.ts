import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Journey } from '#journey/journey.ts'
import { type Check, watchProblems } from '../problems/problem-watch.ts'
import type { Opened, Server } from '../server/server.ts'
import { documentOf, documentSignals } from './document-signals.ts'
import type { Draft } from './draft.ts'
import { draftChanges } from './draft-changes.ts'
import { draftSync } from './draft-sync.ts'
import { makeHistory } from './history.ts'
import { journeyInfo } from './journey-info.ts'
import { makeSaver } from './saving.ts'
import { selectionOf } from './selection.ts'

/** The draft, and what only the builder around it needs. */
export type EditorDraft = Draft & {
  /** What the next undo takes back, and the next redo makes again. */
  undoLabel: ReadonlySignal<string | undefined>
  redoLabel: ReadonlySignal<string | undefined>
  /** Counts up when steps have moved, after the gesture. */
  layoutVersion: Signal<number>
  /** Counts up with every change, gestures included. */
  changeCount: ReadonlySignal<number>
  /** The step the canvas shall show; a new object for each request. */
  revealRequest: ReadonlySignal<{ stepId: string } | undefined>
  /** Loads the journey's state. With nothing unsaved here, a newer document is shown: `newer`. */
  refresh(): Promise<'newer' | undefined>
  /** Puts what was left unsaved back on screen, as one change to the revision it was made from. */
  restoreUnsaved(left: { revision: number; journey: Journey }): void
  rename(name: string): Promise<void>
  stop(): void
}

type DraftOptions = { server: Server; check: Check; mayWrite: boolean; memberId?: string }

export function makeDraft(opened: Opened, options: DraftOptions): EditorDraft {
  const { server, check, mayWrite, memberId } = options
  const info = journeyInfo(opened)
  const signals = documentSignals(opened.journey)
  const document = () => documentOf(signals)
  const readOnly = computed(() => {
    if (!mayWrite) return 'role'
    return info.state.value === 'live' && !info.nextDraft.value ? 'live' : false
  })
  const history = makeHistory()
  const { prune, ...selection } = selectionOf(signals, history.endGesture)
  const watch = watchProblems(document, check)
  const { revision } = info
  const onSaved = watch.replace
  const saver = makeSaver({ server, revision, document, opened, memberId, onSaved })
  const changeCount = signal(0)
  function onChanged() {
    prune()
    changeCount.value += 1
    watch.changed()
    saver.changed()
  }
  const onReplaced = prune
  const { replace, ...changes } = draftChanges(signals, history, {
    readOnly,
    onChanged,
    onReplaced,
  })
  const onReloaded = watch.changed
  watch.changed()

  return {
    journeyId: opened.id,
    ...info,
    ...signals,
    ...changes,
    ...selection,
    ...draftSync({ server, saver, info, readOnly, replace, onChanged, onReloaded }),
    problems: watch.problems,
    readOnly,
    changeCount,
    currentStep: signal(undefined),
    taken: signal<ReadonlySet<string>>(new Set()),
    testFrom: signal(undefined),
    document,
    stop() {
      watch.stop()
      saver.stop()
    },
  }
}
