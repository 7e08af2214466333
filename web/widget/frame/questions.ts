import type { Content, Option } from '../../../durable-objects/web-chat/protocol.ts'
import type { Message } from './message.ts'

/** What a message offers to choose from; nothing, for most. */
function optionsOf(content: Content): Option[] {
  if (content.type === 'buttons') return content.options
  if (content.type === 'list') return content.sections.flatMap(({ rows }) => rows)
  if (content.type === 'carousel') return content.cards.flatMap(({ options = [] }) => options)
  return []
}

const folded = (text: string) => text.trim().toLowerCase()

/**
 * What a new message says about the questions before it: a label sent back answers the last one, a
 * new question puts the older ones past. So a log read again looks as it did; the server's own
 * `update` still overrules it.
 */
export function settleQuestions(before: Message[], news: Message): Message[] {
  const { dir, content } = news
  if (dir === 'out') {
    return optionsOf(content).length ? before.map(settled) : before
  }
  const asked = before.findLast((message) => isOpen(message))
  const said = content.type === 'text' ? folded(content.text) : undefined
  const option = asked && optionsOf(asked.content).find(({ title }) => folded(title) === said)
  if (!option) return before
  const choice = { state: 'answered', optionId: option.id } as const
  return before.map((message) => (message === asked ? { ...message, choice } : message))
}

const isOpen = ({ content, choice }: Message) =>
  optionsOf(content).length > 0 && (!choice || choice.state === 'pending')

function settled(message: Message): Message {
  if (!isOpen(message)) return message
  const { choice } = message
  return { ...message, choice: { ...choice, state: choice ? 'answered' : 'expired' } }
}
