import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import controls from './controls.module.css'
import styles from './dialog.module.css'
import { Icon } from './icon.tsx'

const FIELDS = 'textarea:enabled, input:enabled:not([type=hidden]), select:enabled'

/**
 * A question or a list over the page. The browser's own: it holds the focus and gives it back. The
 * focus begins in the first field, if it has one.
 */
export function Dialog(props: { title: string; children: ComponentChildren; onClose(): void }) {
  const { title, children, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    dialog.current?.showModal()
    dialog.current?.querySelector<HTMLElement>(FIELDS)?.focus()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      class={styles.dialog}
      ref={dialog}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => {
        if (event.target === dialog.current) dialog.current?.close()
      }}
    >
      <div class={styles.inside}>
        <header class={styles.head}>
          <h2 id={id}>{title}</h2>
          <button
            type="button"
            class={controls.quiet}
            aria-label="Close"
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
        </header>
        {children}
      </div>
    </dialog>
  )
}
