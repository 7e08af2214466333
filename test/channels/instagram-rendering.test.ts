import { describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import { instagram } from '../../durable-objects/channels/instagram/index.ts'

const to = { key: '1234567890123456', conversationId: 'conversation_1' }
const render = (message: Outbound) => instagram.render(message, to)
const messages = (message: Outbound) => render(message).requests.map((request) => request.message)
const texts = (message: Outbound) =>
  messages(message).map((message) => String(Object.entries(message ?? {})[0]?.[1]))
const bytes = (text: string) => new TextEncoder().encode(text).length
const graphemes = (text: string) =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(
    ({ segment }) => segment,
  )
const questionId = 'j1:k3f9:room'

describe('instagram, texts', () => {
  it('have 1,000 bytes, not one more', () => {
    for (const letter of ['x', 'я', 'न', '😀']) {
      const most = Math.floor(1000 / bytes(letter))
      expect(texts({ kind: 'text', text: letter.repeat(most) })).toHaveLength(1)
      expect(texts({ kind: 'text', text: letter.repeat(most + 1) })).toHaveLength(2)
    }
  })

  it.each([
    ['Latin', 'x', 5],
    ['Hindi', 'कासा वर्दे में आपका स्वागत है। कृपया अपना कमरा चुनें। ', 13],
    ['Arabic', 'أهلا بكم في كازا فيردي، اختاروا غرفتكم. ', 9],
    ['Chinese', '欢迎光临卡萨维尔德酒店。请选择您的房间！', 15],
    ['emoji', '😀', 9],
    ['families', '👩‍👩‍👧‍👦', 11],
  ])('of 4,096 characters of %s lose nothing and break no character', (_, piece, most) => {
    const text = piece.repeat(4096).slice(0, 4096 - (4096 % piece.length))
    const parts = texts({ kind: 'text', text })
    for (const part of parts) expect(bytes(part)).toBeLessThanOrEqual(1000)
    const bare = (from: string) => from.replace(/\s/g, '')
    expect(bare(parts.join(''))).toBe(bare(text))
    expect(parts.flatMap((part) => graphemes(bare(part)))).toEqual(graphemes(bare(text)))
    expect(parts.length).toBeLessThanOrEqual(most)
  })
})

describe('instagram, files', () => {
  it.each([
    ['image', 'https://a.example/b.PNG', 'image'],
    ['image', 'https://a.example/media/med_1', 'image'],
    ['image', 'https://a.example/picture.php?id=3', 'image'],
    ['video', 'https://a.example/b.mov', 'video'],
    ['audio', 'https://a.example/b.m4a', 'audio'],
    ['document', 'https://a.example/b.pdf?v=2', 'file'],
  ] as const)('of a kind it takes are sent: %s at %s', (kind, mediaUrl, type) => {
    expect(messages({ kind, mediaUrl })).toEqual([
      { attachment: { type, payload: { url: mediaUrl } } },
    ])
  })

  it.each([
    ['image', 'https://a.example/b.gif', 'image sent as a link: Instagram takes no .gif image'],
    ['audio', 'https://a.example/b.mp3', 'audio sent as a link: Instagram takes no .mp3 audio'],
    ['video', 'https://a.example/b.mkv', 'video sent as a link: Instagram takes no .mkv video'],
    [
      'document',
      'https://a.example/b.docx',
      'document sent as a link: Instagram takes no file but pdf',
    ],
    [
      'document',
      'https://a.example/media/med_1',
      'document sent as a link: Instagram takes no file but pdf',
    ],
  ] as const)('of another kind are a link: %s at %s', (kind, mediaUrl, loss) => {
    expect(render({ kind, mediaUrl })).toMatchObject({
      requests: [{ message: { text: mediaUrl } }],
      losses: [loss],
    })
  })

  it('keep caption and name where they become a link', () => {
    const mediaUrl = 'https://a.example/b.docx'
    const message = { kind: 'document', mediaUrl, caption: 'Our *rates*', filename: 'rates.docx' }
    expect(texts(message as Outbound)).toEqual([`Our rates\nrates.docx\n${mediaUrl}`])
  })

  it('are believed to be a PDF by their name', () => {
    const mediaUrl = 'https://a.example/media/med_1'
    expect(messages({ kind: 'document', mediaUrl, filename: 'rates.pdf' })).toEqual([
      { attachment: { type: 'file', payload: { url: mediaUrl } } },
    ])
  })

  it('have a caption that is itself in parts of 1,000 bytes', () => {
    const caption = 'न'.repeat(1000)
    const parts = messages({ kind: 'image', mediaUrl: 'https://a.example/b.png', caption })
    expect(parts).toHaveLength(5)
  })
})

describe('instagram, link buttons', () => {
  const link = {
    kind: 'cta-url',
    body: 'Book here',
    buttonText: 'Book',
    url: 'https://casaverde.example/book',
  } as const

  it('carry what to say where no button is taken', () => {
    expect(render(link).requests).toMatchObject([
      {
        message: {
          attachment: {
            type: 'template',
            payload: { template_type: 'button', text: 'Book here', buttons: [{ title: 'Book' }] },
          },
        },
        otherwise: { text: 'Book here\n\nBook: https://casaverde.example/book' },
      },
    ])
  })

  it('carry nothing when that would be too long to say', () => {
    const url = `https://casaverde.example/${'x'.repeat(1200)}`
    expect(render({ ...link, url }).requests[0]).not.toHaveProperty('otherwise')
  })
})

describe('instagram, choices', () => {
  it('count the bytes of question, options and footer together', () => {
    const options = Array.from({ length: 10 }, (_, index) => ({
      id: `o${index}`,
      label: `कमरा ${index + 1}`,
    }))
    const body = 'कृपया अपना कमरा चुनें। '.repeat(40)
    const parts = messages({ kind: 'quick-reply', questionId, body, options, footer: 'कासा वर्दे' })
    expect(parts.length).toBeGreaterThan(2)
    expect(parts.map((part) => JSON.stringify(part).includes('quick_replies'))).toEqual(
      parts.map((_, index) => index === parts.length - 1),
    )
    const whole = texts({
      kind: 'quick-reply',
      questionId,
      body,
      options,
      footer: 'कासा वर्दे',
    }).join('\n')
    for (const { label } of options) expect(whole).toContain(label)
    expect(whole).toContain('कासा वर्दे')
  })

  it('stand in the text, because its own website shows no quick replies', () => {
    const options = [{ id: 'a', label: 'Sea' }]
    expect(messages({ kind: 'reply', questionId, body: 'Which?', options })).toEqual([
      {
        text: 'Which?\n\n1. Sea\n\nReply with a number.',
        quick_replies: [{ content_type: 'text', title: 'Sea', payload: `${questionId}:a` }],
      },
    ])
  })
})

describe('instagram, templates', () => {
  it('do not exist', () => {
    const message = { kind: 'template', questionId, name: 'reminder', language: 'de' } as const
    expect(render(message)).toMatchObject({
      requests: [{ unsendable: 'Instagram has no templates: "reminder" cannot be sent there' }],
    })
  })
})
