import { command } from './command.ts'

export const problems = command({
  name: 'problems',
  label: 'Problems',
  group: 'Journey',
  keys: ['E'],
  icon: 'warn',
  run({ hasProblems }) {
    hasProblems.value = !hasProblems.peek()
  },
})
