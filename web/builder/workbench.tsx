import { useEffect, useMemo } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import type { Me } from '../api/api.ts'
import controls from '../design/controls.module.css'
import { useNarrow } from '../design/media-query.ts'
import { Banners } from './banners/banners.tsx'
import styles from './builder.module.css'
import { Canvas } from './canvas/canvas.tsx'
import { setInitialView } from './canvas/initial-view.ts'
import { listenToKeys } from './commands/keyboard.ts'
import { moveFocusToNextRegion } from './commands/region-focus.ts'
import { Dock } from './dock.tsx'
import { DraftContext } from './document/draft.ts'
import { installLeaveGuard } from './document/leave-guard.ts'
import { makeDraft } from './document/make-draft.ts'
import { deleteUnsavedWork } from './document/unsaved-work.ts'
import { type Editor, EditorContext, followFilling, followGoTo, makeEditor } from './editor.ts'
import { lazyComponent } from './loading/lazy-component.tsx'
import { Palette } from './palette/palette.tsx'
import { PaletteTab } from './palette/palette-tab.tsx'
import { Picker } from './picker/picker.tsx'
import { checkInWorker } from './problems/check-in-worker.ts'
import { catalogOf, type Opened, serverOf } from './server/server.ts'
import { followTest } from './test-chat/follow-test.ts'
import { Toolbar } from './toolbar/toolbar.tsx'

const ProblemList = lazyComponent(async () => (await import('./problems/problem-list.tsx')).default)
const ContextMenu = lazyComponent(
  async () => (await import('./canvas/context-menu.tsx')).ContextMenu,
)
const Dialogs = lazyComponent(async () => (await import('./dialogs/dialogs.tsx')).default)

/** The builder with a journey on it: toolbar, steps, canvas, and what is docked around it. */
export function Workbench({ opened, me }: { opened: Opened; me: Me }) {
  const editor = useOpenEditor(opened, me)
  const { draft, hasProblems, hasPalette, menu, announcement } = editor
  const mayEdit = !draft.readOnly.value
  // A pane and the chat beside it leave the canvas its room; the steps come back with either closed.
  const isCrowded = useNarrow('90rem') && editor.dock.value !== undefined && editor.isTesting.value

  return (
    <DraftContext.Provider value={draft}>
      <EditorContext.Provider value={editor}>
        <div class={styles.page}>
          <Toolbar />
          <Banners opened={opened} memberId={me.member.id} />
          <main class={styles.middle}>
            {mayEdit && (hasPalette.is.value && !isCrowded ? <Palette /> : <PaletteTab />)}
            <div class={styles.workspace} data-region>
              <Canvas />
              {hasProblems.value && (
                <ProblemList
                  onClose={() => {
                    hasProblems.value = false
                  }}
                />
              )}
            </div>
            <Dock />
          </main>
          <Picker />
          {menu.value && <ContextMenu />}
          <Dialogs />
          <p class={controls.unseen} role="status" aria-live="polite">
            {announcement}
          </p>
        </div>
      </EditorContext.Provider>
    </DraftContext.Provider>
  )
}

/** The editor of this journey, with all that listens to it for as long as it is open. */
function useOpenEditor(opened: Opened, { may, member, organisation }: Me): Editor {
  const { route } = useLocation()
  const { editor, check } = useMemo(() => {
    const check = checkInWorker(() => catalogOf(opened.id))
    const draft = makeDraft(opened, {
      server: serverOf(opened.id),
      check,
      mayWrite: may.includes('write journeys'),
      memberId: member.id,
    })
    return { check, editor: makeEditor(draft, route, organisation.id) }
  }, [])
  useEffect(() => {
    setInitialView(editor)
    const stops = [
      followGoTo(editor),
      followFilling(editor),
      followTest(editor),
      moveFocusToNextRegion(editor),
      listenToKeys(editor),
      installLeaveGuard(editor, member.id),
    ]
    return () => {
      for (const stop of stops) stop()
      void leave(editor).finally(check.stop)
    }
  }, [editor])
  return editor
}

/** Saves once more when the builder closes; what cannot be saved stays in this browser. */
async function leave({ draft }: Editor) {
  await draft.save()
  if (draft.saving.peek().is === 'saved') deleteUnsavedWork(draft.journeyId)
  draft.stop()
}
