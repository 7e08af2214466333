import * as z from 'zod'
import { stepType } from '../step.ts'
import { immediate } from '../step-parts/immediate.ts'

/**
 * Start — the fixed entry point; every journey has exactly one. Port: `next`.
 *
 * Sample: {}
 */
export const start = stepType({
  ...immediate,
  label: 'Start',
  description: 'Where every conversation begins',
  group: 'entry',
  config: z.object({}),
  blank: () => ({}),
  ports: () => ['next'],
  references: () => [],
  summary: () => 'A conversation begins here',
  enter: () => ({ to: 'port', port: 'next' }),
})
