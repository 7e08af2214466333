import { expect, it } from 'vitest'
import { trailWords } from '../../web/builder/test-chat/trail-words.ts'

it('says in the trail what a command was and where it leads', () => {
  const used = (to: 'back' | 'start' | { step: string }) =>
    trailWords({
      seq: 1,
      at: '2026-11-22T10:00:00.000Z',
      type: 'command.used',
      stepId: 'villa',
      command: 'human',
      words: 'Human!',
      to,
    })
  expect(used({ step: 'team' })?.what).toBe('Took “Human!” for a command')
  expect([used('back'), used('start'), used({ step: 'team' })].map((one) => one?.detail)).toEqual([
    'Back to the last question',
    'Starts again',
    'Leads to a step',
  ])
})
