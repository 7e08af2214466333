import { computed, type ReadonlySignal } from '@preact/signals'
import type { StepNode } from '../document/draft.ts'
import type { EditorDraft } from '../document/make-draft.ts'
import { NOTE, overlaps, type Rect } from './geometry.ts'
import type { Layouts } from './layouts.ts'

/** Finds the cards near a place, each with the note above it. */
export type SpatialIndex = {
  /** Subscribes to changes there; a card that is dragged counts once it is dropped. */
  near(rect: Rect, but: readonly StepNode[]): Rect[]
}

type PlacedStep = { node: StepNode; room: Rect }
type Cells = ReadonlyMap<number, readonly PlacedStep[]>

const CELL = 400
const NONE: readonly PlacedStep[] = []

/** Cards by cells of the canvas: a query reads few cells, and is notified only of changes in them. */
export function spatialIndex(
  draft: Pick<EditorDraft, 'layoutVersion' | 'steps'>,
  { rectOf }: Pick<Layouts, 'rectOf'>,
): SpatialIndex {
  function roomOf(node: StepNode): Rect {
    const { x, y, width, height } = rectOf(node)
    const note = node.step.peek().note ? NOTE : 0
    return { x, y: y - note, width, height: height + note }
  }
  let last: Cells = new Map()
  const squares = computed(() => {
    draft.layoutVersion.value
    const found = new Map<number, PlacedStep[]>()
    for (const node of draft.steps.value.values()) {
      const room = roomOf(node)
      for (const square of cellsOf(room)) {
        const here = found.get(square)
        if (here) here.push({ node, room })
        else found.set(square, [{ node, room }])
      }
    }
    last = new Map([...found].map(([square, here]) => [square, kept(last.get(square), here)]))
    return last
  })
  const known = new Map<number, ReadonlySignal<readonly PlacedStep[]>>()
  function at(square: number): readonly PlacedStep[] {
    const made = known.get(square) ?? computed(() => squares.value.get(square) ?? NONE)
    known.set(square, made)
    return made.value
  }
  return {
    near(rect, but) {
      const rooms = new Map<StepNode, Rect>()
      for (const square of cellsOf(rect)) {
        for (const { node } of at(square)) {
          // Where it is now, if it is being carried along.
          const room = roomOf(node)
          if (overlaps(room, rect) && !but.includes(node)) rooms.set(node, room)
        }
      }
      return [...rooms.values()]
    },
  }
}

/** The old list where the new one says the same. */
function kept(before: readonly PlacedStep[] | undefined, now: readonly PlacedStep[]) {
  const isSame =
    before?.length === now.length &&
    now.every(({ node, room: { x, y, height } }, at) => {
      const was = before[at]
      return (
        was?.node === node && was.room.x === x && was.room.y === y && was.room.height === height
      )
    })
  return isSame ? before : now
}

/** Two cells may share a number: each card found is checked anyway. */
function cellsOf({ x, y, width, height }: Rect): number[] {
  const squares: number[] = []
  const [right, bottom] = [Math.floor((x + width) / CELL), Math.floor((y + height) / CELL)]
  for (let column = Math.floor(x / CELL); column <= right; column++) {
    for (let row = Math.floor(y / CELL); row <= bottom; row++) {
      squares.push(column * 65_536 + row)
    }
  }
  return squares
}
