import { useEffect, useRef, useState } from 'preact/hooks'
import { Icon } from './icon.tsx'
import styles from './toast.module.css'

type Action = { label: string; onAction(): void }
type ToastItem = { id: number; text: string; isBad?: boolean; action?: Action }

/** Long enough to read and to reach the action; bad news stays until it is put away. */
const READ_MS = 6000

let listener: ((item: ToastItem) => void) | undefined
let count = 0

/** Says in a line that something was done, or could not be; `action` takes it back. */
export function toast(text: string, { isBad, action }: { isBad?: boolean; action?: Action } = {}) {
  count += 1
  listener?.({ id: count, text, isBad, action })
}

/** Where toasts appear: once, at the root of the app. */
export function Toasts() {
  const [all, setAll] = useState<ToastItem[]>([])
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    listener = (item) => setAll((before) => [...before.slice(-2), item])
    return () => {
      listener = undefined
    }
  }, [])
  useEffect(() => {
    // Shown again each time: the newest popover lies over dialogs opened since.
    place.current?.hidePopover()
    if (all.length) place.current?.showPopover()
  }, [all])
  const close = (id: number) => setAll((before) => before.filter((each) => each.id !== id))
  return (
    <div ref={place} class={styles.place} popover="manual" role="status" aria-live="polite">
      {all.map((item) => (
        <Toast key={item.id} item={item} onClose={() => close(item.id)} />
      ))}
    </div>
  )
}

function Toast({ item, onClose }: { item: ToastItem; onClose(): void }) {
  const { text, isBad, action } = item
  const [isHeld, setHeld] = useState(false)
  useEffect(() => {
    if (isBad || isHeld) return
    const timer = setTimeout(onClose, READ_MS)
    return () => clearTimeout(timer)
  }, [isHeld])
  return (
    <div
      class={isBad ? styles.bad : styles.toast}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocusIn={() => setHeld(true)}
      onFocusOut={() => setHeld(false)}
    >
      <p dir="auto">{text}</p>
      {action && (
        <button
          type="button"
          onClick={() => {
            onClose()
            action.onAction()
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" aria-label="Close" onClick={onClose}>
        <Icon name="close" size={18} />
      </button>
    </div>
  )
}
