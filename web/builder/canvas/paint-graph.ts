import type { Group } from '#journey/step.ts'
import { typeOf } from '#journey/steps/index.ts'
import { stepName } from '../document/step-name.ts'
import type { Editor } from '../editor.ts'
import { CARD, overlaps, type Rect } from './geometry.ts'
import { trace } from './wire-path.ts'
import { wireBounds } from './wiring.ts'
import { wrapped } from './wrapped.ts'

type Painting = { rect: Rect; scale: number; colors: PaintColors; letter?: number }

/** Colours as the page has them now. */
export type PaintColors = Record<
  'card' | 'ink' | 'wire' | 'selected' | 'bad' | 'current' | Group,
  string
>

const NAMES: Record<keyof PaintColors, string> = {
  card: '--card',
  ink: '--ink',
  wire: '--line-strong',
  selected: '--accent',
  bad: '--bad',
  current: '--warn',
  entry: '--group-entry',
  message: '--group-message',
  input: '--group-input',
  logic: '--group-logic',
  action: '--group-action',
}

/** Reads the colour tokens: written with `light-dark()`, they resolve only as a style of an element. */
export function paintColors(element: HTMLElement): PaintColors {
  const probe = document.createElement('span')
  element.append(probe)
  const colors = Object.fromEntries(
    Object.entries(NAMES).map(([name, token]) => {
      probe.style.color = `var(${token})`
      return [name, getComputedStyle(probe).color]
    }),
  )
  probe.remove()
  return colors as PaintColors
}

/**
 * Paints the part of the journey that is in `rect`, `scale` pixels to a canvas unit; with their names
 * where a letter takes `letter` canvas units.
 */
export function paintGraph(
  editor: Editor,
  on: CanvasRenderingContext2D,
  { rect, scale, colors, letter }: Painting,
) {
  const { draft, layouts } = editor
  const steps = draft.steps.peek()
  on.setTransform(scale, 0, 0, scale, -rect.x * scale, -rect.y * scale)
  on.strokeStyle = colors.wire
  on.lineWidth = Math.max(1.25 / scale, 2)
  wires(editor, on, rect)
  const [right, bottom] = [rect.x + rect.width, rect.y + rect.height]
  const stepProblems = editor.stepProblems.peek()
  const current = draft.currentStep.peek()
  const least = 2 / scale
  for (const node of steps.values()) {
    const [x, y] = [node.x.peek(), node.y.peek()]
    const { height } = layouts.of(node)
    if (x > right || y > bottom || x + CARD.width < rect.x || y + height < rect.y) continue
    const isMarked = node.isSelected.peek() || node.id === current
    if (isMarked) {
      on.fillStyle = node.id === current ? colors.current : colors.selected
      on.fillRect(x - 3 * least, y - 3 * least, CARD.width + 6 * least, height + 6 * least)
    }
    on.fillStyle = colors.card
    on.fillRect(x, y, CARD.width, height)
    const card = { x, y, width: CARD.width, height }
    const isWrong = stepProblems.get(node.id)?.severity === 'error'
    on.fillStyle = colors[typeOf(node).group]
    // Beside a name the colour is a line, without one it is half the card.
    const head = letter ? Math.max(CARD.head / 2, 2 * least) : Math.max(CARD.head * 1.6, 3 * least)
    on.fillRect(x, y, CARD.width, head)
    on.strokeStyle = isWrong ? colors.bad : on.fillStyle
    on.lineWidth = isWrong ? least : least / 2
    on.strokeRect(x, y, CARD.width, height)
    if (letter) {
      on.fillStyle = colors.ink
      paintName(
        on,
        stepName(node.step.peek()),
        { ...card, y: y + head, height: height - head },
        letter,
      )
    }
  }
}

/** A name in as many lines as there is room for, the last one cut off; always one. */
function paintName(
  on: CanvasRenderingContext2D,
  name: string,
  { x, y, width, height }: Rect,
  letter: number,
) {
  const fontOf = (size: number) => `500 ${size}px system-ui, sans-serif`
  const room = width - letter / 3
  on.font = fontOf(letter)
  on.textAlign = 'center'
  on.textBaseline = 'middle'
  const longest = Math.max(...name.split(/\s+/).map((word) => on.measureText(word).width))
  // Rather a little smaller than a word cut in two.
  const size = letter * Math.max(0.75, Math.min(1, room / longest))
  on.font = fontOf(size)
  const lines = wrapped(name, Math.max(1, Math.floor(height / size)), (text) => {
    return on.measureText(text).width <= room
  })
  const first = y + (height - (lines.length - 1) * size) / 2
  for (const [at, line] of lines.entries()) on.fillText(line, x + width / 2, first + at * size)
}

/** Wires to a path: one path with thousands of lines is slow to stroke, and so is one path per line. */
const AT_ONCE = 60

function wires({ draft, layouts, wiring }: Editor, on: CanvasRenderingContext2D, rect: Rect) {
  const steps = draft.steps.peek()
  let count = 0
  on.beginPath()
  for (const edge of draft.edges.peek()) {
    const [source, target] = [steps.get(edge.from.step), steps.get(edge.to)]
    if (!source || !target) continue
    if (!overlaps(wireBounds(layouts.rectOf(source), layouts.rectOf(target)), rect)) continue
    const wire = wiring.of(edge)
    if (wire) trace(wire, on)
    count += 1
    if (count % AT_ONCE === 0) {
      on.stroke()
      on.beginPath()
    }
  }
  on.stroke()
}
