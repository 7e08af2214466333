import { effect } from '@preact/signals'
import type { Editor } from '../editor.ts'

/** F6 moves the focus to the next region of the page, and round again. */
export function moveFocusToNextRegion(editor: Editor) {
  let last = editor.nextRegion.peek()
  return effect(() => {
    const count = editor.nextRegion.value
    if (count === last) return
    last = count
    const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')]
    const at = regions.findIndex((region) => region.contains(document.activeElement))
    const next = regions[(at + 1) % regions.length]
    const inside = next?.querySelector<HTMLElement>(
      '[data-step][tabindex="0"], button:enabled, input, textarea, select, a[href]',
    )
    inside?.focus()
  })
}
