import { computed, type ReadonlySignal } from '@preact/signals'
import type { StepCell } from './draft.ts'
import { overlaps, type Rect } from './geometry.ts'
import type { Layouts } from './layouts.ts'
import type { OwnDraft } from './make-draft.ts'

/** Which cards stand near a place, as they stood when the last gesture was over. */
export type Places = { near(rect: Rect): StepCell[] }

const SQUARE = 400

/** Cards by squares of the canvas: a look costs what is there, not what there is. */
export function placesOf(
  draft: Pick<OwnDraft, 'placed' | 'steps'>,
  { rectOf }: Pick<Layouts, 'rectOf'>,
): ReadonlySignal<Places> {
  return computed(() => {
    draft.placed.value
    const squares = new Map<number, StepCell[]>()
    for (const cell of draft.steps.value.values()) {
      for (const square of squaresOf(rectOf(cell))) {
        const here = squares.get(square)
        if (here) here.push(cell)
        else squares.set(square, [cell])
      }
    }
    return {
      near(rect) {
        const found = new Set<StepCell>()
        for (const square of squaresOf(rect)) {
          for (const cell of squares.get(square) ?? []) {
            if (overlaps(rectOf(cell), rect)) found.add(cell)
          }
        }
        return [...found]
      },
    }
  })
}

/** Two squares may share a number: what is found there is looked at anyway. */
function squaresOf({ x, y, width, height }: Rect): number[] {
  const squares: number[] = []
  const [right, bottom] = [Math.floor((x + width) / SQUARE), Math.floor((y + height) / SQUARE)]
  for (let column = Math.floor(x / SQUARE); column <= right; column++) {
    for (let row = Math.floor(y / SQUARE); row <= bottom; row++) {
      squares.push(column * 65_536 + row)
    }
  }
  return squares
}
