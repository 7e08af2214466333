import { describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import { channels } from '../../durable-objects/channels/index.ts'
import { webChat } from '../../durable-objects/channels/web-chat/index.ts'
import { describeChannel } from './contract.ts'
import { JUDGES } from './judges.ts'
import { longList } from './messages.ts'

describeChannel(webChat, JUDGES['web-chat'])

const contents = (message: Outbound) =>
  webChat
    .render(message, { key: 'visitor_1', conversationId: 'c' })
    .requests.map(({ content }) => content)

describe('web-chat', () => {
  const questionId = 'j1:k3f9:room'

  it('is a channel of our own: there is nobody to send it to', () => {
    expect(channels['web-chat']).toBe(webChat)
    expect(channels['web-chat'] && 'send' in channels['web-chat']).toBe(false)
    expect(channels['whatsapp-official'] && 'send' in channels['whatsapp-official']).toBe(true)
  })

  it('shows texts with their marks', () => {
    expect(contents({ kind: 'text', text: 'Welcome to *Casa Verde*.' })).toEqual([
      { type: 'text', text: 'Welcome to *Casa Verde*.', format: 'wa' },
    ])
  })

  it('names options by our own ids, and the step they answer', () => {
    const options = [
      { id: 'sea', label: 'A room with a view over the whole bay' },
      { id: 'garden', label: 'Garden' },
    ]
    expect(
      contents({ kind: 'reply', questionId, body: 'Which?', footer: 'Pick one', options }),
    ).toEqual([
      {
        type: 'buttons',
        text: 'Which?',
        footer: 'Pick one',
        stepId: 'room',
        options: [
          { id: 'sea', title: 'A room with a view over the whole bay' },
          { id: 'garden', title: 'Garden' },
        ],
      },
    ])
  })

  it('shows a list of a hundred rows whole', () => {
    const [list] = contents(longList(100))
    expect(list).toMatchObject({ type: 'list', stepId: 'party_size', button: 'Rooms' })
    expect(JSON.stringify(list).match(/"id":"row/g)).toHaveLength(100)
  })

  it('shows a picture above a link button', () => {
    expect(
      contents({
        kind: 'cta-url',
        header: { type: 'image', mediaUrl: 'https://a.example/b.jpg' },
        body: 'Book here',
        buttonText: 'Book',
        url: 'https://casaverde.example/book now',
      }),
    ).toEqual([
      {
        type: 'cta',
        header: { type: 'image', url: 'https://a.example/b.jpg' },
        text: 'Book here',
        title: 'Book',
        url: 'https://casaverde.example/book%20now',
      },
    ])
  })

  it('makes no button of what is no web address', () => {
    const url = 'javascript:alert(1)'
    expect(contents({ kind: 'cta-url', body: 'Book', buttonText: 'Here', url })).toEqual([
      { type: 'text', text: 'Book\n\nHere: javascript:alert(1)', format: 'wa' },
    ])
  })

  it('says that of a template it knows the values alone', () => {
    const message: Outbound = {
      kind: 'template',
      questionId,
      name: 'welcome',
      language: 'de',
      body: ['Ann'],
    }
    const { requests, losses } = webChat.render(message, { key: 'visitor_1', conversationId: 'c' })
    expect(requests).toEqual([{ content: { type: 'text', text: 'Ann', format: 'wa' } }])
    expect(losses).toEqual(['template "welcome" sent as its values alone'])
  })
})
