import type { Journey } from '#journey/journey.ts'
import { buildJourney } from '../../runner/build-journey.ts'
import type { Exchange } from './driver.ts'

/** A new guest tells what a quote needs. */
export const QUALIFY: Exchange[] = [
  { text: 'hello', expect: ['Welcome to Casa Verde.', 'What is your name?'] },
  { text: 'Ann', expect: ['How many guests?'] },
  { text: '4', expect: ['What is your budget?'] },
  { text: '900', expect: ['Thank you. We will send a quote.'] },
]

/** The journey that says so. */
export const qualifyJourney = (): Journey =>
  buildJourney(
    [
      { id: 'welcome', type: 'text', config: { text: 'Welcome to Casa Verde.' } },
      {
        id: 'name',
        type: 'prompt',
        config: { question: 'What is your name?', variable: 'var_local.name' },
      },
      { id: 'guests', type: 'prompt', config: number('How many guests?', 'guests') },
      { id: 'budget', type: 'prompt', config: number('What is your budget?', 'budget') },
      { id: 'thanks', type: 'text', config: { text: 'Thank you. We will send a quote.' } },
    ],
    {
      variables: [
        { name: 'name', type: 'string' },
        { name: 'guests', type: 'number' },
        { name: 'budget', type: 'number' },
      ],
    },
  )

const number = (question: string, name: string) => ({
  question,
  validation: { mode: 'number' },
  variable: `var_local.${name}`,
})

/** Asks for a number for ever, and has as many steps behind it as asked for, all reachable. */
export function numberJourney(steps: number): Journey {
  const position = (index: number) => ({ x: (index % 40) * 280, y: Math.floor(index / 40) * 160 })
  const padding = Array.from({ length: Math.max(0, steps - 2) }, (_, index) => ({
    id: `note-${index}`,
    type: 'text' as const,
    name: `Note ${index}`,
    position: position(index + 2),
    config: { text: `Note ${index} about the villa: the pool opens at nine and closes at eight.` },
  }))
  const chain = ['many', ...padding.map(({ id }) => id)]
  return {
    format: 1,
    steps: [
      { id: 'start', type: 'start', position: position(0), config: {} },
      {
        id: 'many',
        type: 'prompt',
        name: 'Party size',
        position: position(1),
        config: {
          question: 'How many guests?',
          failureMessage: 'A number, please.',
          validation: { mode: 'number' },
          retries: 'unlimited',
          variable: 'var_local.guests',
        },
      },
      ...padding,
    ],
    edges: [
      { id: 'e-start', from: { step: 'start', port: 'next' }, to: 'many' },
      ...chain.slice(1).map((to, index) => ({
        id: `e-${index}`,
        from: { step: chain[index] ?? '', port: index === 0 ? 'success' : 'next' },
        to,
      })),
    ],
    variables: [{ name: 'guests', type: 'number' }],
    apis: [],
  }
}
