import { MORE, readChoicePayload } from '../journey/message.ts'
import type { ProviderRequest } from './channel.ts'
import { type Fields, fieldsAt, listAt, textAt } from './peek.ts'
import { choiceShown, type Shown } from './shown.ts'

/** A request of `renderMeta` as Messenger or Instagram shows it on a phone. */
export function metaShown({ unsendable, message }: ProviderRequest): Shown[] {
  if (typeof unsendable === 'string') return [{ as: 'nothing', why: unsendable }]
  const own = fieldsAt({ message }, 'message')
  const attachment = fieldsAt(own, 'attachment')
  if (attachment) return [attached(attachment)]
  const text = textAt(own, 'text') ?? ''
  const replies = listAt(own, 'quick_replies')
  if (replies.length === 0) return [{ as: 'text', text }]
  const choices = replies.map((reply) => choiceShown(reply))
  const paged = replies.some(turnsPage)
  return [{ as: 'quick-replies', text, choices, ...(paged && { paged }) }]
}

const turnsPage = (reply: Fields) =>
  readChoicePayload(textAt(reply, 'payload') ?? '')?.option.startsWith(MORE) ?? false

const FILES = { image: 'image', video: 'video', audio: 'audio', file: 'document' } as const

function attached(attachment: Fields): Shown {
  const payload = fieldsAt(attachment, 'payload')
  const type = textAt(attachment, 'type')
  const url = textAt(payload, 'url') ?? ''
  for (const [name, as] of Object.entries(FILES)) if (name === type) return { as, url }
  const [button] = listAt(payload, 'buttons')
  return {
    as: 'link',
    text: textAt(payload, 'text') ?? '',
    button: textAt(button, 'title') ?? '',
    url: textAt(button, 'url') ?? '',
  }
}
