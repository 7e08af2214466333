import { isMac } from '../commands/keys.ts'
import type { Editor } from '../editor.ts'
import { boxSelect } from './box-select.ts'
import type { Gesture, Hit, PointerAt } from './gesture.ts'
import { link } from './link.ts'
import { moveSteps } from './move-steps.ts'
import { pan } from './pan.ts'
import { pickEdge } from './pick-edge.ts'
import { pressPane } from './press-pane.ts'
import { relink } from './relink.ts'

const LEFT = 0
const MIDDLE = 1

/** Which gesture a press begins. */
export function startGesture(editor: Editor, hit: Hit, at: PointerAt): Gesture | undefined {
  const { button, ctrlKey, shiftKey, pointerType } = at.event
  if (button === MIDDLE || (button === LEFT && editor.isSpaceDown.peek()))
    return pan(editor, hit, at)
  // On a Mac, Control makes it the right button.
  if (button !== LEFT || (ctrlKey && isMac())) return undefined
  const isFinger = pointerType === 'touch'
  switch (hit.on) {
    case 'port':
      return link(editor, hit, at) ?? moveSteps(editor, { on: 'card', stepId: hit.stepId }, at)
    case 'edge-end':
      return relink(editor, hit, at)
    case 'edge':
      return pickEdge(editor, hit, at)
    case 'card':
      return isFinger ? touchCard(editor, hit, at) : moveSteps(editor, hit, at)
    case 'pane':
      return shiftKey ? boxSelect(editor, hit, at) : pressPane(editor, hit, at)
  }
}

/** A finger moves the canvas, and only a card that was tapped before. */
function touchCard(
  editor: Editor,
  hit: Extract<Hit, { on: 'card' }>,
  at: PointerAt,
): Gesture | undefined {
  const isHeld = editor.draft.selection.peek().has(hit.stepId) && !editor.draft.readOnly.peek()
  if (isHeld) return moveSteps(editor, hit, at)
  const panning = pressPane(editor, { on: 'pane' }, at)
  if (!panning) return undefined
  let moved = false
  return {
    move(now) {
      moved ||= Math.hypot(now.screen.x - at.screen.x, now.screen.y - at.screen.y) > 8
      if (moved) panning.move(now)
    },
    end(now) {
      if (!moved) moveSteps(editor, hit, at)?.end(now)
    },
    cancel() {},
  }
}
