import type { Desk } from '../desk.ts'
import { isNarrow } from '../room.ts'
import { command } from './command.ts'

/** What is on screen is stored first: the sandbox plays the saved draft. */
export const test = command({
  name: 'test',
  label: 'Test',
  group: 'Journey',
  keys: ['T'],
  icon: 'play',
  async run(desk) {
    const { draft, isTesting } = desk
    if (isTesting.peek() && !isBehind(desk)) {
      isTesting.value = false
      return
    }
    if (!isTesting.peek()) await draft.save()
    showTest(desk)
  },
})

/** Where there is room for one only, what was opened last is seen: a pane before it is closed. */
export function showTest(desk: Desk) {
  if (isBehind(desk)) desk.dock.value = undefined
  desk.isTesting.value = true
}

const isBehind = ({ dock }: Desk) => dock.peek() !== undefined && isNarrow('72rem')
