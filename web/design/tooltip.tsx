import { cloneElement, type VNode } from 'preact'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { placePopover, type Side } from './place-popover.ts'
import styles from './tooltip.module.css'

const HOVER_MS = 400

/**
 * A few words about a control, on hover and on focus; Escape takes them away, and the pointer may
 * rest on them. Describes its child; the child's own name must say what it is without this.
 */
export function Tooltip(props: {
  text: string
  side?: Side
  children: VNode<Record<string, unknown>>
}) {
  const { text, side = 'above', children } = props
  const [isOpen, setOpen] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  const tip = useRef<HTMLSpanElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const id = useId()

  const showIn = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(true), ms)
  }
  const hideIn = (ms: number) => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setOpen(false), ms)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    const { current } = tip
    if (!current) return
    current.togglePopover(isOpen)
    if (isOpen && anchor.current) placePopover(current, anchor.current, side, 'center')
    if (!isOpen) return
    const dismiss = (event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)
    document.addEventListener('keydown', dismiss)
    return () => document.removeEventListener('keydown', dismiss)
  }, [isOpen])

  return (
    <span
      ref={anchor}
      class={styles.anchor}
      onPointerEnter={(event) => event.pointerType === 'mouse' && showIn(HOVER_MS)}
      onPointerLeave={() => hideIn(100)}
      onPointerDown={() => hideIn(0)}
      onFocusIn={(event) =>
        event.target instanceof Element && event.target.matches(':focus-visible') && showIn(0)
      }
      onFocusOut={() => hideIn(0)}
    >
      {cloneElement(children, { 'aria-describedby': id })}
      <span ref={tip} id={id} class={styles.tip} popover="manual" role="tooltip">
        {text}
      </span>
    </span>
  )
}
