import type { Journey, Step, StepKind } from '#journey/journey.ts'

type Draft = { id: string; type: StepKind; config: Record<string, unknown>; ports: string[] }

/** One stretch of a long journey, as a hotel would draw it; every port given leads to the next step. */
function stretch(n: number): Draft[] {
  const asking = ['success', 'fallback']
  const steps: [StepKind, Record<string, unknown>, string[]?][] = [
    [
      'text',
      { text: `Welcome to part ${n}, {{var_system.user_name|guest}}. The pool opens at nine.` },
    ],
    [
      'prompt',
      {
        question: 'How many guests?',
        validation: { mode: 'number' },
        retries: 2,
        variable: 'var_local.guests',
      },
      asking,
    ],
    [
      'condition',
      {
        branches: [
          {
            id: 'many',
            when: { variable: 'var_local.guests', operator: 'greater-than', value: 8 },
          },
          {
            id: 'few',
            when: {
              all: [
                { variable: 'var_local.guests', operator: 'greater-or-equal', value: 1 },
                { variable: 'var_local.villa', operator: 'not-exists' },
              ],
            },
          },
        ],
      },
      ['branch:many', 'branch:few', 'else'],
    ],
    [
      'reply',
      {
        body: '{{var_local.guests}} guests. Which villa?',
        options: ['Olive', 'Cypress', 'Fig'].map((label) => ({ id: label.toLowerCase(), label })),
        retries: 1,
        variable: 'var_local.villa',
      },
      ['option:olive', 'option:cypress', ...asking],
    ],
    [
      'image',
      {
        mediaUrl: `https://casaverde.example/villas/${n}.jpg`,
        caption: 'Villa {{var_local.villa}}',
      },
    ],
    [
      'text',
      {
        text: `*{{var_local.villa}}* has a terrace, a kitchen and a view of the bay. ${'It is quiet. '.repeat(12)}`,
      },
    ],
    [
      'prompt-date',
      {
        question: 'When do you arrive?',
        range: { type: 'future' },
        retries: 2,
        variable: 'var_local.day',
      },
      asking,
    ],
    [
      'api',
      {
        request: {
          method: 'POST',
          url: 'https://api.casaverde.example/quote',
          body: {
            villa: '{{var_local.villa}}',
            day: '{{var_local.day}}',
            guests: '{{var_local.guests}}',
          },
        },
        mappings: [{ from: 'body', path: '$.items[0].price', variable: 'var_local.price' }],
      },
      ['success', 'error'],
    ],
    ['text', { text: 'That is {{var_local.price}} euros for {{var_local.day}}.' }],
    [
      'list',
      {
        body: 'What else can we arrange?',
        button: 'See all',
        sections: [1, 2].map((section) => ({
          title: `Section ${section}`,
          rows: Array.from({ length: 5 }, (_, row) => ({
            id: `row-${section}-${row}`,
            title: `Extra ${section}.${row}`,
            description: 'Booked until the evening before',
          })),
        })),
        retries: 1,
        variable: 'var_local.extra',
      },
      asking,
    ],
    [
      'cta-url',
      { body: 'Read more', buttonText: 'Open', url: `https://casaverde.example/extras/${n}` },
    ],
    [
      'quick-reply',
      {
        body: 'How shall we reach you?',
        options: ['Here', 'By phone', 'By e-mail', 'Not at all'].map((label, at) => ({
          id: `way-${at}`,
          label,
        })),
        retries: 1,
        variable: 'var_local.way',
      },
      asking,
    ],
    [
      'prompt',
      {
        question: 'Your e-mail, please?',
        validation: { mode: 'email' },
        retries: 1,
        variable: 'var_local.mail',
      },
      asking,
    ],
    [
      'location',
      { latitude: 41.38, longitude: 2.17, name: 'Casa Verde', address: 'Calle Mayor 1' },
    ],
    ['delay', { amount: 2, unit: 'minutes' }],
    ['wait-for-event', { event: `paid-${n}`, timeoutSeconds: 3600 }, ['success', 'timeout']],
    [
      'document',
      { mediaUrl: `https://casaverde.example/papers/${n}.pdf`, filename: 'Booking.pdf' },
    ],
    ['prompt', { question: 'Anything else?', variable: 'var_local.wish' }, asking],
    ['text', { text: 'We noted: {{var_local.wish|nothing}}.' }],
    ['text', { text: 'Thank you.' }],
  ]
  return steps.map(([type, config, ports = ['next']], at) => ({
    id: `s${n}-${at}-${type}`,
    type,
    config,
    ports,
  }))
}

/** A valid journey of so many steps, of every kind that needs nothing beside the journey. */
export function longJourney(length: number): Journey {
  const start: Draft = { id: 'start', type: 'start', config: {}, ports: ['next'] }
  const stretches = Array.from({ length: Math.ceil(length / 20) }, (_, n) => stretch(n + 1))
  const drafts = [start, ...stretches.flat()].slice(0, length)
  return {
    format: 1,
    steps: drafts.map(
      ({ id, type, config }, index): Step => ({
        id,
        type,
        name: `${type} ${index}`,
        position: { x: (index % 40) * 280, y: Math.floor(index / 40) * 160 },
        config,
      }),
    ),
    edges: drafts.slice(0, -1).flatMap(({ id, ports }, index) =>
      ports.map((port) => ({
        id: `e${index}-${port.replace(/\W/g, '-')}`,
        from: { step: id, port },
        to: drafts[index + 1]?.id ?? '',
      })),
    ),
    variables: [
      { name: 'guests', type: 'number' },
      { name: 'villa', type: 'string' },
      { name: 'day', type: 'date' },
      { name: 'price', type: 'number' },
      { name: 'extra', type: 'string' },
      { name: 'way', type: 'string' },
      { name: 'mail', type: 'string' },
      { name: 'wish', type: 'string' },
    ],
    apis: [],
  }
}

/** Greets and asks: its sessions wait for ever. */
export const waitingJourney = (): Journey => ({
  format: 1,
  steps: [
    { id: 'start', type: 'start', position: { x: 0, y: 80 }, config: {} },
    {
      id: 'hello',
      type: 'text',
      position: { x: 280, y: 80 },
      config: { text: 'Welcome to Casa Verde.' },
    },
    {
      id: 'many',
      type: 'prompt',
      position: { x: 560, y: 80 },
      config: {
        question: 'How many guests?',
        validation: { mode: 'number' },
        retries: 'unlimited',
      },
    },
  ],
  edges: [
    { id: 'e1', from: { step: 'start', port: 'next' }, to: 'hello' },
    { id: 'e2', from: { step: 'hello', port: 'next' }, to: 'many' },
  ],
  variables: [],
  apis: [],
})
