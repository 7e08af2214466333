import type { Command } from '#journey/command.ts'
import type { Edge, Step } from '#journey/journey.ts'

/** A step of a sample, placed by column and row: `at: [2, 1]`. */
type Placed = Omit<Step, 'position'> & { at: [column: number, row: number] }

/** Cards are 220 wide and at most about 240 high, so that on this grid none covers another. */
const COLUMN = 280
const ROW = 260

export const START: Placed = { id: 'start', type: 'start', at: [0, 0], config: {} }

export const placed = (steps: Placed[]): Step[] =>
  steps.map(({ at: [column, row], ...step }) => ({
    ...step,
    position: { x: 80 + COLUMN * column, y: 80 + ROW * row },
  }))

/** Whoever asks for a person gets one, at any question. */
export const personAt = (step: string): Command => ({
  id: 'human',
  words: ['human', 'person', 'agent'],
  to: { step },
})

/** Edges as they are read aloud: `'arrival.success': 'departure'`. */
export const linked = (links: Record<string, string>): Edge[] =>
  Object.entries(links).map(([from, to], at) => {
    const [step = '', port = ''] = from.split('.')
    return { id: `e${at + 1}`, from: { step, port }, to }
  })
