import type { Outbound, OutboundOf } from '#messages/message.ts'
import type { Address, Rendered } from '../channel.ts'
import { type MessageRenderer, renderParts } from '../rendering/message-renderer.ts'
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
  const { parts, losses } = renderParts(message, (note) => rendererFor({ dialect, note }))
  const envelope = { recipient: { id: to.key }, messaging_type: 'RESPONSE' }
  return { requests: parts.map((body) => ({ ...envelope, ...body })), losses }
}

const rendererFor = (writing: Writing): MessageRenderer<Body> => ({
  text: ({ text }) => texts(text, writing),
  media: (message) => media(message, writing),
  location: (message) => location(message, writing),
  link: (message) => ctaUrl(message, writing),
  template: (message) => [template(message, writing)],
  choice: (message) => choice(message, writing),
  list: (message) => list(message, writing),
})

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
