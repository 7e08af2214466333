import type { ProviderRequest } from '../../durable-objects/channels/channel.ts'

/** What the widget is promised of a frame: channels/web-chat/README.md. Why it breaks that, or undefined. */
export function frameRefusal(request: ProviderRequest): string | undefined {
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
