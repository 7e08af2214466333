import type { RefObject } from 'preact'
import { splitPlaceholders } from './placeholders.ts'
import text from './text.module.css'

/** The same letters under a text area, with its placeholders coloured; it also gives the area its height. */
export const TextLayer = (props: {
  layer: RefObject<HTMLDivElement | null>
  shape: string
  value: string
  placeholder?: string
  isKnown(scoped: string): boolean
}) => (
  <div ref={props.layer} class={`${text.under} ${props.shape}`} aria-hidden="true">
    {splitPlaceholders(props.value, props.isKnown).map((piece, at) =>
      piece.variable ? (
        <span key={`${at}`} class={text[piece.variable]} data-variable={piece.variable}>
          {piece.text}
        </span>
      ) : (
        piece.text
      ),
    )}
    {props.value === '' ? props.placeholder : '\u200b'}
  </div>
)

/** Where a place in the text stands on the screen. */
export function caretRect(layer: HTMLElement, offset: number): DOMRect {
  const walker = document.createTreeWalker(layer, NodeFilter.SHOW_TEXT)
  for (let left = offset, node = walker.nextNode(); node; node = walker.nextNode()) {
    const { length } = node.textContent ?? ''
    if (left <= length) {
      const range = document.createRange()
      range.setStart(node, left)
      range.setEnd(node, Math.min(length, left + 1))
      return range.getBoundingClientRect()
    }
    left -= length
  }
  return layer.getBoundingClientRect()
}
