import type { OutboundOf } from '#messages/message.ts'
import { textsIn } from '../../answers/languages/texts.ts'
import { label, type Note } from '../rendering/label.ts'
import { linkText } from '../rendering/link-text.ts'
import { webAddress } from '../rendering/web-address.ts'
import { type Body, file, texts } from './body.ts'
import { interactive } from './interactive.ts'
import * as limit from './limits.ts'

/** A link that is still too long for a button is one that no short link could be made of: it is text. */
export function ctaUrl(message: OutboundOf<'cta-url'>, note: Note): Body[] {
  const url = webAddress(message.url)
  if (!url) note(`button sent as text: "${message.url.slice(0, 80)}" is no web address`)
  if (!url || url.length > limit.URL) {
    if (url) note(`button sent as text: its link is over ${limit.URL}`)
    const { header } = message
    const above =
      header && header.type !== 'text' ? file(header.type, header.mediaUrl, {}, note) : []
    return [...above, ...texts(linkText(message, url ?? message.url.trim()))]
  }
  const title =
    label(message.buttonText, limit.BUTTON_TITLE, 'button label', note) ||
    textsIn(message.language).link.open
  const action = { name: 'cta_url', parameters: { display_text: title, url } }
  return interactive('cta_url', { ...message, body: message.body.trim() || title }, action, note)
}
