import type { Header } from '#messages/message.ts'
import { textsIn } from '../../answers/languages/texts.ts'
import { label, type Note } from '../rendering/label.ts'
import { splitEnd } from '../rendering/split.ts'
import { webAddress } from '../rendering/web-address.ts'
import { type Body, file, filename, texts } from './body.ts'
import * as limit from './limits.ts'

type Framed = { language?: string; header?: Header; body: string; footer?: string }

/**
 * What all interactive messages share. A body over the limit goes ahead as text, but for its last
 * paragraph; a list takes no media above it, so its picture goes ahead too.
 */
export function interactive(
  type: 'button' | 'list' | 'cta_url',
  { language, header, body, footer }: Framed,
  action: Record<string, unknown>,
  note: Note,
): Body[] {
  const { before, end } = splitEnd(body, limit.BODY)
  const apart = type === 'list' && header !== undefined && header.type !== 'text'
  if (apart) note(`header ${header.type} sent before the list: a list has only a text header`)
  const above = apart ? undefined : headerOf(header, note)
  const below = footer && label(footer, limit.FOOTER, 'footer', note)
  return [
    ...texts(before),
    ...(apart ? file(header.type, header.mediaUrl, itemName(header, note), note) : []),
    {
      type: 'interactive',
      interactive: {
        type,
        ...(above && { header: above }),
        body: { text: end || textsIn(language).choice.choose },
        ...(below && { footer: { text: below } }),
        action,
      },
    },
  ]
}

function headerOf(header: Header | undefined, note: Note) {
  if (!header) return undefined
  if (header.type === 'text') {
    const text = label(header.text, limit.HEADER, 'header', note)
    return text ? { type: 'text', text } : undefined
  }
  const link = webAddress(header.mediaUrl)
  if (link) return { type: header.type, [header.type]: { link, ...itemName(header, note) } }
  note(`header ${header.type} dropped: "${header.mediaUrl.slice(0, 80)}" is no web address`)
  return undefined
}

const itemName = (header: Header, note: Note) =>
  header.type === 'document' ? filename(header.filename, note) : {}
