import type { Desk } from '../desk.ts'
import { graphOrder, neighbour } from '../walk.ts'
import { command } from './command.ts'

/** From step to step as a conversation goes. At the ends Tab leaves the canvas, as it would a list. */
export const nextStep = command({
  name: 'next-step',
  label: 'Next step',
  group: 'View',
  keys: ['Tab'],
  needsCanvas: true,
  isUnlisted: true,
  isOff: (desk) => !beside(desk, 1),
  run: (desk) => go(desk, 1),
})

export const previousStep = command({
  name: 'previous-step',
  label: 'Step before',
  group: 'View',
  keys: ['Shift+Tab'],
  needsCanvas: true,
  isUnlisted: true,
  isOff: (desk) => desk.focused.peek() === undefined || !beside(desk, -1),
  run: (desk) => go(desk, -1),
})

const beside = (desk: Desk, by: 1 | -1) =>
  neighbour(graphOrder(desk.draft, desk.layouts), desk.focused.peek(), by)

function go(desk: Desk, by: 1 | -1) {
  const cell = beside(desk, by)
  if (!cell) return
  desk.edge.value = undefined
  desk.draft.select([cell.id])
  desk.focus(cell.id)
}
