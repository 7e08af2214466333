import type { Journey, StepKind } from '#journey/journey.ts'

const chapter = (title: string) => `${title}\n${'The pool opens at nine. '.repeat(110)}`

/**
 * A bit of everything that a crash could break: replies in a row, one in two parts, wrong answers,
 * buttons, a delay, a call, a goal.
 */
export function crashJourney(
  goal: { goalId: string; milestoneId: string },
  quotes: string,
): Journey {
  const steps: [string, StepKind, Record<string, unknown>][] = [
    ['start', 'start', {}],
    ['hello', 'text', { text: 'Welcome to Casa Verde.' }],
    ['story', 'text', { text: '{{var_local.one}}\n\n{{var_local.two}}' }],
    [
      'many',
      'prompt',
      {
        question: 'How many guests?',
        failureMessage: '"{{var_system.last_input}}" is no number.',
        validation: { mode: 'number' },
        retries: 'unlimited',
        variable: 'var_local.guests',
      },
    ],
    [
      'which',
      'reply',
      {
        body: '{{var_local.guests}} guests. Which villa?',
        options: [
          { id: 'olive', label: 'Olive' },
          { id: 'cypress', label: 'Cypress' },
        ],
        retries: 'unlimited',
        variable: 'var_local.villa',
      },
    ],
    ['moment', 'text', { text: '{{var_local.villa}}, one moment.' }],
    ['pause', 'delay', { amount: 1, unit: 'seconds' }],
    [
      'quote',
      'api',
      {
        request: {
          method: 'POST',
          // As a variable, because where the host stands in one, a plain-http address may be deployed.
          url: '{{var_local.quotes}}/quote',
          body: { guests: '{{var_local.guests}}' },
        },
        mappings: [{ from: 'body', path: '$.price', variable: 'var_local.price', required: true }],
      },
    ],
    ['price', 'text', { text: 'That is {{var_local.price}} euros.' }],
    [
      'mail',
      'prompt',
      {
        question: 'Your e-mail, please?',
        failureMessage: '"{{var_system.last_input}}" is no e-mail.',
        validation: { mode: 'email' },
        retries: 'unlimited',
        variable: 'var_local.mail',
      },
    ],
    ['asked', 'goal', goal],
    ['thanks', 'text', { text: 'Thank you.' }],
    ['bye', 'text', { text: 'See you soon.' }],
  ]
  const ports: Record<string, string> = {
    many: 'success',
    which: 'success',
    quote: 'success',
    mail: 'success',
  }
  return {
    format: 1,
    steps: steps.map(([id, type, config], index) => ({
      id,
      type,
      name: id,
      position: { x: index * 280, y: 80 },
      config,
    })),
    edges: steps.slice(1).map(([to], index) => {
      const [from] = steps[index] ?? ['']
      return { id: `e-${to}`, from: { step: from, port: ports[from] ?? 'next' }, to }
    }),
    variables: [
      { name: 'one', type: 'string', default: chapter('Chapter one') },
      { name: 'two', type: 'string', default: chapter('Chapter two') },
      { name: 'guests', type: 'number' },
      { name: 'villa', type: 'string' },
      { name: 'price', type: 'number' },
      { name: 'mail', type: 'string' },
      { name: 'quotes', type: 'string', default: quotes },
    ],
    apis: [],
  }
}
