import { effect } from '@preact/signals'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CARD,
  cardHeight,
  contains,
  inPoint,
  outPoint,
  overlaps,
  type Point,
  padded,
  type Rect,
} from '../../web/builder/canvas/geometry.ts'
import { pathOf, type Wire, wireOf } from '../../web/builder/canvas/wire-path.ts'
import { makeEditor } from '../../web/builder/editor.ts'
import { edge, sketch, step } from './sketch.ts'

const ROWS = 4
const card = (x: number, y: number, rows = ROWS): Rect => ({
  x,
  y,
  width: CARD.width,
  height: cardHeight(rows),
})
const lead = (from: Rect, to: Rect, { row = 0, others = [] as Rect[] } = {}) =>
  wireOf(outPoint(from, row), inPoint(to), { from, to, others, row, rows: ROWS })

/** Points along a wire, two units apart or closer. */
function along({ shape, points }: Wire): Point[] {
  const [a, b, c, d] = points
  if (shape === 'curve' && a && b && c && d) {
    const part = (t: number, p: number, q: number, r: number, s: number) =>
      p * (1 - t) ** 3 + 3 * q * t * (1 - t) ** 2 + 3 * r * t ** 2 * (1 - t) + s * t ** 3
    const times = Array.from({ length: 2001 }, (_, at) => at / 2000)
    return times.map((t) => ({ x: part(t, a.x, b.x, c.x, d.x), y: part(t, a.y, b.y, c.y, d.y) }))
  }
  return points.slice(1).flatMap((end, at) => {
    const start = points[at] ?? end
    const count = Math.ceil(Math.hypot(end.x - start.x, end.y - start.y) / 2)
    return Array.from({ length: count + 1 }, (_, n) => ({
      x: start.x + ((end.x - start.x) * n) / (count || 1),
      y: start.y + ((end.y - start.y) * n) / (count || 1),
    }))
  })
}
const isBehind = (wire: Wire, { x, y, width, height }: Rect) =>
  along(wire).some((at) =>
    contains({ x: x + 1, y: y + 1, width: width - 2, height: height - 2 }, at),
  )

const place = fc.record({
  x: fc.integer({ min: -700, max: 700 }),
  y: fc.integer({ min: -700, max: 700 }),
})
const row = fc.integer({ min: 0, max: ROWS - 1 })

