import type { Outbound, OutboundOf } from '../../journey/message.ts'
import type { Address, Rendered } from '../channel.ts'
import { label, type Note, oneLine, withoutListButton } from '../rendering/label.ts'
import { linkText } from '../rendering/link-text.ts'
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
  const losses = new Set<string>()
  const bodies = bodiesOf(message, (loss) => losses.add(loss))
  return { requests: bodies.map((body) => ({ to: to.key, ...body })), losses: [...losses] }
}

function bodiesOf(message: Outbound, note: Note): Body[] {
  switch (message.kind) {
    case 'text':
      return texts(message.text)
    case 'image':
    case 'video':
    case 'audio':
    case 'document':
      return file(message.kind, message, note)
    case 'location':
      return [location(message, note)]
    case 'cta-url':
      return link(message, note)
    case 'template':
      return template(message, note)
    case 'quick-reply':
      withoutListButton(message, note)
      return question({ ...message, sections: [{ rows: message.options }] }, note)
    case 'reply':
      return question({ ...message, sections: [{ rows: message.options }] }, note)
    case 'list':
      withoutListButton(message, note)
      return question(message, note)
  }
}

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
