import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Journey } from '#journey/journey.ts'
import { type Check, watchProblems } from '../problems/problem-watch.ts'
import type { Opened, Server } from '../server/server.ts'
import { type DocumentSignals, documentOf, stepNode } from './document-signals.ts'
import type { Draft } from './draft.ts'
import type { Editable } from './editable.ts'
import { applyEdit, replaceDocument, restoreEntry } from './editing.ts'
import { makeHistory } from './history.ts'
import { journeyInfo } from './journey-info.ts'
import { makeSaver } from './saving.ts'
import { selectionOf } from './selection.ts'

/** The draft, and what only the builder around it needs. */
export type EditorDraft = Draft & {
  /** The step the canvas is asked to show. A new object each time. */
  /** What the next undo takes back, and the next redo makes again. */
  undoLabel: ReadonlySignal<string | undefined>
  redoLabel: ReadonlySignal<string | undefined>
  /** Counts up when steps came to stand elsewhere, once a gesture is over. */
  layoutVersion: Signal<number>
  /** Counts up with every change, gestures included. */
  changeCount: ReadonlySignal<number>
  revealRequest: { readonly value: { stepId: string } | undefined }
  /** How the journey stands by now. With nothing unsaved here, what is stored shows: `newer`. */
  refresh(): Promise<'newer' | undefined>
  /** Puts what was left unsaved back on screen, as one change to the revision it was made from. */
  restoreUnsaved(left: { revision: number; journey: Journey }): void
  rename(name: string): Promise<void>
  stop(): void
}

export function makeDraft(
  opened: Opened,
  given: { server: Server; check: Check; mayWrite: boolean; memberId?: string },
): EditorDraft {
  const { server, check, mayWrite, memberId } = given
  const { journey } = opened
  const sheet: DocumentSignals = {
    steps: signal(new Map(journey.steps.map((step) => [step.id, stepNode(step)]))),
    edges: signal(journey.edges),
    variables: signal(journey.variables),
    apis: signal(journey.apis),
  }
  const about = journeyInfo(opened)
  const document = () => documentOf(sheet)
  const history = makeHistory()
  const watch = watchProblems(document, check)
  const saver = makeSaver({
    server,
    revision: about.revision,
    document,
    opened,
    memberId,
    onSaved: watch.replace,
  })
  const { state, nextDraft } = about
  const readOnly = computed(() =>
    !mayWrite
      ? ('role' as const)
      : state.value === 'live' && !nextDraft.value
        ? ('live' as const)
        : false,
  )
  const chosen = selectionOf(sheet)
  const focusField: Draft['focusField'] = signal(undefined)
  const layoutVersion = signal(0)
  const changeCount = signal(0)
  const revealRequest = signal<{ stepId: string } | undefined>()

  function changed() {
    chosen.prune()
    changeCount.value += 1
    watch.changed()
    saver.changed()
  }
  function change(what: string, make: (doc: Editable) => void, gesture?: string) {
    if (readOnly.peek()) return
    const into = history.openEntry(gesture)
    const entry = applyEdit(sheet, what, { make, into })
    if (!entry) return
    if (!into) history.push(entry, gesture)
    if (gesture === undefined) layoutVersion.value += 1
    changed()
  }
  function step(side: 'before' | 'after') {
    if (readOnly.peek()) return
    const entry = side === 'before' ? history.undo() : history.redo()
    if (!entry) return
    restoreEntry(sheet, entry, side)
    layoutVersion.value += 1
    changed()
  }
  const select: Draft['select'] = (ids, how = 'only') => {
    history.endGesture()
    chosen.select(ids, how)
  }
  function replace(what: string, next: Journey) {
    history.push(replaceDocument(sheet, what, next), undefined)
    layoutVersion.value += 1
    chosen.prune()
  }
  function show(now: Opened) {
    batch(() => {
      about.tell(now)
      replace('Reload', now.journey)
      saver.settled(Date.parse(now.savedAt), now.journey)
    })
    watch.changed()
  }
  watch.changed()

  return {
    journeyId: opened.id,
    ...about,
    ...sheet,
    problems: watch.problems,
    selection: chosen.selection,
    readOnly,
    saving: saver.saving,
    canUndo: computed(() => history.canUndo.value && !readOnly.value),
    canRedo: computed(() => history.canRedo.value && !readOnly.value),
    undoLabel: history.undoLabel,
    redoLabel: history.redoLabel,
    change,
    undo: () => step('before'),
    redo: () => step('after'),
    select,
    goTo(stepId, field) {
      if (!sheet.steps.peek().has(stepId)) return
      batch(() => {
        select([stepId])
        focusField.value = field === undefined ? undefined : { stepId, field }
        revealRequest.value = { stepId }
      })
    },
    focusField,
    revealRequest,
    layoutVersion,
    changeCount,
    currentStep: signal(undefined),
    taken: signal<ReadonlySet<string>>(new Set()),
    testFrom: signal(undefined),
    document,
    base: saver.base,
    save: saver.save,
    async reload() {
      show(await server.open())
    },
    overwrite: saver.overwrite,
    async keepBoth(merged, { revision }) {
      replace('Keep both', merged)
      changed()
      await saver.overwrite(revision)
    },
    async refresh() {
      const now = await server.open().catch(() => undefined)
      if (!now) return undefined
      const isNewer = now.revision !== about.revision.peek()
      if (isNewer && saver.saving.peek().is === 'saved') {
        show(now)
        return 'newer'
      }
      about.tell({ ...now, revision: about.revision.peek() })
      return undefined
    },
    restoreUnsaved(left) {
      if (readOnly.peek()) return
      saver.madeFrom(left.revision)
      replace('Bring back unsaved changes', left.journey)
      changed()
    },
    async rename(name) {
      await server.rename(name)
      about.name.value = name
    },
    stop() {
      watch.stop()
      saver.stop()
    },
  }
}
