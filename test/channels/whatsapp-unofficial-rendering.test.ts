import { describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import { readChoice } from '../../durable-objects/answers/choice.ts'
import * as evolution from '../../durable-objects/channels/whatsapp-unofficial/evolution/calls.ts'
import { whatsappUnofficial } from '../../durable-objects/channels/whatsapp-unofficial/index.ts'
import { Request } from '../../durable-objects/channels/whatsapp-unofficial/request.ts'
import * as waha from '../../durable-objects/channels/whatsapp-unofficial/waha/calls.ts'
import { callsOf, evolutionConfig, wahaConfig } from './gateways.ts'
import { longList } from './messages.ts'

const to = { key: '34600111222', conversationId: 'conversation_1' }
const render = (message: Outbound, key = to.key) =>
  whatsappUnofficial.render(message, { ...to, key })
const textsOf = (message: Outbound) => render(message).requests.map(({ text }) => text)
const questionId = 'j1:k3f9:room'
const options = (...labels: string[]) => labels.map((label, index) => ({ id: `o${index}`, label }))
const picture = 'https://media.casaverde.net/room.jpg'

/** The one call that a message of one request becomes. */
const wahaCall = (message: Outbound, key?: string) => {
  const [request] = render(message, key).requests
  return request && callsOf(request).waha[0]
}
const evolutionCall = (message: Outbound, key?: string) => {
  const [request] = render(message, key).requests
  return request && callsOf(request).evolution[0]
}

describe('whatsapp-unofficial, what guests get', () => {
  it('numbers options below the question, its title bold and its footer slanted', () => {
    const message: Outbound = {
      kind: 'reply',
      questionId,
      header: { type: 'text', text: 'Your room' },
      body: 'Sea or garden?',
      footer: 'Casa Verde',
      options: options('Sea', 'Garden'),
    }
    expect(textsOf(message)).toEqual([
      '*Your room*\n\nSea or garden?\n\n1. Sea\n2. Garden\n\nReply with a number.\n\n_Casa Verde_',
    ])
    expect(render(message).losses).toEqual([])
  })

  it('does not let marks or a link spoil the title or the footer', () => {
    const message: Outbound = {
      kind: 'reply',
      questionId,
      header: { type: 'text', text: 'Our 5* rooms' },
      body: 'Which?',
      footer: 'https://casaverde.net/a_b_',
      options: options('Sea'),
    }
    expect(textsOf(message)).toEqual([
      'Our 5* rooms\n\nWhich?\n\n1. Sea\n\nReply with a number.\n\nhttps://casaverde.net/a_b_',
    ])
  })

  it('sends the picture above a question first, then the options', () => {
    const message: Outbound = {
      kind: 'quick-reply',
      questionId,
      header: { type: 'image', mediaUrl: picture },
      body: 'Which?',
      options: options('Sea', 'Garden'),
    }
    expect(render(message).requests).toMatchObject([
      { kind: 'file', type: 'image', url: picture },
      { kind: 'text', text: 'Which?\n\n1. Sea\n2. Garden\n\nReply with a number.' },
    ])
  })

  it('asks for a choice where the author left the question empty', () => {
    const message: Outbound = { kind: 'reply', questionId, body: ' ', options: options('Sea') }
    expect(textsOf(message)).toEqual(['Please choose:\n\n1. Sea\n\nReply with a number.'])
  })

  it('writes a hundred rows as numbered parts, their floors above them', () => {
    const texts = textsOf(longList(100))
    expect(texts).toHaveLength(4)
    expect(texts[0]).toMatch(
      /^\*Our rooms\*\n\nWhich room would you like\?\n\nFloor 1\n1\. Room 1 - Sea view\n2\. Room 2/,
    )
    expect(texts[1]).toMatch(/^Floor 4\n31\. Room 31 - Sea view\n/)
    expect(texts[3]).toMatch(/\n100\. Room 100 - Sea view\n\nReply with a number\.$/)
    for (const text of texts) expect(String(text).match(/^\d+\. /gm)?.length).toBeLessThan(31)
  })

  it('says the title of a section again where a part breaks it', () => {
    const rows = Array.from({ length: 40 }, (_, index) => ({ id: `r${index}`, label: `R${index}` }))
    const sections = [{ title: 'Rooms', rows }]
    const [, second] = textsOf({
      kind: 'list',
      questionId,
      body: 'Which?',
      button: 'Rooms',
      sections,
    })
    expect(second).toMatch(/^Rooms\n31\. R30\n/)
  })

  it('reads every number it wrote, and every label, as the option that it stands for', () => {
    const list = longList(100)
    const rows = list.sections.flatMap((section) => section.rows)
    const written = textsOf(list).flatMap((text) => [
      ...String(text).matchAll(/^(\d+)\. (Room \d+)/gm),
    ])
    expect(written).toHaveLength(100)
    const reading = { languages: ['en'], showsNumbers: true } as const
    for (const [index, [, number = '', label = '']] of written.entries()) {
      for (const typed of [number, label]) {
        expect(readChoice(typed, rows, reading)).toMatchObject({ option: { id: `row${index}` } })
      }
    }
  })

  it('keeps the scripts of the world whole', () => {
    const message: Outbound = {
      kind: 'reply',
      questionId,
      header: { type: 'text', text: 'कासा वर्दे' },
      body: '\u200fاختاروا غرفتكم 👩‍👩‍👧‍👦',
      options: options('समुद्र 🌊', '\u200fالحديقة 🌿'),
    }
    expect(textsOf(message)).toEqual([
      '*कासा वर्दे*\n\n\u200fاختاروا غرفتكم 👩‍👩‍👧‍👦\n\n1. समुद्र 🌊\n2. \u200fالحديقة 🌿\n\nReply with a number.',
    ])
  })

  it('splits a long text where it reads best', () => {
    const paragraph = 'A long story about rooms. '.repeat(100).trim()
    const texts = textsOf({ kind: 'text', text: `${paragraph}\n\n${paragraph}` })
    expect(texts).toEqual([paragraph, paragraph])
  })

  it('cuts a label that a variable made too long, and says so', () => {
    const { requests, losses } = render({
      kind: 'reply',
      questionId,
      body: 'Which?',
      options: options('x'.repeat(150), 'Garden'),
    })
    expect(requests[0]?.text).toContain(`1. ${'x'.repeat(99)}…\n2. Garden`)
    expect(losses).toEqual(['option cut to 100'])
  })

  it('sends a caption that is too long behind its picture', () => {
    const caption = `${'A long story. '.repeat(80)}The end.`
    const { requests, losses } = render({ kind: 'image', mediaUrl: picture, caption })
    expect(requests).toMatchObject([
      { kind: 'file', url: picture },
      { kind: 'text', text: caption },
    ])
    expect(requests[0]).not.toHaveProperty('caption')
    expect(losses).toEqual([])
  })

  it('sends the caption alone when the file has no address', () => {
    const { requests, losses } = render({
      kind: 'document',
      mediaUrl: '{{var_local.menu}}',
      caption: 'Our menu',
    })
    expect(requests).toMatchObject([{ kind: 'text', text: 'Our menu' }])
    expect(losses).toEqual(['document not sent: "{{var_local.menu}}" is no web address'])
  })

  it('writes a button with a link as a line of the text', () => {
    const message: Outbound = {
      kind: 'cta-url',
      header: { type: 'text', text: 'Book' },
      body: 'Two nights at the sea.',
      footer: 'Casa Verde',
      buttonText: 'Book here',
      url: 'https://casaverde.net/book a room',
    }
    expect(render(message)).toMatchObject({
      requests: [
        {
          text: '*Book*\n\nTwo nights at the sea.\n\nBook here: https://casaverde.net/book%20a%20room\n\n_Casa Verde_',
          preview: true,
        },
      ],
      losses: [],
    })
    expect(render({ ...message, url: 'later' }).losses).toEqual([
      'link sent as it is: "later" is no web address',
    ])
  })

  it('sends the values of a template, its picture first, its buttons numbered', () => {
    const message: Outbound = {
      kind: 'template',
      questionId,
      name: 'checkout_reminder',
      language: 'en',
      header: { type: 'image', mediaUrl: picture },
      body: ['Sheena', 'Friday 11:00'],
      buttons: [
        { id: 'late', index: 0, type: 'quick-reply', label: 'Stay longer' },
        { id: 'code', index: 1, type: 'copy-code', value: 'WINTER20' },
      ],
    }
    expect(render(message)).toMatchObject({
      requests: [
        { kind: 'file', url: picture },
        { text: 'Sheena\nFriday 11:00\nWINTER20\n\n1. Stay longer\n\nReply with a number.' },
      ],
      losses: ['template "checkout_reminder" sent as its values alone'],
    })
  })

  it('says nothing when there is nothing to say', () => {
    expect(render({ kind: 'text', text: ' \n' })).toEqual({ requests: [], losses: [] })
  })
})

describe("whatsapp-unofficial, in WAHA's words", () => {
  it.each([
    ['34600111222', '34600111222@c.us'],
    ['+34600111222', '34600111222@c.us'],
    ['34600111222@s.whatsapp.net', '34600111222@c.us'],
    ['99887766554@lid', '99887766554@lid'],
  ])('writes to %s', (key, chatId) => {
    expect(wahaCall({ kind: 'text', text: 'Welcome.' }, key)).toEqual({
      path: '/api/sendText',
      body: { session: 'default', chatId, text: 'Welcome.', linkPreview: false },
    })
  })

  it.each([
    [
      { kind: 'image', mediaUrl: `${picture}?w=2`, caption: 'Our room' },
      '/api/sendImage',
      {
        file: { url: `${picture}?w=2`, mimetype: 'image/jpeg', filename: 'room.jpg' },
        caption: 'Our room',
      },
    ],
    [
      { kind: 'video', mediaUrl: 'https://a.net/pool.mov' },
      '/api/sendVideo',
      {
        file: { url: 'https://a.net/pool.mov', mimetype: 'video/quicktime', filename: 'pool.mov' },
        asNote: false,
        convert: true,
      },
    ],
    [
      { kind: 'audio', mediaUrl: 'https://a.net/hello.mp3' },
      '/api/sendVoice',
      {
        file: {
          url: 'https://a.net/hello.mp3',
          mimetype: 'audio/ogg; codecs=opus',
          filename: 'hello.mp3',
        },
        convert: true,
      },
    ],
    [
      { kind: 'audio', mediaUrl: 'https://a.net/song.flac' },
      '/api/sendFile',
      {
        file: { url: 'https://a.net/song.flac', mimetype: 'audio/flac', filename: 'song.flac' },
      },
    ],
    [
      { kind: 'document', mediaUrl: 'https://a.net/media/med_1', filename: 'menu.pdf' },
      '/api/sendFile',
      {
        file: {
          url: 'https://a.net/media/med_1',
          mimetype: 'application/pdf',
          filename: 'menu.pdf',
        },
      },
    ],
    [
      {
        kind: 'location',
        latitude: 1.5,
        longitude: -3,
        name: 'Casa Verde',
        address: '1 Palm Road',
      },
      '/api/sendLocation',
      { latitude: 1.5, longitude: -3, title: 'Casa Verde, 1 Palm Road' },
    ],
  ] satisfies [Outbound, string, object][])('sends %o', (message, path, body) => {
    const envelope = { session: 'default', chatId: '34600111222@c.us' }
    expect(wahaCall(message)).toEqual({ path, body: { ...envelope, ...body } })
  })
})

describe("whatsapp-unofficial, in Evolution's words", () => {
  it.each([
    ['34600111222', '34600111222'],
    ['99887766554@lid', '99887766554@lid'],
  ])('writes to %s', (key, number) => {
    expect(evolutionCall({ kind: 'text', text: 'Welcome.' }, key)).toEqual({
      path: '/message/sendText/default',
      body: { number, text: 'Welcome.', linkPreview: false },
    })
  })

  it.each([
    [
      { kind: 'image', mediaUrl: picture, caption: 'Our room' },
      'sendMedia',
      { mediatype: 'image', mimetype: 'image/jpeg', media: picture, caption: 'Our room' },
    ],
    [
      { kind: 'document', mediaUrl: 'https://a.net/media/med_1' },
      'sendMedia',
      {
        mediatype: 'document',
        mimetype: 'application/octet-stream',
        media: 'https://a.net/media/med_1',
        fileName: 'med_1',
      },
    ],
    [
      { kind: 'audio', mediaUrl: 'https://a.net/hello.mp3' },
      'sendWhatsAppAudio',
      { audio: 'https://a.net/hello.mp3' },
    ],
    [
      { kind: 'location', latitude: 1.5, longitude: -3 },
      'sendLocation',
      { latitude: 1.5, longitude: -3, name: '', address: '' },
    ],
  ] satisfies [Outbound, string, object][])('sends %o', (message, what, body) => {
    expect(evolutionCall(message)).toEqual({
      path: `/message/${what}/default`,
      body: { number: '34600111222', ...body },
    })
  })

  it('names an instance safely in the path', () => {
    const body = { kind: 'text', text: 'Hi', preview: false } as const
    const config = { ...evolutionConfig, session: 'front desk/1' }
    expect(evolution.callOf(body, '34600111222', config).path).toBe(
      '/message/sendText/front%20desk%2F1',
    )
  })

  it('types for as long as the text is long, at most four seconds', () => {
    const config = { ...evolutionConfig, typing: true }
    const delayOf = (text: string) =>
      evolution.callOf({ kind: 'text', text, preview: false }, '34600111222', config).body.delay
    expect([delayOf('Hello'), delayOf('x'.repeat(1000))]).toEqual([200, 4000])
  })
})

describe('whatsapp-unofficial, below a numbered text', () => {
  const choicesOf = (message: Outbound) => {
    const [request] = render(message)
      .requests.slice(-1)
      .map((one) => Request.parse(one))
    return request?.kind === 'text' ? request.choices : undefined
  }
  const asking = (count: number, body = 'Which *room*?'): Outbound => ({
    kind: 'list',
    questionId,
    body,
    button: 'Rooms',
    sections: [
      {
        title: 'Upstairs',
        rows: options(
          ...Array(count)
            .fill('')
            .map((_, i) => `R${i}`),
        ),
      },
    ],
  })
  const extras = (message: Outbound, interactiveMode: 'text' | 'poll' | 'native') => {
    const choices = choicesOf(message)
    if (!choices) return { waha: undefined, evolution: undefined }
    return {
      waha: waha.extraOf(choices, to.key, { ...wahaConfig, interactiveMode }),
      evolution: evolution.extraOf(choices, to.key, { ...evolutionConfig, interactiveMode }),
    }
  }

  it('stands nothing in the mode text', () => {
    expect(extras(asking(2), 'text')).toEqual({ waha: undefined, evolution: undefined })
  })

  it('stands a poll of single choice with the question as its name', () => {
    expect(extras(asking(2), 'poll')).toEqual({
      waha: {
        path: '/api/sendPoll',
        body: {
          session: 'default',
          chatId: '34600111222@c.us',
          poll: { name: 'Which room?', options: ['R0', 'R1'], multipleAnswers: false },
        },
      },
      evolution: {
        path: '/message/sendPoll/default',
        body: {
          number: '34600111222',
          name: 'Which room?',
          selectableCount: 1,
          values: ['R0', 'R1'],
        },
      },
    })
  })

  it('names the poll shortly when the question is a long one', () => {
    expect(extras(asking(2, 'x'.repeat(256)), 'poll').waha?.body).toMatchObject({
      poll: { name: 'Please choose:' },
    })
  })

  it.each([
    [1, false, false],
    [2, true, true],
    [10, true, true],
    [11, true, false],
    [12, true, false],
    [13, false, false],
  ])('stands a poll for %i options where the gateway takes it', (count, byWaha, byEvolution) => {
    const { waha: one, evolution: other } = extras(asking(count), 'poll')
    expect([one !== undefined, other !== undefined]).toEqual([byWaha, byEvolution])
  })

  it('makes equal options differ in a poll', () => {
    const message: Outbound = {
      kind: 'reply',
      questionId,
      body: 'Which?',
      options: options('A', 'A'),
    }
    expect(extras(message, 'poll').waha?.body).toMatchObject({ poll: { options: ['A', 'A 2'] } })
    expect(textsOf(message)).toEqual(['Which?\n\n1. A\n2. A\n\nReply with a number.'])
  })

  it('stands a list, or buttons where they are few and Evolution sends them', () => {
    const { waha: list, evolution: buttons } = extras(asking(2), 'native')
    expect(list?.body).toMatchObject({
      message: {
        title: 'Which room?',
        button: 'Rooms',
        sections: [
          {
            title: 'Upstairs',
            rows: [
              { rowId: 'j1:k3f9:room:o0', title: 'R0' },
              { rowId: 'j1:k3f9:room:o1', title: 'R1' },
            ],
          },
        ],
      },
    })
    expect(buttons).toEqual({
      path: '/message/sendButtons/default',
      body: {
        number: '34600111222',
        title: 'Which room?',
        buttons: [
          { type: 'reply', displayText: 'R0', id: 'j1:k3f9:room:o0' },
          { type: 'reply', displayText: 'R1', id: 'j1:k3f9:room:o1' },
        ],
      },
    })
    expect(extras(asking(4), 'native').evolution?.path).toBe('/message/sendList/default')
    expect(extras(asking(11), 'native')).toEqual({ waha: undefined, evolution: undefined })
  })
})
