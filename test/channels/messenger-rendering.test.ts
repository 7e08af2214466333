import { describe, expect, it } from 'vitest'
import { type Outbound, readChoicePayload } from '#messages/message.ts'
import { messenger } from '../../durable-objects/channels/messenger/index.ts'
import { longList } from './messages.ts'

const to = { key: '7234567890123456', conversationId: 'conversation_1' }
const render = (message: Outbound) => messenger.render(message, to)
const messages = (message: Outbound) => render(message).requests.map((request) => request.message)
const questionId = 'j1:k3f9:room'
const options = (...labels: string[]) => labels.map((label, index) => ({ id: `o${index}`, label }))
const reply = (title: string, id: string) => ({
  content_type: 'text',
  title,
  payload: `${questionId}:${id}`,
})
const file = (type: string, url: string) => ({ attachment: { type, payload: { url } } })

describe('messenger, texts', () => {
  it('are addressed to the guest as an answer', () => {
    expect(render({ kind: 'text', text: 'Welcome to Casa Verde.' })).toEqual({
      requests: [
        {
          recipient: { id: '7234567890123456' },
          messaging_type: 'RESPONSE',
          message: { text: 'Welcome to Casa Verde.' },
        },
      ],
      losses: [],
    })
  })

  it('come in parts of 2,000', () => {
    expect(messages({ kind: 'text', text: 'x'.repeat(2000) })).toHaveLength(1)
    const parts = messages({ kind: 'text', text: 'x'.repeat(4096) })
    expect(parts.map((part) => JSON.stringify(part).length - '{"text":""}'.length)).toEqual([
      2000, 2000, 96,
    ])
  })

  it('are plain, but for the underscores of their links', () => {
    const text = 'A *bold _and slanted_* word, ~old~ `code`: https://a.example/_book_/x_y *now*'
    expect(render({ kind: 'text', text })).toMatchObject({
      requests: [
        {
          message: { text: 'A bold and slanted word, old code: https://a.example/_book_/x_y now' },
        },
      ],
      losses: ['formatting dropped'],
    })
  })

  it('are left out when there is nothing to say', () => {
    expect(render({ kind: 'text', text: ' \n' })).toEqual({ requests: [], losses: [] })
  })
})

describe('messenger, files', () => {
  const url = 'https://a.example/b%20c.bin'
  const mediaUrl = 'https://a.example/b c.bin'

  it.each([
    ['image', 'image'],
    ['video', 'video'],
    ['document', 'file'],
  ] as const)('are sent as they are, and their caption below: %s', (kind, type) => {
    expect(render({ kind, mediaUrl, caption: 'Our *room*' })).toMatchObject({
      requests: [{ message: file(type, url) }, { message: { text: 'Our room' } }],
      losses: ['caption sent as text', 'formatting dropped'],
    })
  })

  it('are sounds, too', () => {
    expect(messages({ kind: 'audio', mediaUrl })).toEqual([file('audio', url)])
  })

  it('lose their name, which nothing carries', () => {
    const document = { kind: 'document', mediaUrl, filename: 'rates.pdf' } as const
    expect(render(document).losses).toEqual(['filename dropped'])
  })

  it('are not sent without an address, though their caption is', () => {
    expect(render({ kind: 'image', mediaUrl: '{{var_local.photo}}', caption: 'Hi' })).toMatchObject(
      {
        requests: [{ message: { text: 'Hi' } }],
        losses: ['image not sent: "{{var_local.photo}}" is no web address'],
      },
    )
  })

  it('are no places: those are a text with a link to the map', () => {
    const place = { kind: 'location', latitude: 39.5, longitude: -3 } as const
    expect(messages({ ...place, name: 'Casa Verde', address: 'Calle 1' })).toEqual([
      { text: 'Casa Verde\nCalle 1\nhttps://maps.google.com/?q=39.5,-3' },
    ])
    expect(messages(place)).toEqual([{ text: 'https://maps.google.com/?q=39.5,-3' }])
  })
})

