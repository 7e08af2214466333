import { expect, it } from 'vitest'
import { mapOf } from '../../web/builder/canvas/minimap.tsx'

it('shows the whole journey on the map, in the middle and undistorted', () => {
  for (const bounds of [
    { x: -500, y: 40, width: 4000, height: 200 },
    { x: 10, y: 10, width: 100, height: 3000 },
  ]) {
    const { rect, scale } = mapOf(bounds)
    expect(rect.width * scale).toBeCloseTo(200)
    expect(rect.height * scale).toBeCloseTo(130)
    expect(rect.x + rect.width / 2).toBeCloseTo(bounds.x + bounds.width / 2)
    expect(rect.y + rect.height / 2).toBeCloseTo(bounds.y + bounds.height / 2)
    expect(rect.x).toBeLessThan(bounds.x)
    expect(rect.y).toBeLessThan(bounds.y)
  }
})
