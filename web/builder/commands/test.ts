import { command } from './command.ts'

/** What is on screen is stored first: the sandbox plays the saved draft. */
export const test = command({
  name: 'test',
  label: 'Test',
  group: 'Journey',
  keys: ['T'],
  icon: 'play',
  async run({ draft, isTesting }) {
    if (isTesting.peek()) {
      isTesting.value = false
      return
    }
    await draft.save()
    isTesting.value = true
  },
})
