import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import controls from '../../design/controls.module.css'
import { Icon } from '../../design/icon.tsx'
import styles from './sheet.module.css'

/** A bottom sheet over the chat; the browser's own dialog holds the focus. */
export function Sheet(props: {
  title: string
  /** Over this it lies. */
  over: HTMLElement | null
  children: ComponentChildren
  onClose(): void
}) {
  const { title, over, children, onClose } = props
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const { current } = dialog
    if (!current) return
    const { left, bottom, width, height } =
      over?.getBoundingClientRect() ?? document.body.getBoundingClientRect()
    Object.assign(current.style, {
      left: `${left}px`,
      bottom: `${Math.max(0, innerHeight - bottom)}px`,
      width: `${width}px`,
      maxHeight: `${height * 0.85}px`,
    })
    current.showModal()
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      class={styles.sheet}
      aria-labelledby={id}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class={styles.inside}>
        <header class={styles.head}>
          <button
            type="button"
            class={controls.icon}
            aria-label="Close"
            onClick={() => dialog.current?.close()}
          >
            <Icon name="close" />
          </button>
          <h3 id={id} dir="auto">
            {title}
          </h3>
        </header>
        {children}
      </div>
    </dialog>
  )
}
