import type { OutboundOf } from '#messages/message.ts'
import { textsIn } from '../../answers/languages/texts.ts'
import { label } from '../rendering/label.ts'
import { linkText } from '../rendering/link-text.ts'
import { splitEnd } from '../rendering/split.ts'
import { webAddress } from '../rendering/web-address.ts'
import { type Body, type RenderContext, TEMPLATE_TEXT, TITLE, URL_LENGTH } from './dialect.ts'
import { mediaAbove } from './media.ts'
import { fitsOne, plain, texts } from './text.ts'

/**
 * A link button below a text. What does not fit into the text goes ahead, and a link that no button
 * takes is written out.
 */
export function ctaUrl(message: OutboundOf<'cta-url'>, context: RenderContext): Body[] {
  const { header, footer } = message
  const { note } = context
  if (header?.type === 'text' && header.text.trim()) note('header sent as text')
  if (footer?.trim()) note('footer sent as text')
  return [...mediaAbove(header, context), ...below(message, context)]
}

function below(message: OutboundOf<'cta-url'>, context: RenderContext): Body[] {
  const { note } = context
  const url = webAddress(message.url)
  if (!url || url.length > URL_LENGTH) {
    const why = url
      ? `its link is over ${URL_LENGTH}`
      : `"${message.url.slice(0, 80)}" is no web address`
    note(`button sent as text: ${why}`)
    return texts(linkText(message, url ?? message.url.trim()), context)
  }
  const title =
    label(message.buttonText, TITLE, 'button label', note) || textsIn(message.language).link.open
  const { before, text } = textsOf(message, context)
  const payload = {
    template_type: 'button',
    text: text || title,
    buttons: [{ type: 'web_url', title, url }],
  }
  const link = [text, `${title}: ${url}`].filter(Boolean).join('\n\n')
  const mayFail = context.dialect.buttonsMayFail && fitsOne(link, context)
  return [
    ...texts(before, context),
    {
      message: { attachment: { type: 'template', payload } },
      ...(mayFail && { otherwise: { text: link } }),
    },
  ]
}

/** The footer stays with the button, and of a long text its last paragraph. */
function textsOf({ header, body, footer }: OutboundOf<'cta-url'>, context: RenderContext) {
  const title = header?.type === 'text' ? header.text : ''
  const above = joined([title, body], context)
  const foot = joined([footer ?? ''], context)
  const room = TEMPLATE_TEXT - (foot ? foot.length + 2 : 0)
  if (room < TEMPLATE_TEXT / 2) {
    const { before, end } = splitEnd(joined([above, foot], context), TEMPLATE_TEXT)
    return { before, text: end }
  }
  const { before, end } = splitEnd(above, room)
  return { before, text: joined([end, foot], context) }
}

const joined = (blocks: string[], context: RenderContext) =>
  blocks
    .map((block) => plain(block.trim(), context))
    .filter(Boolean)
    .join('\n\n')
