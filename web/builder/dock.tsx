import type { ComponentType } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { ErrorBoundary, lazy } from 'preact-iso'
import styles from './builder.module.css'
import { type Dock as DockName, useDesk } from './desk.ts'

type Pane = ComponentType<{ onClose(): void }>
const PANES: Record<DockName, Pane> = {
  panel: lazy(() => import('./panel/panel.tsx')),
  variables: lazy(() => import('./variables/variables-panel.tsx')),
  apis: lazy(() => import('./apis/api-manager.tsx')),
  versions: lazy(() => import('./versions/versions-panel.tsx')),
}
const TestChat: Pane = lazy(() => import('./test-chat/test-chat.tsx'))

/** What stands at the right of the canvas: one pane at a time, and the test chat beside it. */
export function Dock() {
  const desk = useDesk()
  const { dock, isTesting, enterDock, focused, draft } = desk
  const place = useRef<HTMLDivElement>(null)
  const open = dock.value
  const Open = open && PANES[open]

  // Enter on a card opens the panel and goes into it, once it is loaded.
  const entered = enterDock.value
  useEffect(() => {
    if (!entered) return
    let tries = 0
    const timer = setInterval(() => {
      tries += 1
      const field = place.current?.querySelector<HTMLElement>(
        'textarea, input:not([type=hidden]), select',
      )
      field?.focus()
      if (field || tries > 40) clearInterval(timer)
    }, 25)
    return () => clearInterval(timer)
  }, [entered])

  function close() {
    const hadKeyboard = place.current?.contains(document.activeElement)
    dock.value = undefined
    const id = focused.peek()
    if (hadKeyboard && id && draft.steps.peek().has(id)) desk.focus(id)
  }
  return (
    <ErrorBoundary>
      {Open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back to the canvas
        <div
          ref={place}
          class={styles.dock}
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
    </ErrorBoundary>
  )
}