describe('a wire', () => {
  it('runs on to a card further right in a calm curve', () => {
    const wire = lead(card(0, 0), card(600, 100))
    expect(wire.shape).toBe('curve')
    expect(pathOf(wire)).toMatch(/^M224 95C[\d. ]+ 591 119$/)
    expect(along(wire)).toContainEqual(wire.middle)
  })

  it('runs a long way along straight lanes, at the height of its end if that is free', () => {
    const { shape, points } = lead(card(0, 0), card(1200, 100))
    expect(shape).toBe('legs')
    expect(points.at(-2)?.y).toBe(119)
    expect(points.slice(1, -1).every(({ y }) => y === 95 || y === 119)).toBe(true)
  })

  it('never runs behind its own two cards, wherever they stand', () => {
    fc.assert(
      fc.property(place, row, ({ x, y }, at) => {
        const [from, to] = [card(0, 0), card(x, y)]
        fc.pre(!overlaps(padded(from, 10), to))
        const wire = lead(from, to, { row: at })
        expect([isBehind(wire, from), isBehind(wire, to)]).toEqual([false, false])
      }),
      { numRuns: 500 },
    )
  })

  it('goes back over both cards or under both, whichever is nearer', () => {
    const [from, to] = [card(600, 0), card(0, 0)]
    expect(lead(from, to, { row: 0 }).middle.y).toBeLessThan(0)
    expect(lead(from, to, { row: ROWS - 1 }).middle.y).toBeGreaterThan(from.height)
  })

  it('goes back on the other side where a card is in the way', () => {
    const [from, to] = [card(600, 0), card(0, 0)]
    const above = card(300, -cardHeight(ROWS) - 10)
    const wire = lead(from, to, { others: [above] })
    expect(wire.middle.y).toBeGreaterThan(from.height)
    expect(isBehind(wire, above)).toBe(false)
  })

  it('goes back between two cards that stand well apart', () => {
    const { middle } = lead(card(600, 0), card(0, 500))
    expect(middle.y).toBeGreaterThan(cardHeight(ROWS))
    expect(middle.y).toBeLessThan(500)
  })

  it('goes around a card between the two, and straight again when that is gone', () => {
    const [from, to, between] = [card(0, 0), card(800, 0), card(400, 0)]
    expect(isBehind(lead(from, to), between)).toBe(true)
    expect(isBehind(lead(from, to, { others: [between] }), between)).toBe(false)
    expect(lead(from, to, { others: [card(400, 900)] })).toEqual(lead(from, to))
  })

  it('stays short where there is no way around', () => {
    const wall = Array.from({ length: 12 }, (_, at) => card(400, -1100 + at * cardHeight(ROWS)))
    expect(lead(card(0, 0), card(800, 0), { others: wall }).shape).toBe('curve')
  })

  it('is told apart from the others between the same two cards', () => {
    fc.assert(
      fc.property(place, row, row, ({ x, y }, one, another) => {
        const [from, to] = [card(0, 0), card(x, y)]
        fc.pre(one !== another && !overlaps(padded(from, 60), to))
        const [first, second] = [one, another].map((at) => lead(from, to, { row: at }))
        expect(first?.points.slice(0, -2)).not.toEqual(second?.points.slice(0, -2))
        // From above and from below they may come to the line of the entry at the same place.
        const lanes = [first, second].map((wire) =>
          wire?.points.slice(1, -3).filter((at) => at.y !== inPoint(to).y),
        )
        for (const corner of lanes[0] ?? []) expect(lanes[1]).not.toContainEqual(corner)
      }),
    )
  })

  it('moves with its card, and changes its side only now and then', () => {
    const [from, others] = [card(0, 0), [card(-320, -80), card(-640, 120), card(300, 300)]]
    let jumps = 0
    let before = lead(from, card(-900, -600), { others })
    for (let moved = 1; moved <= 1500; moved++) {
      const now = lead(from, card(-900 + moved, -600 + moved), { others })
      const steps = now.points.map(({ x, y }, at) => {
        const was = before.points[at] ?? { x: Infinity, y: Infinity }
        return Math.max(Math.abs(x - was.x), Math.abs(y - was.y))
      })
      if (Math.max(...steps) > 2) jumps += 1
      before = now
    }
    expect(jumps).toBeLessThanOrEqual(15)
  })
})

describe('the wiring', () => {
  const drawn = () => ({
    steps: [
      step('one', 'text', { text: 'Hi' }),
      step('far', 'text', { text: 'Bye' }, 900),
      step('aside', 'text', { text: 'Pool' }, 5000),
      { ...step('between', 'text', { text: 'Well' }), position: { x: 600, y: 600 } },
    ],
    edges: [edge('start', 'next', 'one'), edge('one', 'next', 'far')],
  })

  it('leads a wire anew when one of its cards moves or another is put down near it, no sooner', () => {
    const { draft } = sketch(drawn())
    const { wiring } = makeEditor(draft, () => {})
    const wire = draft.edges.value.find(({ to }) => to === 'far')
    const seen: string[] = []
    const stop = effect(() => {
      seen.push((wire && wiring.of(wire)?.shape) ?? 'none')
    })
    const carry = (id: string, y: number) =>
      draft.change('Move step', (doc) => doc.move(id, { x: 600, y }), 'drag')
    carry('between', 300)
    carry('between', 0)
    expect(seen).toEqual(['curve'])
    draft.layoutVersion.value += 1
    expect(seen).toEqual(['curve', 'legs'])
    draft.change('Move step', (doc) => doc.move('aside', { x: 6000, y: 0 }))
    expect(seen).toHaveLength(2)
    draft.change('Move step', (doc) => doc.move('far', { x: 900, y: 400 }), 'drag far')
    expect(seen).toHaveLength(3)
    stop()
  })
})