describe('messenger, link buttons', () => {
  const link = {
    kind: 'cta-url',
    body: 'Book *here*',
    buttonText: 'Book',
    url: 'https://casaverde.example/book now',
  } as const
  const template = (text: string) => ({
    attachment: {
      type: 'template',
      payload: {
        template_type: 'button',
        text,
        buttons: [{ type: 'web_url', title: 'Book', url: 'https://casaverde.example/book%20now' }],
      },
    },
  })

  it('stand below their text, header and footer in it', () => {
    const header = { type: 'text', text: 'Rooms' } as const
    expect(render({ ...link, header, footer: 'Until Friday' })).toMatchObject({
      requests: [{ message: template('Rooms\n\nBook here\n\nUntil Friday') }],
      losses: ['header sent as text', 'footer sent as text', 'formatting dropped'],
    })
  })

  it('have nothing beside them: Messenger takes them for certain', () => {
    expect(render(link).requests[0]).not.toHaveProperty('otherwise')
  })

  it('come behind their picture', () => {
    const header = { type: 'image', mediaUrl: 'https://a.example/b.jpg' } as const
    expect(messages({ ...link, header })).toEqual([
      file('image', 'https://a.example/b.jpg'),
      template('Book here'),
    ])
  })

  it('have at most 640 characters above them: what is more goes ahead', () => {
    const body = `${'A long story. '.repeat(50)}\n\nBook here.`
    expect(messages({ ...link, body, footer: 'Until Friday' })).toEqual([
      { text: 'A long story. '.repeat(50).trim() },
      template('Book here.\n\nUntil Friday'),
    ])
    const footer = 'x '.repeat(500).trim()
    const [first, last] = messages({ ...link, body: 'Book here.', footer })
    expect(first).toMatchObject({ text: expect.stringContaining('Book here.') })
    expect(last).toMatchObject({ attachment: { type: 'template' } })
  })

  it('say their own word where there is no text', () => {
    expect(messages({ ...link, body: ' ' })).toEqual([template('Book')])
  })

  it.each([
    ['is too long for a button', `https://a.example/${'x'.repeat(2000)}`, 'over 2000'],
    ['is none', 'javascript:alert(1)', 'is no web address'],
  ])('are written out when their link %s', (_, url, why) => {
    const { requests, losses } = render({ ...link, body: 'Book', buttonText: 'Here', url })
    expect(requests[0]).toMatchObject({ message: { text: expect.stringContaining('Book') } })
    expect(JSON.stringify(requests)).toContain(`Here: ${url.slice(0, 1500)}`)
    expect(losses).toEqual([expect.stringContaining(why)])
  })
})

describe('messenger, choices', () => {
  it('stand in the text, numbered, and below it as quick replies', () => {
    for (const kind of ['reply', 'quick-reply'] as const) {
      const message = {
        kind,
        questionId,
        body: 'Sea or *garden*?',
        options: options('Sea', 'Garden'),
      }
      expect(messages(message)).toEqual([
        {
          text: 'Sea or garden?\n\n1. Sea\n2. Garden\n\nReply with a number.',
          quick_replies: [reply('Sea', 'o0'), reply('Garden', 'o1')],
        },
      ])
    }
  })

  it('have header and footer as their first and last line', () => {
    const header = { type: 'text', text: 'Rooms' } as const
    const message = { kind: 'reply', questionId, body: 'Which?', options: options('Sea') } as const
    expect(render({ ...message, header, footer: 'Casa Verde' })).toMatchObject({
      requests: [
        { message: { text: 'Rooms\n\nWhich?\n\n1. Sea\n\nReply with a number.\n\nCasa Verde' } },
      ],
      losses: ['header sent as text', 'footer sent as text'],
    })
  })

  it.each(['image', 'video', 'document'] as const)('come behind their %s', (type) => {
    const header = { type, mediaUrl: 'https://a.example/b.pdf' }
    const message = {
      kind: 'reply',
      questionId,
      header,
      body: 'Which?',
      options: options('Sea'),
    } as const
    const [first, second] = messages(message)
    expect(first).toEqual(file(type === 'document' ? 'file' : type, 'https://a.example/b.pdf'))
    expect(second).toHaveProperty('quick_replies')
    expect(render(message).losses).toEqual([`header ${type} sent before the text`])
  })

  it('put the quick replies on the last part of a long question, and nowhere else', () => {
    const body = 'A long story about rooms. '.repeat(120)
    const parts = messages({ kind: 'reply', questionId, body, options: options('Sea', 'Garden') })
    expect(parts).toHaveLength(2)
    expect(parts[0]).not.toHaveProperty('quick_replies')
    expect(parts[1]).toHaveProperty('quick_replies')
  })

  it('ask in their own words when the question came out empty', () => {
    const message = { kind: 'reply', questionId, body: '', options: options('Sea') } as const
    expect(messages(message)).toMatchObject([{ text: expect.stringMatching(/^Please choose:/) }])
  })

  it('cut a quick reply to 20 characters, never through one, while the text has it whole', () => {
    const label = '👩‍👩‍👧‍👦'.repeat(3)
    const { requests, losses } = render({
      kind: 'reply',
      questionId,
      body: 'Which?',
      options: options(label, '😀'.repeat(20)),
    })
    expect(requests).toMatchObject([
      {
        message: {
          text: expect.stringContaining(`1. ${label}\n2. ${'😀'.repeat(20)}`),
          quick_replies: [{ title: '👩‍👩‍👧‍👦…' }, { title: `${'😀'.repeat(9)}…` }],
        },
      },
    ])
    expect(losses).toEqual(['quick reply cut to 20'])
  })

  it('number equal labels in the quick replies', () => {
    const message = {
      kind: 'reply',
      questionId,
      body: 'Which?',
      options: options('A', 'A'),
    } as const
    expect(messages(message)).toMatchObject([{ quick_replies: [{ title: 'A' }, { title: 'A 2' }] }])
  })

  it('keep a text that runs from right to left as it is', () => {
    const message = {
      kind: 'reply',
      questionId,
      body: 'أي غرفة؟',
      options: options('بحر', 'حديقة'),
    } as const
    expect(messages(message)).toMatchObject([
      {
        text: 'أي غرفة؟\n\n1. بحر\n2. حديقة\n\nReply with a number.',
        quick_replies: [{ title: 'بحر' }, { title: 'حديقة' }],
      },
    ])
  })

  it('are only a question when there is nothing to choose', () => {
    expect(messages({ kind: 'reply', questionId, body: 'Which?', options: [] })).toEqual([
      { text: 'Which?' },
    ])
  })
})

