import * as z from 'zod'
import { stepType } from '../step.ts'

/** Start — the fixed entry point; every journey has exactly one. Port: `next`. */
export const start = stepType({
  group: 'entry',
  config: z.object({}),
  ports: () => ['next'],
  waits: () => false,
  enter: () => ({ to: 'port', port: 'next' }),
})
