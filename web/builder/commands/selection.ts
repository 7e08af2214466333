import { batch } from '@preact/signals'
import type { Editor } from '../editor.ts'

/** Nothing is selected any more, and the panel of what was goes. */
export function clearSelection({ draft, edge, dock }: Editor) {
  batch(() => {
    draft.select([])
    edge.value = undefined
    if (dock.peek() === 'panel') dock.value = undefined
  })
}

/** Selects one step and opens its panel. */
export function openStep({ draft, edge, dock, focused }: Editor, stepId: string) {
  batch(() => {
    draft.select([stepId])
    edge.value = undefined
    focused.value = stepId
    dock.value = 'panel'
  })
}
