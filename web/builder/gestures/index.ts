import { isMac } from '../commands/keys.ts'
import type { Desk } from '../desk.ts'
import { boxSelect } from './box-select.ts'
import type { At, Gesture, Hit } from './gesture.ts'
import { link } from './link.ts'
import { moveSteps } from './move-steps.ts'
import { pan } from './pan.ts'
import { pickEdge } from './pick-edge.ts'
import { pressPane } from './press-pane.ts'
import { relink } from './relink.ts'

const LEFT = 0
const MIDDLE = 1

/** Which gesture a press begins. */
export function gestureOf(desk: Desk, hit: Hit, at: At): Gesture | undefined {
  const { button, ctrlKey, shiftKey, pointerType } = at.event
  if (button === MIDDLE || (button === LEFT && desk.isSpaceDown.peek())) return pan(desk, hit, at)
  // On a Mac, Control makes it the right button.
  if (button !== LEFT || (ctrlKey && isMac())) return undefined
  const isFinger = pointerType === 'touch'
  switch (hit.on) {
    case 'port':
      return link(desk, hit, at) ?? moveSteps(desk, { on: 'card', stepId: hit.stepId }, at)
    case 'edge-end':
      return relink(desk, hit, at)
    case 'edge':
      return pickEdge(desk, hit, at)
    case 'card':
      return isFinger ? touchCard(desk, hit, at) : moveSteps(desk, hit, at)
    case 'pane':
      return shiftKey ? boxSelect(desk, hit, at) : pressPane(desk, hit, at)
  }
}

/** A finger moves the canvas, and only a card that was tapped before. */
function touchCard(desk: Desk, hit: Extract<Hit, { on: 'card' }>, at: At): Gesture | undefined {
  const isHeld = desk.draft.selection.peek().has(hit.stepId) && !desk.draft.readOnly.peek()
  if (isHeld) return moveSteps(desk, hit, at)
  const panning = pressPane(desk, { on: 'pane' }, at)
  if (!panning) return undefined
  let moved = false
  return {
    move(now) {
      moved ||= Math.hypot(now.screen.x - at.screen.x, now.screen.y - at.screen.y) > 8
      if (moved) panning.move(now)
    },
    end(now) {
      if (!moved) moveSteps(desk, hit, at)?.end(now)
    },
    cancel() {},
  }
}
