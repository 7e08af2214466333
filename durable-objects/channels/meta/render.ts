import type { Outbound, OutboundOf } from '../../journey/message.ts'
import type { Address, Rendered } from '../channel.ts'
import { choice, list } from './choice.ts'
import { ctaUrl } from './cta.ts'
import type { Body, Dialect, Writing } from './dialect.ts'
import { media } from './media.ts'
import { texts } from './text.ts'

/**
 * A message as requests to `POST /{account}/messages` of Messenger or Instagram, in the order they
 * are sent: files first, what can be tapped last. None when nothing is left to say. README.md, Sending.
 */
export function renderMeta(message: Outbound, to: Address, dialect: Dialect): Rendered {
  const losses = new Set<string>()
  const bodies = bodiesOf(message, { dialect, note: (loss) => losses.add(loss) })
  const envelope = { recipient: { id: to.key }, messaging_type: 'RESPONSE' }
  return { requests: bodies.map((body) => ({ ...envelope, ...body })), losses: [...losses] }
}

function bodiesOf(message: Outbound, writing: Writing): Body[] {
  switch (message.kind) {
    case 'text':
      return texts(message.text, writing)
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return media(message, writing)
    case 'location':
      return location(message, writing)
    case 'cta-url':
      return ctaUrl(message, writing)
    case 'template':
      return [template(message, writing)]
    case 'reply':
    case 'quick-reply':
      return choice(message, writing)
    case 'list':
      return list(message, writing)
  }
}

/** Neither channel has pins: the place, and a link to it on a map. */
function location(message: OutboundOf<'location'>, writing: Writing): Body[] {
  const { name = '', address = '', latitude, longitude } = message
  writing.note('location sent as text')
  const map = `https://maps.google.com/?q=${latitude},${longitude}`
  const lines = [name, address, map].map((line) => line.trim())
  return texts(lines.filter(Boolean).join('\n'), writing)
}

/** Templates are WhatsApp's. The step shall fail and say why, rather than the guest read half of it. */
function template({ name }: OutboundOf<'template'>, { dialect, note }: Writing): Body {
  const unsendable = `${dialect.name} has no templates: "${name}" cannot be sent there`
  note(unsendable)
  return { unsendable }
}
