import { MORE, readChoicePayload } from '#messages/message.ts'
import type { ProviderRequest } from '../channel.ts'
import { type JsonObject, listAt, objectAt, stringAt } from '../parsing/json-object.ts'
import { choicePreview, type PreviewItem } from '../rendering/preview.ts'

/** A request of `renderMeta` as Messenger or Instagram shows it on a phone. */
export function metaPreview({ unsendable, message }: ProviderRequest): PreviewItem[] {
  if (typeof unsendable === 'string') return [{ as: 'nothing', why: unsendable }]
  const own = objectAt({ message }, 'message')
  const attachment = objectAt(own, 'attachment')
  if (attachment) return [attached(attachment)]
  const text = stringAt(own, 'text') ?? ''
  const replies = listAt(own, 'quick_replies')
  if (replies.length === 0) return [{ as: 'text', text }]
  const choices = replies.map((reply) => choicePreview(reply))
  const paged = replies.some(turnsPage)
  return [{ as: 'quick-replies', text, choices, ...(paged && { paged }) }]
}

const turnsPage = (reply: JsonObject) =>
  readChoicePayload(stringAt(reply, 'payload') ?? '')?.option.startsWith(MORE) ?? false

const FILES = { image: 'image', video: 'video', audio: 'audio', file: 'document' } as const

function attached(attachment: JsonObject): PreviewItem {
  const payload = objectAt(attachment, 'payload')
  const type = stringAt(attachment, 'type')
  const url = stringAt(payload, 'url') ?? ''
  for (const [name, as] of Object.entries(FILES)) if (name === type) return { as, url }
  const [button] = listAt(payload, 'buttons')
  return {
    as: 'link',
    text: stringAt(payload, 'text') ?? '',
    button: stringAt(button, 'title') ?? '',
    url: stringAt(button, 'url') ?? '',
  }
}
