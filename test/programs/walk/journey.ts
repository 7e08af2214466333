import { buildJourney } from '../../runner/build-journey.ts'

const options = (...labels: string[]) =>
  labels.map((label) => ({ id: label.toLowerCase().replaceAll(' ', '-'), label }))

/** A guest books: every way of asking, a picture and a link, on whatever channel they write. */
export const booking = buildJourney(
  [
    { id: 'hello', type: 'text', config: { text: 'Welcome to Casa Verde.' } },
    {
      id: 'pool',
      type: 'image',
      config: { mediaUrl: 'https://media.casaverde.example/pool.jpg', caption: 'Our pool.' },
    },
    {
      id: 'villa',
      type: 'reply',
      config: {
        body: 'Which villa?',
        options: options('Olive', 'Cypress', 'Lemon'),
        variable: 'var_local.villa',
      },
    },
    {
      id: 'board',
      type: 'quick-reply',
      config: {
        body: 'Which board?',
        options: options('Room only', 'Breakfast', 'Half board', 'Full board', 'Picnic'),
        variable: 'var_local.board',
      },
    },
    {
      id: 'dinner',
      type: 'list',
      config: {
        body: 'When is dinner?',
        button: 'Choose',
        sections: [
          {
            rows: ['At six', 'At seven', 'At nine'].map((title) => ({
              id: title.slice(3),
              title,
            })),
          },
        ],
        variable: 'var_local.dinner',
      },
    },
    {
      id: 'guests',
      type: 'prompt',
      config: {
        question: 'How many guests?',
        validation: { mode: 'number', integer: true, min: 1, max: 12 },
        retries: 1,
        failureMessage: 'A number from 1 to 12, please.',
        variable: 'var_local.guests',
      },
    },
    {
      id: 'quote',
      type: 'cta-url',
      config: {
        body: 'Your quote is ready.',
        buttonText: 'See the quote',
        url: 'https://casaverde.example/quote',
      },
    },
    {
      id: 'bye',
      type: 'text',
      config: {
        text: '{{var_local.villa}}, {{var_local.board}}, dinner {{var_local.dinner}}, {{var_local.guests}} guests. See you soon.',
      },
    },
  ],
  {
    variables: [
      { name: 'villa', type: 'string' },
      { name: 'board', type: 'string' },
      { name: 'dinner', type: 'string' },
      { name: 'guests', type: 'number' },
    ],
  },
)
