import type { InboundContent } from '#messages/message.ts'
import { type JsonObject, listAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { attachmentOf, withoutDuplicates } from './attachment.ts'

/**
 * What a message says: its words, a tap, or its files, one by one. Words beside a file are its
 * caption. Empty when there is nothing in it. README.md, Events.
 */
export function contentsOf(message: JsonObject): InboundContent[] {
  if (message.is_unsupported === true) return [{ kind: 'unsupported', detail: 'unknown' }]
  const text = stringAt(message, 'text')
  const payload = stringAt(objectAt(message, 'quick_reply'), 'payload')
  if (payload !== undefined) return [{ kind: 'choice', payload, title: text ?? payload }]
  // Beside words of the guest's own, the preview of a link says nothing new.
  const listed = withoutDuplicates(listAt(message, 'attachments'))
  const files = listed.filter(({ type }) => !text || type !== 'fallback').map(attachmentOf)
  return text === undefined ? files : withWords(files, text)
}

function withWords([first, ...others]: InboundContent[], text: string): InboundContent[] {
  if (first?.kind === 'media') return [{ ...first, caption: text }, ...others]
  if (first?.kind === 'text') return [{ kind: 'text', text: `${text}\n${first.text}` }, ...others]
  const rest = first && first.kind !== 'unsupported' ? [first, ...others] : others
  return [{ kind: 'text', text }, ...rest]
}
