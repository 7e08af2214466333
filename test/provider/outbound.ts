import { deepStrictEqual as same, match, ok, strictEqual as is } from 'node:assert'
import type { Journey } from '#journey/journey.ts'
import { MORE, readChoicePayload } from '#journey/message.ts'
import { drawing } from '../local/drawing.ts'
import type { Check } from './check.ts'
import type { Guest } from './guest.ts'
import { buttonsIn } from './sent.ts'
import type { World } from './world.ts'

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

const MESSAGES = drawing(
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

const LINKS = drawing([
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
    config: { body: 'Book', buttonText: 'Book', url: `https://casaverde.example/${'x'.repeat(2010)}` },
  },
])

const REPLIES = drawing(
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

const LIST = drawing(
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
const card = (body: string) => ({
  header: HEADERS.image,
  body: [body],
  buttons: [quick('book', 0), { id: 'see', index: 1, type: 'url', value: 'sea view' }],
})
const TEMPLATES = drawing(
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
      config: { name: 'rooms', language: 'en', cards: [card('Olive'), card('Cypress')] },
    },
    { id: 'bye', type: 'text', config: { text: 'Booked.' } },
  ],
  { edges: { 'buttons.next': '', 'buttons.option:yes': 'cards', 'cards.option:book': 'bye' } },
)

/** Whatever a guest says gets everywhere. */
const ECHOES = drawing(
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
    variables: [{ name: 'said', type: 'string', default: `*A* very\nlong 😀 ${'name '.repeat(900)}` }],
  },
)

export async function outbound(world: World): Promise<Check[]> {
  const check = (title: string, run: () => Promise<unknown>): Check => ({ group: 'out', title, run })
  const meet = async (journey: Journey) => {
    const guest = world.guest(await world.open(journey))
    await guest.says('hi')
    return guest
  }
  return [
    check('text, split text, four media, location', async () => {
      const guest = await meet(MESSAGES)
      same(await kinds(guest, 11), [
        'text',
        'text',
        'text',
        'image',
        'image',
        'text',
        'video',
        'audio',
        'document',
        'location',
      ])
    }),
    check('cta-url with every header, and one whose link is too long', async () => {
      const guest = await meet(LINKS)
      same(await kinds(guest, 5), [
        'cta_url text',
        'cta_url image',
        'cta_url video',
        'cta_url document',
        'text',
      ])
    }),
    check('reply with every header, quick reply as buttons and as a list; all tapped', async () => {
      const guest = await meet(REPLIES)
      for (const count of [1, 2, 3, 4]) {
        await guest.reads(count)
        await guest.taps('Maybe')
      }
      await guest.reads(5)
      await guest.taps('Pine')
      // A list has no room for a picture: it goes ahead.
      await guest.reads(7)
      await guest.taps('Room 8')
      same(await kinds(guest, 8), [
        'button text',
        'button image',
        'button video',
        'button document',
        'button',
        'image',
        'list',
        'text',
      ])
      is(guest.read().at(-1), 'Room 8 it is.')
    }),
    check('a list of 100 rows: walked to its end, back, and chosen from', async () => {
      const guest = await meet(LIST)
      const seen: string[] = []
      let pages = 1
      for (let more = true; more; pages++) {
        const shown = rowsOf((await guest.last(pages)).body)
        seen.push(...shown.filter(({ option }) => !option.startsWith(MORE)).map(({ title }) => title))
        more = shown.some(({ title }) => title === 'More options')
        if (more) await guest.taps('More options')
      }
      same(
        seen,
        Array.from({ length: 100 }, (_, index) => `Restaurant ${index + 1}`),
      )
      await guest.taps('Back')
      const before = rowsOf((await guest.last(pages)).body)
      ok(!before.some(({ title }) => title === 'Restaurant 100'))
      await guest.taps('Restaurant 100')
      is((await guest.reads(pages + 1)).at(-1), 'Restaurant 100: bon appétit.')
      clean(guest)
    }),
    check('a row of a page that is not shown, typed', async () => {
      const guest = await meet(LIST)
      await guest.reads(1)
      await guest.says('77')
      is((await guest.reads(2)).at(-1), 'Restaurant 77: bon appétit.')
    }),
    check('templates: positional, named, buttons, cards; two of them tapped', async () => {
      const place = await world.open(LIST)
      await world.replace(place, TEMPLATES)
      const guest = world.guest(place)
      await guest.says('hi')
      await guest.reads(3)
      await guest.taps('yes')
      await guest.reads(4)
      await guest.taps('book')
      same(await guest.reads(5), [
        '[template order_confirmation]',
        '[template welcome]',
        '[template offer]',
        '[template rooms]',
        'Booked.',
      ])
      clean(guest)
    }),
    check('variables that grow over every limit: cut or split, and the losses are told', async () => {
      const guest = await meet(ECHOES)
      await guest.reads(1)
      await guest.taps('No')
      const list = await guest.shows('the list', ({ messages }) =>
        messages.find(({ text }) => text.includes('[Rooms') || text.includes('name |')),
      )
      match((list.losses ?? []).join('; '), /header cut to 60/)
      await guest.says('1')
      await guest.shows('the end', ({ messages }) =>
        messages.find(({ text, status }) => text === 'That was all.' && status !== 'queued'),
      )
      is(guest.read().at(-1), 'That was all.')
      clean(guest)
    }),
  ]
}

/** What each message is: `text`, `image`, `button video` (with a video above), `list`. */
async function kinds(guest: Guest, count: number) {
  const last = count
  await guest.reads(last).catch(() => undefined)
  clean(guest)
  return guest.tried().map(({ body }) => {
    const { interactive } = body as { interactive?: { type: string; header?: { type: string } } }
    if (!interactive) return body.type
    return [interactive.type, interactive.header?.type].filter(Boolean).join(' ')
  })
}

/** Graph refused nothing. */
const clean = (guest: Guest) =>
  same(
    guest.tried().flatMap(({ refused }) => (refused ? [refused] : [])),
    [],
  )

const rowsOf = (body: Record<string, unknown>) =>
  buttonsIn(body).map(({ id, title }) => ({ title, option: readChoicePayload(id)?.option ?? id }))
