import type { Desk } from '../desk.ts'
import { CARD, type Rect } from '../geometry.ts'
import { groupOf } from '../palette/offer.ts'

/** Colours as the page has them just now. */
export type Inks = Record<
  | 'card'
  | 'wire'
  | 'selected'
  | 'bad'
  | 'current'
  | 'Entry'
  | 'Message'
  | 'Input'
  | 'Logic'
  | 'Action',
  string
>

const NAMES: Record<keyof Inks, string> = {
  card: '--card',
  wire: '--line-strong',
  selected: '--accent',
  bad: '--bad',
  current: '--warn',
  Entry: '--group-entry',
  Message: '--group-message',
  Input: '--group-input',
  Logic: '--group-logic',
  Action: '--group-action',
}

/** The tokens are written with `light-dark()`: only as a colour of an element are they a colour. */
export function inksOf(element: HTMLElement): Inks {
  const probe = document.createElement('span')
  element.append(probe)
  const inks = Object.fromEntries(
    Object.entries(NAMES).map(([ink, token]) => {
      probe.style.color = `var(${token})`
      return [ink, getComputedStyle(probe).color]
    }),
  )
  probe.remove()
  return inks as Inks
}

/** Paints the part of the drawing that is in `rect`, `scale` pixels to a canvas unit. */
export function paint(
  desk: Desk,
  on: CanvasRenderingContext2D,
  { rect, scale, inks }: { rect: Rect; scale: number; inks: Inks },
) {
  const { draft, layouts } = desk
  const steps = draft.steps.peek()
  on.setTransform(scale, 0, 0, scale, -rect.x * scale, -rect.y * scale)
  on.strokeStyle = inks.wire
  on.lineWidth = Math.max(1 / scale, 2)
  on.globalAlpha = 0.6
  wires(desk, on, rect)
  on.globalAlpha = 1
  const [right, bottom] = [rect.x + rect.width, rect.y + rect.height]
  const bad = desk.bad.peek()
  const current = draft.currentStep.peek()
  const least = 2 / scale
  for (const cell of steps.values()) {
    const [x, y] = [cell.x.peek(), cell.y.peek()]
    const { height } = layouts.of(cell)
    if (x > right || y > bottom || x + CARD.width < rect.x || y + height < rect.y) continue
    const isMarked = cell.isSelected.peek() || cell.id === current
    if (isMarked) {
      on.fillStyle = cell.id === current ? inks.current : inks.selected
      on.fillRect(x - 3 * least, y - 3 * least, CARD.width + 6 * least, height + 6 * least)
    }
    on.fillStyle = inks.card
    on.fillRect(x, y, CARD.width, height)
    on.fillStyle = bad.get(cell.id)?.severity === 'error' ? inks.bad : inks[groupOf(cell.type)]
    on.fillRect(x, y, CARD.width, Math.max(CARD.head * 1.6, 3 * least))
    on.strokeStyle = on.fillStyle
    on.lineWidth = least / 2
    on.strokeRect(x, y, CARD.width, height)
  }
}

/** One path with thousands of lines in it is slow to fill; one for each line is slow to say. */
const AT_ONCE = 60

function wires({ draft, layouts }: Desk, on: CanvasRenderingContext2D, rect: Rect) {
  const steps = draft.steps.peek()
  let count = 0
  on.beginPath()
  for (const { from, to } of draft.edges.peek()) {
    const [source, target] = [steps.get(from.step), steps.get(to)]
    if (!source || !target) continue
    const [x1, y1] = [source.x.peek() + CARD.width, source.y.peek() + layouts.of(source).height / 2]
    const [x2, y2] = [target.x.peek(), target.y.peek() + CARD.head / 2]
    if (Math.min(x1, x2) > rect.x + rect.width || Math.max(x1, x2) < rect.x) continue
    if (Math.min(y1, y2) > rect.y + rect.height || Math.max(y1, y2) < rect.y) continue
    on.moveTo(x1, y1)
    on.lineTo(x2, y2)
    count += 1
    if (count % AT_ONCE === 0) {
      on.stroke()
      on.beginPath()
    }
  }
  on.stroke()
}
