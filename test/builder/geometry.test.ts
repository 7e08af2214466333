import { describe, expect, it } from 'vitest'
import { alignWith } from '../../web/builder/canvas/alignment.ts'
import {
  boundsOf,
  CARD,
  cardHeight,
  freePlace,
  outPoint,
  overlaps,
} from '../../web/builder/canvas/geometry.ts'

const card = (x: number, y: number, rows = 1) => ({
  x,
  y,
  width: CARD.width,
  height: cardHeight(rows),
})

describe('geometry', () => {
  it('puts the ports of a card at its right edge, a row apart', () => {
    const [first, second] = [outPoint({ x: 100, y: 50 }, 0), outPoint({ x: 100, y: 50 }, 1)]
    expect(first.x).toBe(100 + CARD.width)
    expect(second.y - first.y).toBe(CARD.row)
    expect(second.y).toBeLessThan(50 + cardHeight(2))
  })

  it('holds every card in its bounds, and has none for nothing', () => {
    expect(boundsOf([card(0, 0), card(500, -40)])).toEqual({
      x: 0,
      y: -40,
      width: 500 + CARD.width,
      height: 40 + cardHeight(1),
    })
    expect(boundsOf([])).toBeUndefined()
  })

  it('finds a place below whatever stands in the way, on the grid', () => {
    const taken = [card(0, 0), card(0, 150)]
    const place = freePlace({ x: 13, y: 4 }, cardHeight(1), taken)
    expect(place.x % 10).toBe(0)
    expect(taken.some((each) => overlaps(each, card(place.x, place.y)))).toBe(false)
  })
})

describe('alignment', () => {
  it('draws a card into line with one nearby, and shows along what', () => {
    const { shift, guides } = alignWith(card(104, 300), [card(100, 0)], 6)
    expect(shift.x).toBe(-4)
    expect(guides.map(({ axis, at }) => [axis, at])).toEqual([['x', 100]])
  })

  it('leaves a card alone that is in line with nothing', () => {
    expect(alignWith(card(140, 330), [card(0, 0)], 6)).toMatchObject({
      shift: { x: 0, y: 0 },
      guides: [],
    })
  })
})
