import { buildJourney } from '../../../runner/build-journey.ts'

const picture = 'https://media.casaverde.example/sea view.jpg'
const HEADERS = {
  text: { type: 'text', text: 'Casa Verde' },
  image: { type: 'image', mediaUrl: picture },
  video: { type: 'video', mediaUrl: picture },
  document: { type: 'document', mediaUrl: picture, filename: 'prices.pdf' },
}
const HEADER_KINDS = Object.entries(HEADERS)
const options = (...labels: string[]) =>
  labels.map((label, index) => ({ id: `o${index + 1}`, label }))
const story = 'The house stands on a hill above the sea. '.repeat(90)

export const MESSAGES = buildJourney(
  [
    { id: 'text', type: 'text', config: { text: 'See *this*: https://casaverde.example' } },
    { id: 'long', type: 'text', config: { text: '{{var_local.story}}\n\n{{var_local.story}}' } },
    { id: 'image', type: 'image', config: { mediaUrl: picture, caption: 'The sea' } },
    { id: 'told', type: 'image', config: { mediaUrl: picture, caption: '{{var_local.story}}' } },
    { id: 'video', type: 'video', config: { mediaUrl: picture } },
    { id: 'audio', type: 'audio', config: { mediaUrl: picture } },
    {
      id: 'document',
      type: 'document',
      config: { mediaUrl: picture, caption: 'Prices', filename: 'prices.pdf' },
    },
    {
      id: 'place',
      type: 'location',
      config: { latitude: 39.57, longitude: '2.65', name: 'Casa Verde', address: 'Palma' },
    },
  ],
  { variables: [{ name: 'story', type: 'string', default: story }] },
)

export const LINKS = buildJourney([
  ...HEADER_KINDS.map(([kind, header]) => ({
    id: kind,
    type: 'cta-url' as const,
    config: {
      header,
      body: 'Book your room',
      footer: 'Free till Friday',
      buttonText: 'Book',
      url: `${picture}?q={{var_system.last_input}}`,
    },
  })),
  {
    id: 'bare',
    type: 'cta-url',
    config: {
      body: 'Book',
      buttonText: 'Book',
      url: `https://casaverde.example/${'x'.repeat(2010)}`,
    },
  },
])

export const REPLIES = buildJourney(
  [
    ...HEADER_KINDS.map(([kind, header]) => ({
      id: kind,
      type: 'reply' as const,
      config: { header, body: `A ${kind}?`, footer: 'Tap', options: options('Yes', 'No', 'Maybe') },
    })),
    {
      id: 'few',
      type: 'quick-reply',
      config: { body: 'Which villa?', options: options('Olive', 'Cypress', 'Pine') },
    },
    {
      id: 'many',
      type: 'quick-reply',
      config: {
        header: HEADERS.image,
        body: 'Which room?',
        options: options(...'12345678'.split('').map((number) => `Room ${number}`)),
        button: 'Rooms',
        variable: 'var_local.room',
      },
    },
    { id: 'bye', type: 'text', config: { text: '{{var_local.room}} it is.' } },
  ],
  { variables: [{ name: 'room', type: 'string' }] },
)

const rows = (count: number, from: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `r${from + index}`,
    title: `Restaurant ${from + index}`,
    description: 'Near the harbour',
  }))

export const LIST = buildJourney(
  [
    {
      id: 'where',
      type: 'list',
      config: {
        header: HEADERS.text,
        body: 'Where to eat?',
        footer: 'All of them are good',
        button: 'Restaurants',
        sections: Array.from({ length: 10 }, (_, index) => ({
          title: `Street ${index + 1}`,
          rows: rows(10, index * 10 + 1),
        })),
        variable: 'var_local.place',
      },
    },
    { id: 'bye', type: 'text', config: { text: '{{var_local.place}}: bon appétit.' } },
  ],
  { variables: [{ name: 'place', type: 'string' }] },
)

const quick = (id: string, index: number) => ({ id, index, type: 'quick-reply', label: id })
const card = (body: string, number: number) => ({
  header: HEADERS.image,
  body: [body],
  buttons: [
    quick(`book${number}`, 0),
    { id: `see${number}`, index: 1, type: 'url', value: 'sea view' },
  ],
})
export const TEMPLATES = buildJourney(
  [
    {
      id: 'positional',
      type: 'template',
      config: {
        name: 'order_confirmation',
        language: 'en_US',
        header: HEADERS.image,
        body: ['{{var_system.user_name}}', 'two\nlines'],
      },
    },
    {
      id: 'named',
      type: 'template',
      config: {
        name: 'welcome',
        language: 'es',
        header: HEADERS.text,
        body: { first_name: '{{var_system.user_name}}' },
      },
    },
    {
      id: 'buttons',
      type: 'template',
      config: {
        name: 'offer',
        language: 'en',
        buttons: [
          quick('yes', 0),
          quick('no', 1),
          { id: 'see', index: 2, type: 'url', value: 'a b' },
          { id: 'code', index: 3, type: 'copy-code', value: '250FF' },
        ],
      },
    },
    {
      id: 'cards',
      type: 'template',
      config: { name: 'rooms', language: 'en', cards: [card('Olive', 1), card('Cypress', 2)] },
    },
    { id: 'bye', type: 'text', config: { text: 'Booked.' } },
  ],
  {
    edges: {
      'buttons.next': '',
      'buttons.option:yes': 'cards',
      'cards.next': '',
      'cards.option:book2': 'bye',
    },
  },
)

/** Whatever a guest says gets everywhere. */
export const ECHOES = buildJourney(
  [
    {
      id: 'reply',
      type: 'reply',
      config: {
        header: { type: 'text', text: '{{var_system.last_input}}' },
        body: '{{var_system.last_input}}',
        footer: '{{var_system.last_input}}',
        options: options('{{var_local.said}}', '1 {{var_local.said}}', 'No'),
      },
    },
    {
      id: 'list',
      type: 'list',
      config: {
        header: { type: 'text', text: '{{var_local.said}}' },
        body: '{{var_local.said}}',
        button: 'Rooms',
        sections: [
          { title: '{{var_local.said}}', rows: [{ id: 'a', title: '{{var_local.said}}' }] },
          { title: '{{var_local.said}}', rows: [{ id: 'b', title: '2 {{var_local.said}}' }] },
        ],
      },
    },
    {
      id: 'link',
      type: 'cta-url',
      config: {
        body: '{{var_local.said}}',
        buttonText: '{{var_local.said}}',
        url: 'https://casaverde.example/{{var_local.said}}',
      },
    },
    { id: 'image', type: 'image', config: { mediaUrl: '{{var_local.said}}', caption: 'none' } },
    { id: 'bye', type: 'text', config: { text: 'That was all.' } },
  ],
  {
    edges: { 'reply.option:o3': 'list' },
    variables: [
      { name: 'said', type: 'string', default: `*A* very\nlong 😀 ${'name '.repeat(900)}` },
    ],
  },
)
