import type { Outbound, OutboundOf } from '#messages/message.ts'
import type { Address, Rendered } from '../channel.ts'
import { type MessageRenderer, renderParts } from '../rendering/message-renderer.ts'
import { choice, list } from './choice.ts'
import { ctaUrl } from './cta.ts'
import type { Body, Dialect, RenderContext } from './dialect.ts'
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

const rendererFor = (context: RenderContext): MessageRenderer<Body> => ({
  text: ({ text }) => texts(text, context),
  media: (message) => media(message, context),
  location: (message) => location(message, context),
  link: (message) => ctaUrl(message, context),
  template: (message) => [template(message, context)],
  choice: (message) => choice(message, context),
  list: (message) => list(message, context),
})

/** Neither channel has pins: the place, and a link to it on a map. */
function location(message: OutboundOf<'location'>, context: RenderContext): Body[] {
  const { name = '', address = '', latitude, longitude } = message
  context.note('location sent as text')
  const map = `https://maps.google.com/?q=${latitude},${longitude}`
  const lines = [name, address, map].map((line) => line.trim())
  return texts(lines.filter(Boolean).join('\n'), context)
}

/** Templates are WhatsApp's. The step shall fail and say why, rather than the guest read half of it. */
function template({ name }: OutboundOf<'template'>, { dialect, note }: RenderContext): Body {
  const unsendable = `${dialect.name} has no templates: "${name}" cannot be sent there`
  note(unsendable)
  return { unsendable }
}
