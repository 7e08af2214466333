import type { Desk } from '../desk.ts'
import { isNarrow } from '../room.ts'
import { command } from './command.ts'

/** What is on screen is stored before a test begins: the sandbox plays the saved draft. */
export const test = command({
  name: 'test',
  label: 'Test',
  group: 'Journey',
  keys: ['T'],
  icon: 'play',
  run(desk) {
    if (desk.isTesting.peek() && !isBehind(desk)) desk.isTesting.value = false
    else showTest(desk)
  },
})

/** Where there is room for one only, what was opened last is seen: a pane before it is closed. */
export function showTest(desk: Desk) {
  if (isBehind(desk)) desk.dock.value = undefined
  desk.isTesting.value = true
}

const isBehind = ({ dock }: Desk) => dock.peek() !== undefined && isNarrow('72rem')
