import type { Point } from '../canvas/geometry.ts'
import type { Editor } from '../editor.ts'
import { pinch } from './pinch.ts'

/** The fingers on the pane; two of them zoom and move the canvas together. */
export function touches(editor: Editor) {
  const fingers = new Map<number, Point>()
  let spread: ReturnType<typeof pinch> | undefined
  const pair = (): [Point, Point] | undefined => {
    const [one, two] = fingers.values()
    return one && two && [one, two]
  }
  return {
    isEmpty: () => fingers.size === 0,
    /** True when this is a second finger: from now on both pinch. */
    down({ pointerType, pointerId }: PointerEvent, screen: Point): boolean {
      if (pointerType === 'touch') fingers.set(pointerId, screen)
      const two = pair()
      if (two) spread = pinch(editor, two)
      return two !== undefined
    },
    /** True when the fingers pinch. */
    move({ pointerId }: PointerEvent, screen: Point): boolean {
      if (fingers.has(pointerId)) fingers.set(pointerId, screen)
      const two = pair()
      if (!spread || !two) return false
      spread(two)
      return true
    },
    up({ pointerId }: PointerEvent) {
      fingers.delete(pointerId)
      if (fingers.size < 2) spread = undefined
    },
  }
}
