import { effect } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import styles from './builder.module.css'
import { type Dock as DockName, type Editor, useEditor } from './editor.ts'
import { forms } from './forms/index.ts'
import { type LazyComponent, lazyComponent, preloadAll } from './loading/lazy-component.tsx'

type Pane = LazyComponent<{ onClose(): void }>
const PANES: Record<DockName, Pane> = {
  panel: lazyComponent(async () => (await import('./panel/panel.tsx')).default),
  variables: lazyComponent(async () => (await import('./variables/variables-panel.tsx')).default),
  apis: lazyComponent(async () => (await import('./apis/api-manager.tsx')).default),
  versions: lazyComponent(async () => (await import('./versions/versions-panel.tsx')).default),
}
const TestChat: Pane = lazyComponent(
  async () => (await import('./test-chat/test-chat.tsx')).default,
)

/** The right of the canvas: one pane at a time, and the test chat beside it. */
export function Dock() {
  const editor = useEditor()
  const { dock, isTesting, enterDock, focused, draft } = editor
  const place = useRef<HTMLDivElement>(null)
  const open = dock.value
  const Open = open && PANES[open]

  useEffect(() => loadAhead(editor), [editor])
  // Enter on a card opens the panel and goes into it.
  const entered = enterDock.value
  useEffect(() => {
    if (entered && place.current) return enterOnceDrawn(place.current)
  }, [entered])

  function close() {
    const hadKeyboard = place.current?.contains(document.activeElement)
    dock.value = undefined
    const id = focused.peek()
    if (hadKeyboard && id && draft.steps.peek().has(id)) editor.focus(id)
  }
  return (
    <>
      {Open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back to the canvas
        <div
          ref={place}
          class={styles.dock}
          data-dock
          data-region
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !event.defaultPrevented) close()
          }}
        >
          <Open onClose={close} />
        </div>
      )}
      {isTesting.value && (
        <div class={styles.chat} data-region data-own-keys>
          <TestChat
            onClose={() => {
              isTesting.value = false
            }}
          />
        </div>
      )}
    </>
  )
}

/** For a step that is chosen before all is loaded, its form comes beside the panel, not after it. */
function loadAhead({ draft }: Editor) {
  const onceIdle = globalThis.requestIdleCallback ?? setTimeout
  onceIdle(preloadAll)
  return effect(() => {
    const [id = '', other] = draft.selection.value
    const node = other === undefined && draft.steps.peek().get(id)
    if (node) forms[node.type].load()
  })
}

/** Focuses the first field once it is loaded, unless the focus moved elsewhere before. */
function enterOnceDrawn(pane: HTMLElement) {
  const from = document.activeElement
  const watch = new MutationObserver(enter)
  watch.observe(pane, { childList: true, subtree: true })
  function enter() {
    const field = pane.querySelector<HTMLElement>('textarea, input:not([type=hidden]), select')
    if (document.activeElement === from) field?.focus()
    if (field || !pane.querySelector('[aria-busy]')) watch.disconnect()
  }
  enter()
  return () => watch.disconnect()
}
