import { expect, it } from 'vitest'
import { nextChoice } from '../../web/builder/picker/pick-list.ts'

it('goes round at both ends of a list, and by eight with Page Up and Page Down', () => {
  expect(nextChoice('ArrowDown', 9, 10)).toBe(0)
  expect(nextChoice('ArrowUp', 0, 10)).toBe(9)
  expect(nextChoice('PageDown', 1, 10)).toBe(9)
  expect(nextChoice('PageUp', 9, 10)).toBe(1)
  expect(nextChoice('PageUp', 3, 10)).toBe(0)
})

it('leaves every other key to the field', () => {
  expect(nextChoice('a', 0, 10)).toBeUndefined()
  expect(nextChoice('Enter', 0, 10)).toBeUndefined()
})
