import { batch, signal } from '@preact/signals'
import type { DocumentSignals } from './document-signals.ts'
import type { Draft, StepNode } from './draft.ts'

/**
 * What is selected: in one set, and on each node, so that a card need not ask the set; and which field
 * of it is to be shown. `onSelect` is called before each choice.
 */
export function selectionOf(signals: DocumentSignals, onSelect: () => void) {
  const selection = signal<ReadonlySet<string>>(new Set())
  let pruned = signals.steps.peek()
  function put(
    next: ReadonlySet<string>,
    nodes: ReadonlyMap<string, StepNode> = signals.steps.peek(),
  ) {
    batch(() => {
      for (const id of selection.peek()) {
        const node = nodes.get(id)
        if (node) node.isSelected.value = next.has(id)
      }
      for (const id of next) {
        const node = nodes.get(id)
        if (node) node.isSelected.value = true
      }
      selection.value = next
    })
  }
  const focusField: Draft['focusField'] = signal(undefined)
  const revealRequest = signal<{ stepId: string } | undefined>()
  const select: Draft['select'] = (ids, how = 'only') => {
    onSelect()
    const next = new Set(how === 'only' ? [] : selection.peek())
    for (const id of ids) {
      if (!signals.steps.peek().has(id)) continue
      if (how === 'toggle' && next.has(id)) next.delete(id)
      else next.add(id)
    }
    const before = selection.peek()
    if (next.size === before.size && [...next].every((id) => before.has(id))) return
    put(next)
  }
  return {
    selection,
    select,
    goTo(stepId: string, field?: string) {
      if (!signals.steps.peek().has(stepId)) return
      batch(() => {
        select([stepId])
        focusField.value = field === undefined ? undefined : { stepId, field }
        revealRequest.value = { stepId }
      })
    },
    focusField,
    revealRequest,
    /** Steps that went are no longer selected; should they come back, they come back unselected. */
    prune() {
      const steps = signals.steps.peek()
      if (steps === pruned) return
      pruned = steps
      const left = [...selection.peek()].filter((id) => steps.has(id))
      if (left.length < selection.peek().size) put(new Set(left))
      for (const node of steps.values()) {
        const is = selection.peek().has(node.id)
        if (node.isSelected.peek() !== is) node.isSelected.value = is
      }
    },
  }
}
