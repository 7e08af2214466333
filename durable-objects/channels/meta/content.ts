import { type InboundContent, inputOf } from '#messages/message.ts'
import { type JsonObject, listAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { attachmentOf, withoutDuplicates } from './attachment.ts'

/**
 * What a message says: a tap, its files, or its words. However many things it holds, it is one answer:
 * words beside files are their caption. README.md, Events.
 */
export function contentOf(message: JsonObject): InboundContent {
  if (message.is_unsupported === true) return { kind: 'unsupported', detail: 'unknown' }
  const text = stringAt(message, 'text')
  const payload = stringAt(objectAt(message, 'quick_reply'), 'payload')
  if (payload !== undefined) return { kind: 'choice', payload, title: text ?? payload }
  // Beside words of the guest's own, the preview of a link says nothing new.
  const listed = withoutDuplicates(listAt(message, 'attachments'))
  return joined(text, listed.filter(({ type }) => !text || type !== 'fallback').map(attachmentOf))
}

function joined(text: string | undefined, attached: InboundContent[]): InboundContent {
  const [only] = attached
  if (text === undefined && only && attached.length === 1) return only
  const files = attached.flatMap((content) => (content.kind === 'media' ? [content.media] : []))
  const words = [text, ...attached.filter(({ kind }) => kind !== 'media').map(wordsIn)]
  const said = words.filter(Boolean).join('\n')
  const [media, ...more] = files
  if (media) {
    return {
      kind: 'media',
      media,
      ...(more.length > 0 && { more }),
      ...(said && { caption: said }),
    }
  }
  if (said) return { kind: 'text', text: said }
  return only ?? { kind: 'unsupported', detail: 'unknown' }
}

const wordsIn = (content: InboundContent) => inputOf(content).text