describe('messenger, lists', () => {
  type Row = { id: string; label: string; description?: string }
  const list = (rows: Row[]): Outbound => ({
    kind: 'list',
    questionId,
    body: 'Which room?',
    button: 'Rooms',
    sections: [{ rows }],
  })
  const rows = (count: number, description?: string) =>
    Array.from({ length: count }, (_, index) => ({
      id: `r${index}`,
      label: `Room ${index + 1}`,
      ...(description && { description }),
    }))
  const titles = (message: Outbound) =>
    render(message).requests.flatMap((request) => {
      const found: unknown = request.message
      const text = JSON.stringify(found)
      return [...text.matchAll(/"title":"([^"]*)"/g)].map(([, title]) => title)
    })

  it('of up to 13 short rows have them as quick replies', () => {
    expect(titles(list(rows(13)))).toEqual(rows(13).map(({ label }) => label))
  })

  it('with descriptions have the numbers as quick replies', () => {
    const message = list(rows(3, 'Sea view'))
    expect(titles(message)).toEqual(['1', '2', '3'])
    expect(messages(message)).toMatchObject([
      {
        text: expect.stringContaining(
          '1. Room 1 - Sea view\n2. Room 2 - Sea view\n3. Room 3 - Sea view',
        ),
      },
    ])
  })

  it('with a title over 20 have the numbers as quick replies', () => {
    const long = { id: 'long', label: 'A room with a sea view' }
    expect(titles(list([...rows(1), long]))).toEqual(['1', '2'])
    expect(render(list([...rows(1), long])).losses).toEqual(['list button dropped'])
  })

  it('show the titles of their sections, on every page that has rows of it', () => {
    const texts = [1, 2].map((page) => JSON.stringify(messages(longList(25, page))))
    expect(texts[0]).toContain('Floor 1\\n1. Room 1 - Sea view')
    expect(texts[1]).toContain('Floor 2\\n11. Room 11 - Sea view')
    const uneven = (page: number): Outbound => ({
      kind: 'list',
      questionId,
      page,
      body: 'Which room?',
      button: 'Rooms',
      sections: [
        { title: 'Sea', rows: rows(12) },
        { title: 'Garden', rows: rows(3, 'Shade') },
      ],
    })
    expect(messages(uneven(2))).toMatchObject([
      {
        text: expect.stringContaining(
          'Sea\n11. Room 11\n12. Room 12\n\nGarden\n13. Room 1 - Shade\n14. Room 2 - Shade',
        ),
      },
    ])
  })

  it('of more come in pages of ten, numbered through', () => {
    expect(titles(longList(25))).toEqual([...'123456789'.split(''), '10', 'More options'])
    expect(titles(longList(25, 2))).toEqual([
      ...Array.from({ length: 10 }, (_, index) => String(index + 11)),
      'More options',
      'Back',
    ])
    expect(titles(longList(25, 3))).toEqual(['21', '22', '23', '24', '25', 'Back'])
    expect(titles(longList(25, 9))).toEqual(titles(longList(25, 3)))
    expect(titles(list(rows(14)))).toEqual([...rows(10).map(({ label }) => label), 'More options'])
  })

  it('ask for a page by a tap that the machine knows', () => {
    const text = JSON.stringify(messages(longList(25, 2)))
    const turns = [...text.matchAll(/"payload":"([^"]+)"/g)]
      .map(([, payload = '']) => readChoicePayload(payload)?.option)
      .filter((option) => option?.startsWith('__more'))
    expect(turns).toEqual(['__more:3', '__more:1'])
  })

  it('say the question once', () => {
    expect(JSON.stringify(messages(longList(25)))).toContain('Which room would you like?')
    expect(messages(longList(25, 2))).toMatchObject([
      { text: expect.stringMatching(/^Please choose:/) },
    ])
  })
})

describe('messenger, templates', () => {
  it('do not exist: one is never posted, and says why', async () => {
    const message = { kind: 'template', questionId, name: 'reminder', language: 'de' } as const
    const why = 'Messenger has no templates: "reminder" cannot be sent there'
    const { requests, losses } = render(message)
    expect(requests).toMatchObject([{ unsendable: why }])
    expect(losses).toEqual([why])
    const config = {
      pageId: '1',
      pageAccessToken: 't',
      appSecret: 's',
      verifyToken: 'v',
      appId: '2',
    }
    const nobody = {
      fetch: () => Promise.reject(new Error('nobody is to be asked')),
      metaGraphUrl: 'https://graph.facebook.com',
      graphVersion: 'v25.0',
    }
    expect(await messenger.send(requests[0] ?? {}, 'part#0', config, nobody)).toEqual({
      ok: false,
      code: 'config',
      detail: why,
    })
  })
})
