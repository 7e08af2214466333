import { describe, expect, it } from 'vitest'
import { channels } from '../../durable-objects/channels/index.ts'
import { webChat } from '../../durable-objects/channels/web-chat.ts'
import type { Outbound } from '../../durable-objects/journey/message.ts'
import { describeChannel } from './contract.ts'
import { longList } from './messages.ts'

/** What the widget is promised: channels.md §7. */
function refused(request: Record<string, unknown>): string | undefined {
  const frame = JSON.stringify({ v: 1, t: 'msg', seq: 1, id: 'm_1', dir: 'out', at: 0, ...request })
  if (new TextEncoder().encode(frame).length > 64 * 1024) return 'a frame over 64 KB'
  const { content } = JSON.parse(frame)
  if (content.text !== undefined && (content.text.trim() === '' || content.text.length > 4096)) {
    return `a text of ${content.text.length}`
  }
  const links = [content.url, content.header?.url].filter((link) => link !== undefined)
  if (links.some((link) => !/^https?:/.test(link))) return 'a link that is none'
  const asking = content.type === 'buttons' || content.type === 'list'
  return asking && !content.stepId ? 'a question that does not say of which step' : undefined
}

describeChannel(webChat, { to: 'visitor_1', refused })

const contents = (message: Outbound) =>
  webChat
    .render(message, { key: 'visitor_1', conversationId: 'c' })
    .requests.map(({ content }) => content)

describe('web-chat', () => {
  const asks = 'j1:k3f9:room'

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
    expect(contents({ kind: 'reply', asks, body: 'Which?', footer: 'Pick one', options })).toEqual([
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
      asks,
      name: 'welcome',
      language: 'de',
      body: ['Ann'],
    }
    const { requests, losses } = webChat.render(message, { key: 'visitor_1', conversationId: 'c' })
    expect(requests).toEqual([{ content: { type: 'text', text: 'Ann', format: 'wa' } }])
    expect(losses).toEqual(['template "welcome" sent as its values alone'])
  })
})
