import type { Step, StepKind } from '#journey/journey.ts'

/** What a new step begins with: enough to be drawn, and no guest-facing word nobody wrote. */
const CONFIGS: Partial<Record<StepKind, () => Step['config']>> = {
  text: () => ({ text: '' }),
  reply: () => ({ body: '', options: [option(1)] }),
  'quick-reply': () => ({ body: '', options: [option(1), option(2)] }),
  list: () => ({ body: '', button: 'Choose', sections: [{ rows: [row(1)] }] }),
  prompt: () => ({ question: '', validation: { mode: 'none' } }),
  'prompt-date': () => ({ question: '', format: 'lenient', range: { type: 'future' } }),
  condition: () => ({ branches: [{ id: 'branch_1', when: { variable: '', operator: 'equals' } }] }),
  delay: () => ({ amount: 1, unit: 'hours' }),
  'wait-for-event': () => ({ event: '' }),
  api: () => ({ request: { method: 'GET', url: '' } }),
}

const option = (n: number) => ({ id: `option_${n}`, label: `Option ${n}` })
const row = (n: number) => ({ id: `row_${n}`, title: `Row ${n}` })

export const blankConfig = (type: StepKind): Step['config'] => CONFIGS[type]?.() ?? {}
