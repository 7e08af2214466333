import type { GraphTemplate } from '../../../simulators/graph-templates.ts'

const body = (text: string) => ({ type: 'BODY', text })
const picture = { type: 'HEADER', format: 'IMAGE' }
const buttons = (...all: object[]) => ({ type: 'BUTTONS', buttons: all })
const quick = (text: string) => ({ type: 'QUICK_REPLY', text })
const link = (text: string) => ({
  type: 'URL',
  text,
  url: 'https://casaverde.example/{{1}}',
})

/** What Meta has approved of the drawings' templates, and as many more as make it give three pages. */
export const approved = (): GraphTemplate[] => [
  {
    name: 'order_confirmation',
    language: 'en_US',
    components: [picture, body('Dear {{1}}, you booked {{2}}.')],
  },
  {
    name: 'welcome',
    language: 'es',
    parameter_format: 'NAMED',
    components: [
      { type: 'HEADER', format: 'TEXT', text: 'Welcome to {{house}}' },
      body('Dear {{first_name}}, we await you.'),
    ],
  },
  {
    name: 'offer',
    language: 'en',
    components: [
      body('Three nights for the price of two.'),
      buttons(quick('Yes'), quick('No'), link('See it'), { type: 'COPY_CODE' }),
    ],
  },
  {
    name: 'rooms',
    language: 'en',
    components: [
      body('Which room?'),
      {
        type: 'CAROUSEL',
        cards: ['Olive', 'Cypress'].map(() => ({
          components: [picture, body('{{1}}, sea view'), buttons(quick('Book'), link('See it'))],
        })),
      },
    ],
  },
  ...Array.from({ length: 246 }, (_, at) => ({
    name: `season_${String(at).padStart(3, '0')}`,
    language: 'en',
    components: [body('Dear {{1}}, the season begins.')],
  })),
]
