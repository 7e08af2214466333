import { afterEach, describe, expect, it, vi } from 'vitest'
import { makeEditor } from '../../web/builder/editor.ts'
import { handleWheel } from '../../web/builder/gestures/wheel.ts'
import { sketch } from './sketch.ts'

/** What the view has become after one turn; `zoom` is the page's own. */
function turned(event: Partial<WheelEvent>, zoom = 1) {
  vi.stubGlobal('devicePixelRatio', zoom)
  const editor = makeEditor(sketch().draft, () => {})
  editor.wheelZooms.set(true)
  const still = { deltaMode: 0, deltaX: 0, deltaY: 0, ctrlKey: false, metaKey: false }
  const [x, y] = [editor.view.x.peek(), editor.view.y.peek()]
  handleWheel(editor, { ...still, ...event } as WheelEvent, { x: 0, y: 0 })
  const { view } = editor
  return { k: view.k.peek(), x: view.x.peek() - x, y: view.y.peek() - y }
}

describe('the wheel', () => {
  afterEach(() => vi.unstubAllGlobals())

  it('zooms by a mouse, whether it counts in pixels, in lines or in pages', () => {
    const { k } = turned({ deltaY: 120 })
    expect(k).toBeLessThan(1)
    expect(turned({ deltaMode: 1, deltaY: 3 }).k).toBe(k)
    expect(turned({ deltaMode: 2, deltaY: 1 }).k).toBe(k)
  })

  it('knows a mouse where the page is zoomed', () => {
    expect(turned({ deltaY: 109.0909 }, 1.1).k).toBeLessThan(1)
    expect(turned({ deltaY: 133.3333 }, 0.9).k).toBeLessThan(1)
  })

  it('moves by a pad, and by lines and pages with Shift', () => {
    expect(turned({ deltaX: 3, deltaY: 12 })).toEqual({ k: 1, x: -3, y: -12 })
    expect(turned({ deltaY: 61.37 })).toEqual({ k: 1, x: 0, y: -61.37 })
    expect(turned({ shiftKey: true, deltaMode: 1, deltaY: 3 }).x).toBe(-120)
    expect(turned({ shiftKey: true, deltaMode: 2, deltaY: 1 }).x).toBe(-800)
  })
})
