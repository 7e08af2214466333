import { describe, expect, it } from 'vitest'
import type { Outbound } from '#messages/message.ts'
import { channels } from '../../durable-objects/channels/index.ts'
import { needsWindow, rendered } from '../../durable-objects/channels/rendering/rendered.ts'

const to = { key: '15550100', conversationId: 'conversation_1' }
const template: Outbound = {
  kind: 'template',
  questionId: 'j1:s1:welcome',
  name: 'booking_welcome',
  language: 'en',
  body: ['Ann'],
  ordinary: [
    { kind: 'text', text: 'Dear Ann, welcome.' },
    { kind: 'text', text: 'Your villa is ready.' },
  ],
}
const others = Object.values(channels).filter(({ type }) => type !== 'whatsapp-official')

describe('a template', () => {
  it.each(others)('is ordinary text on $type, word for word', (adapter) => {
    const { requests, losses } = rendered(adapter, template, to, { organisationId: '' })
    const words = JSON.stringify(requests)
    expect(words).toContain('Dear Ann, welcome.')
    expect(words).toContain('Your villa is ready.')
    expect(words).not.toContain('booking_welcome')
    expect(losses).toEqual([])
    expect(needsWindow(adapter, template)).toBe(true)
  })

  it('stays one on WhatsApp Official, and goes out when the window has closed', () => {
    const adapter = channels['whatsapp-official']
    if (!adapter) throw new Error('WhatsApp Official is not there')
    const { requests } = rendered(adapter, template, to, { organisationId: '' })
    expect(requests).toMatchObject([{ type: 'template', template: { name: 'booking_welcome' } }])
    expect(needsWindow(adapter, template)).toBe(false)
    expect(needsWindow(adapter, { kind: 'text', text: 'Hello' })).toBe(true)
  })
})
