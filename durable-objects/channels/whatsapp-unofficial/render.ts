import type { Outbound, OutboundOf } from '#messages/message.ts'
import type { Address, Rendered } from '../channel.ts'
import { label, type Note, oneLine, withoutListButton } from '../rendering/label.ts'
import { linkText } from '../rendering/link-text.ts'
import { type MessageRenderer, renderParts } from '../rendering/message-renderer.ts'
import { webAddress } from '../rendering/web-address.ts'
import { bold, file, italic, texts } from './body.ts'
import * as limit from './limits.ts'
import { question } from './question.ts'
import type { Body } from './request.ts'
import { template } from './template.ts'

/**
 * A message as requests in no gateway's words, in the order they are sent: files first, then text.
 * None when nothing is left to say. README.md, Choices.
 */
export function render(message: Outbound, to: Address): Rendered {
  const { parts, losses } = renderParts(message, rendererWith)
  return { requests: parts.map((body) => ({ to: to.key, ...body })), losses }
}

const rendererWith = (note: Note): MessageRenderer<Body> => ({
  text: ({ text }) => texts(text),
  media: (message) => file(message.kind, message, note),
  location: (message) => [location(message, note)],
  link: (message) => link(message, note),
  template: (message) => template(message, note),
  choice(message) {
    if (message.kind === 'quick-reply') withoutListButton(message, note)
    return question({ ...message, sections: [{ rows: message.options }] }, note)
  },
  list(message) {
    withoutListButton(message, note)
    return question(message, note)
  },
})

function location(message: OutboundOf<'location'>, note: Note): Body {
  const { latitude, longitude } = message
  const name = label(message.name ?? '', limit.PLACE, 'name of the place', note)
  const address = label(message.address ?? '', limit.PLACE, 'address', note)
  return {
    kind: 'location',
    latitude,
    longitude,
    ...(name && { name }),
    ...(address && { address }),
  }
}

/** A button of its own a gateway cannot be trusted with: the link stands in the text. */
function link(message: OutboundOf<'cta-url'>, note: Note): Body[] {
  const { header } = message
  const url = webAddress(message.url)
  if (!url) note(`link sent as it is: "${message.url.slice(0, 80)}" is no web address`)
  const above = header && header.type !== 'text' ? file(header.type, header, note) : []
  const title = header?.type === 'text' ? bold(oneLine(header.text)) : ''
  const text = linkText(
    {
      ...message,
      header: { type: 'text', text: title },
      footer: italic(oneLine(message.footer ?? '')),
    },
    url ?? message.url.trim(),
  )
  return [...above, ...texts(text)]
}
