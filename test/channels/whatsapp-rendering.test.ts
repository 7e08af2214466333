import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import type { Outbound } from '#messages/message.ts'
import { whatsappOfficial } from '../../durable-objects/channels/whatsapp-official/index.ts'
import { longList } from './messages.ts'

const to = { key: '16505551234', conversationId: 'conversation_1' }
const render = (message: Outbound, key = to.key) => whatsappOfficial.render(message, { ...to, key })
const questionId = 'j1:k3f9:room'
const List = z.object({
  interactive: z.object({
    action: z.object({ sections: z.array(z.object({ title: z.string().optional() })) }),
  }),
})
const options = (...labels: string[]) => labels.map((label, index) => ({ id: `o${index}`, label }))

describe('whatsapp-official, what guests get', () => {
  const hello: Outbound = { kind: 'text', text: 'Welcome to Casa Verde.' }

  it('writes to a number with its plus, and to a user id as recipient', () => {
    expect(render(hello).requests).toEqual([
      {
        messaging_product: 'whatsapp',
        recipient_type: 'individual',
        to: '+16505551234',
        type: 'text',
        text: { body: 'Welcome to Casa Verde.', preview_url: false },
      },
    ])
    expect(render(hello, '+16505551234').requests).toMatchObject([{ to: '+16505551234' }])
    const [byUserId] = render(hello, 'US.1234567890').requests
    expect(byUserId).toMatchObject({ recipient: 'US.1234567890' })
    expect(byUserId).not.toHaveProperty('to')
  })

  it('shows a preview of a link', () => {
    expect(render({ kind: 'text', text: 'See https://casaverde.example' }).requests).toMatchObject([
      { text: { preview_url: true } },
    ])
  })

  it('says nothing when there is nothing to say', () => {
    expect(render({ kind: 'text', text: ' \n' })).toEqual({ requests: [], losses: [] })
  })

  it('sends a caption that is too long behind its picture', () => {
    const caption = `${'A long story. '.repeat(80)}The end.`
    const { requests, losses } = render({
      kind: 'image',
      mediaUrl: 'https://a.example/b c.jpg',
      caption,
    })
    expect(requests).toMatchObject([
      { type: 'image', image: { link: 'https://a.example/b%20c.jpg' } },
      { type: 'text', text: { body: caption } },
    ])
    expect(losses).toEqual([])
  })

  it('sends the caption alone when the file has no address', () => {
    const { requests, losses } = render({
      kind: 'image',
      mediaUrl: '{{var_local.photo}}',
      caption: 'Hi',
    })
    expect(requests).toMatchObject([{ type: 'text', text: { body: 'Hi' } }])
    expect(losses).toEqual(['image not sent: "{{var_local.photo}}" is no web address'])
  })

  it('makes one to three short options buttons, of a Quick Reply too', () => {
    for (const kind of ['reply', 'quick-reply'] as const) {
      const message = {
        kind,
        questionId,
        body: 'Sea or garden?',
        options: options('Sea', 'Garden'),
      }
      expect(render(message).requests).toMatchObject([
        {
          type: 'interactive',
          interactive: {
            type: 'button',
            body: { text: 'Sea or garden?' },
            action: {
              buttons: [
                { type: 'reply', reply: { id: 'j1:k3f9:room:o0', title: 'Sea' } },
                { type: 'reply', reply: { id: 'j1:k3f9:room:o1', title: 'Garden' } },
              ],
            },
          },
        },
      ])
    }
  })

  it('makes options of 21 to 24 characters a list, and cuts nothing', () => {
    const message = {
      kind: 'reply',
      questionId,
      body: 'Which?',
      options: options('A room with a sea view'),
    } as const
    expect(render(message)).toMatchObject({
      requests: [
        {
          interactive: {
            type: 'list',
            action: {
              button: 'Options',
              sections: [{ rows: [{ id: 'j1:k3f9:room:o0', title: 'A room with a sea view' }] }],
            },
          },
        },
      ],
      losses: [],
    })
  })

  it('puts an option over 24 characters whole below its cut title', () => {
    const label = 'A very large room with a sea view'
    const { requests, losses } = render({
      kind: 'reply',
      questionId,
      body: 'Which?',
      options: options(label),
    })
    expect(requests).toMatchObject([
      {
        interactive: {
          action: {
            sections: [{ rows: [{ title: 'A very large room with…', description: label }] }],
          },
        },
      },
    ])
    expect(losses).toEqual(['row title cut to 24'])
  })

  it('makes four options a list with the button the author named', () => {
    const message = {
      kind: 'quick-reply',
      questionId,
      body: 'Which?',
      options: options('1', '2', '3', '4'),
    } as const
    expect(render({ ...message, button: 'Rooms' }).requests).toMatchObject([
      {
        interactive: {
          type: 'list',
          action: { button: 'Rooms', sections: [{ rows: [{}, {}, {}, {}] }] },
        },
      },
    ])
  })

  it('puts no word of ours above the rows of a single section, and one above those of several', () => {
    const row = (id: string) => ({ id, label: `Room ${id}` })
    const message = { kind: 'list', questionId, body: 'Which?', button: 'Rooms' } as const
    const titles = (...sections: { title?: string; rows: ReturnType<typeof row>[] }[]) =>
      List.parse(render({ ...message, sections }).requests[0]).interactive.action.sections.map(
        ({ title }) => title,
      )
    expect(titles({ rows: [row('a'), row('b')] })).toEqual([undefined])
    expect(titles({ title: 'Garden', rows: [row('a')] })).toEqual(['Garden'])
    expect(titles({ rows: [row('a')] }, { title: 'Garden', rows: [row('b')] })).toEqual([
      'Options',
      'Garden',
    ])
  })

  it('cuts a long name of a file before its ending', () => {
    const filename = `${'Rates '.repeat(60)}.pdf`
    const mediaUrl = 'https://a.example/rates.pdf'
    const { requests } = render({ kind: 'document', mediaUrl, filename })
    const cut = `${'Rates '.repeat(60).slice(0, 235)}….pdf`
    expect(requests).toMatchObject([{ document: { filename: cut } }])
  })

  it('sends no half of a character', () => {
    const { requests, losses } = render({ kind: 'text', text: 'Welcome \ud83d to \udc4b us 👋' })
    expect(requests).toMatchObject([{ text: { body: 'Welcome \ufffd to \ufffd us 👋' } }])
    expect(losses).toEqual(['broken character replaced'])
  })

  it('numbers equal titles', () => {
    const { requests, losses } = render({
      kind: 'reply',
      questionId,
      body: 'Which?',
      options: options('Room', 'Room'),
    })
    expect(requests).toMatchObject([
      {
        interactive: {
          action: { buttons: [{ reply: { title: 'Room' } }, { reply: { title: 'Room 2' } }] },
        },
      },
    ])
    expect(losses).toEqual(['equal button labels numbered'])
  })

  it('sends a long question ahead and its last paragraph with the buttons', () => {
    const body = `${'A long story about rooms. '.repeat(60)}\n\nWhich one?`
    const { requests } = render({ kind: 'reply', questionId, body, options: options('Sea') })
    expect(requests).toMatchObject([
      { type: 'text', text: { body: 'A long story about rooms. '.repeat(60).trim() } },
      { type: 'interactive', interactive: { body: { text: 'Which one?' } } },
    ])
  })

  it('asks in its own words when the question came out empty', () => {
    expect(
      render({ kind: 'reply', questionId, body: '', options: options('Sea') }).requests,
    ).toMatchObject([{ interactive: { body: { text: 'Please choose:' } } }])
  })

  it('sends the picture of a choice that became a list before it', () => {
    const header = { type: 'image', mediaUrl: 'https://a.example/b.jpg' } as const
    const message = {
      kind: 'quick-reply',
      questionId,
      header,
      body: 'Which?',
      options: options('1', '2', '3', '4'),
    } as const
    const { requests, losses } = render(message)
    expect(requests.map(({ type }) => type)).toEqual(['image', 'interactive'])
    expect(losses).toEqual(['header image sent before the list: a list has only a text header'])
  })

  it('leads from page to page of a long list by "More options" and "Back"', () => {
    const turns = (page: number) => {
      const text = JSON.stringify(render(longList(25, page)).requests)
      return [...text.matchAll(/"id":"j1:k3f9:party_size:(__more:\d)","title":"([^"]+)"/g)].map(
        ([, id, title]) => [id, title],
      )
    }
    expect(turns(1)).toEqual([['__more:2', 'More options']])
    expect(turns(2)).toEqual([
      ['__more:3', 'More options'],
      ['__more:1', 'Back'],
    ])
    expect(turns(3)).toEqual([['__more:2', 'Back']])
    expect(turns(9)).toEqual(turns(3))
  })

  it('repeats the title of a section that a page breaks, and no text that went ahead', () => {
    const list = { ...longList(25), body: `${'A long story. '.repeat(100)}\n\nWhich?` }
    expect(render(list).requests).toHaveLength(2)
    const { requests } = render({ ...list, page: 2 })
    expect(requests).toHaveLength(1)
    expect(requests).toMatchObject([
      {
        interactive: {
          action: { sections: [{ title: 'Floor 1' }, { title: 'Floor 2' }, { title: 'More' }] },
        },
      },
    ])
  })

  it.each([
    ['text', { type: 'text', text: 'Rooms' }],
    ['image', { type: 'image', mediaUrl: 'https://a.example/b.jpg' }],
    ['video', { type: 'video', mediaUrl: 'https://a.example/b.mp4' }],
    ['document', { type: 'document', mediaUrl: 'https://a.example/b.pdf', filename: 'rates.pdf' }],
  ] as const)('puts a %s above a link button', (type, header) => {
    const { requests, losses } = render({
      kind: 'cta-url',
      header,
      body: 'Book here',
      footer: 'Until Friday',
      buttonText: 'Book',
      url: 'https://casaverde.example/book now',
    })
    expect(requests).toMatchObject([
      {
        interactive: {
          type: 'cta_url',
          header: { type },
          footer: { text: 'Until Friday' },
          action: {
            name: 'cta_url',
            parameters: { display_text: 'Book', url: 'https://casaverde.example/book%20now' },
          },
        },
      },
    ])
    expect(losses).toEqual([])
  })

  it.each([
    ['is too long for a button', `https://a.example/${'x'.repeat(2000)}`, 'over 2000'],
    ['is none', 'javascript:alert(1)', 'is no web address'],
    ['is relative', '/rooms', 'is no web address'],
  ])('writes out a link that %s', (_, url, why) => {
    const { requests, losses } = render({ kind: 'cta-url', body: 'Book', buttonText: 'Here', url })
    expect(requests).toMatchObject([{ type: 'text', text: { body: `Book\n\nHere: ${url}` } }])
    expect(losses).toEqual([expect.stringContaining(why)])
  })

  it('fills in a template, and gives back the tap on its buttons as ours', () => {
    const { requests } = render({
      kind: 'template',
      questionId,
      name: 'order_confirmation',
      language: 'en_US',
      header: { type: 'document', mediaUrl: 'https://a.example/b.pdf', filename: 'rates.pdf' },
      body: ['Ann\nMary', '22 November'],
      buttons: [
        { id: 'yes', index: 0, type: 'quick-reply' },
        { id: 'see', index: 1, type: 'url', value: 'rooms/1 2' },
        { id: 'fixed', index: 2, type: 'url' },
        { id: 'code', index: 3, type: 'copy-code', value: '250FF' },
      ],
    })
    expect(requests).toMatchObject([
      {
        type: 'template',
        template: {
          name: 'order_confirmation',
          language: { policy: 'deterministic', code: 'en_US' },
          components: [
            {
              type: 'header',
              parameters: [
                {
                  type: 'document',
                  document: { link: 'https://a.example/b.pdf', filename: 'rates.pdf' },
                },
              ],
            },
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'Ann Mary' },
                { type: 'text', text: '22 November' },
              ],
            },
            {
              type: 'button',
              sub_type: 'quick_reply',
              index: '0',
              parameters: [{ type: 'payload', payload: 'j1:k3f9:room:yes' }],
            },
            {
              type: 'button',
              sub_type: 'url',
              index: '1',
              parameters: [{ type: 'text', text: 'rooms/1%202' }],
            },
            {
              type: 'button',
              sub_type: 'copy_code',
              index: '3',
              parameters: [{ type: 'coupon_code', coupon_code: '250FF' }],
            },
          ],
        },
      },
    ])
  })

  it('names the values of a template that has names, and sends no components without values', () => {
    const bare = { kind: 'template', questionId, name: 'welcome', language: 'de' } as const
    expect(render({ ...bare, body: { first_name: 'Ann' } }).requests).toMatchObject([
      {
        template: {
          components: [
            { parameters: [{ type: 'text', parameter_name: 'first_name', text: 'Ann' }] },
          ],
        },
      },
    ])
    const [request] = render(bare).requests
    expect(request).toHaveProperty('template', {
      name: 'welcome',
      language: { policy: 'deterministic', code: 'de' },
    })
  })
})
