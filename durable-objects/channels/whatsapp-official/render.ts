import type { Outbound, OutboundOf } from '#messages/message.ts'
import type { Address, Rendered } from '../channel.ts'
import { label, type Note } from '../rendering/label.ts'
import { type MessageRenderer, renderParts } from '../rendering/message-renderer.ts'
import { addressedTo } from './address.ts'
import { type Body, file, filename, texts } from './body.ts'
import { choice } from './choice.ts'
import { ctaUrl } from './cta-url.ts'
import * as limit from './limits.ts'
import { list } from './list.ts'
import { template } from './template.ts'

/**
 * A message as requests to `POST /{phone number id}/messages`, in the order they are sent: texts
 * first, media next, what can be tapped last. None when nothing is left to say. README.md, Sending.
 */
export function render(message: Outbound, to: Address): Rendered {
  const { parts, losses } = renderParts(message, rendererWith)
  const envelope = {
    messaging_product: 'whatsapp',
    recipient_type: 'individual',
    ...addressedTo(to.key),
  }
  return { requests: parts.map((body) => ({ ...envelope, ...body })), losses }
}

const rendererWith = (note: Note): MessageRenderer<Body> => ({
  text: ({ text }) => texts(text),
  media: (message) =>
    message.kind === 'audio' ? file('audio', message.mediaUrl, {}, note) : captioned(message, note),
  location: (message) => [location(message, note)],
  link: (message) => ctaUrl(message, note),
  template: (message) => [template(message, note)],
  choice: (message) => choice(message, note),
  list: (message) => list(message, note),
})

/** A caption over the limit, or one whose file has no address, follows as text: it is not lost. */
function captioned(message: OutboundOf<'image' | 'video' | 'document'>, note: Note): Body[] {
  const caption = message.caption?.trim() ?? ''
  const below = caption !== '' && caption.length <= limit.CAPTION
  const name = message.kind === 'document' ? message.filename : undefined
  const more = { ...(below && { caption }), ...filename(name, note) }
  const media = file(message.kind, message.mediaUrl, more, note)
  return below && media.length > 0 ? media : [...media, ...texts(caption)]
}

function location(message: OutboundOf<'location'>, note: Note): Body {
  const { latitude, longitude } = message
  const name = label(message.name ?? '', limit.PLACE, 'name of the place', note)
  const address = label(message.address ?? '', limit.PLACE, 'address', note)
  return {
    type: 'location',
    location: { latitude, longitude, ...(name && { name }), ...(address && { address }) },
  }
}
