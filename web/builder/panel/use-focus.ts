import { useEffect, useRef } from 'preact/hooks'
import type { Draft } from '../document/draft.ts'

/**
 * Goes to the field that somebody asked for: a problem that was clicked, a place where a variable is
 * used, once the form is here. Where just that field is not on screen, to the nearest around it; one
 * that waits behind a button is asked for.
 */
export function useFocus(draft: Draft, stepId: string, isHere: boolean, show: () => void) {
  const panel = useRef<HTMLElement>(null)
  const asked = draft.focusField.value
  useEffect(() => {
    if (asked?.stepId !== stepId || !isHere) return
    show()
    // The tab, or what a field opens, may have to render first.
    const frame = requestAnimationFrame(() => {
      if (panel.current) focusOn(panel.current, asked.field)
      draft.focusField.value = undefined
    })
    return () => cancelAnimationFrame(frame)
  }, [asked, stepId, isHere])
  return panel
}

const CONTROLS = 'textarea, select, input:not([hidden]), button'

function focusOn(panel: HTMLElement, field: string) {
  for (let path = field; path; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const found = panel.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`)
    if (!found) continue
    if (found.matches('[data-asks]')) {
      found.click()
      return
    }
    const control = found.querySelector<HTMLElement>(CONTROLS) ?? found
    control.focus({ preventScroll: true })
    found.scrollIntoView({ block: 'center' })
    return
  }
}
