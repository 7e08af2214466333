import { batch } from '@preact/signals'
import type { Desk } from './desk.ts'

/** Nothing is selected any more, and the panel of what was goes. */
export function clearChoice({ draft, edge, dock }: Desk) {
  batch(() => {
    draft.select([])
    edge.value = undefined
    if (dock.peek() === 'panel') dock.value = undefined
  })
}

/** Selects one step and opens its panel. */
export function openStep({ draft, edge, dock, focused }: Desk, stepId: string) {
  batch(() => {
    draft.select([stepId])
    edge.value = undefined
    focused.value = stepId
    dock.value = 'panel'
  })
}
