import { batch } from '@preact/signals'
import type { Editor } from '../editor.ts'

/** Clears the selection and closes its panel. */
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
