import { describe, expect, it } from 'vitest'
import { makeView, renderAreaOf } from '../../web/builder/canvas/view.ts'

const screen = (x: number, y: number, width = 1000, height = 500) => ({ x, y, width, height })

describe('the rendered area', () => {
  it('stays the same while the screen is inside of it', () => {
    const first = renderAreaOf(screen(0, 0), undefined, 1)
    expect(renderAreaOf(screen(300, -300), first, 1)).toBe(first)
  })

  it('follows the screen once it leaves the area', () => {
    const first = renderAreaOf(screen(0, 0), undefined, 1)
    const next = renderAreaOf(screen(500, 0), first, 1)
    expect(next).not.toBe(first)
    expect(next.x).toBeLessThan(500)
    expect(next.x + next.width).toBeGreaterThan(1500)
  })

  it('shrinks after zooming in, so that few cards are in the page', () => {
    const far = renderAreaOf(screen(0, 0, 10_000, 5000), undefined, 0.1)
    const near = renderAreaOf(screen(0, 0, 1000, 500), far, 1)
    expect(near.width).toBeLessThan(far.width)
  })
})

describe('the view', () => {
  it('keeps the point under the pointer in its place while it zooms', () => {
    const view = makeView()
    const at = { x: 200, y: 100 }
    const before = view.toCanvas(at)
    view.zoomBy(1.5, at)
    expect(view.toCanvas(at).x).toBeCloseTo(before.x)
    expect(view.toCanvas(at).y).toBeCloseTo(before.y)
  })

  it('moves just so far that what is revealed is on screen', () => {
    const view = makeView()
    view.reveal({ x: 1300, y: 10, width: 100, height: 100 })
    expect(view.visible()).toMatchObject({ x: 240, y: -30 })
    view.reveal({ x: 1300, y: 10, width: 100, height: 100 })
    expect(view.visible()).toMatchObject({ x: 240, y: -30 })
  })
})
