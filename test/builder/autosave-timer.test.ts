import { expect, it } from 'vitest'
import { autosaveDelay, retryDelay } from '../../web/builder/document/autosave-timer.ts'

it('saves two seconds after a change, but ten seconds after the first one at the latest', () => {
  expect(autosaveDelay(0, 0)).toBe(2000)
  expect(autosaveDelay(0, 7000)).toBe(2000)
  expect(autosaveDelay(0, 9500)).toBe(500)
  expect(autosaveDelay(0, 12_000)).toBe(0)
})

it('waits longer after each failure, up to a minute', () => {
  expect([0, 1, 2, 3, 40].map(retryDelay)).toEqual([5000, 15_000, 60_000, 60_000, 60_000])
})
