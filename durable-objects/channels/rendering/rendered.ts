import { languageOf } from '#messages/language.ts'
import type { Outbound, OutboundOf } from '#messages/message.ts'
import type { Address, Channel, OwnChannel, Rendered } from '../channel.ts'
import { type LinkSettings, type ShortLink, shortLinkOf } from './short-link.ts'

type Adapter = Channel<unknown> | OwnChannel<unknown>

/**
 * What a message becomes on its channel: the same each time. `link` has to be kept before it is sent.
 * Our own pages and mail take links of any length.
 */
export function rendered(
  adapter: Adapter,
  message: Outbound,
  to: Address,
  means: LinkSettings,
): Rendered & { link?: ShortLink } {
  if (message.kind === 'template') return template(adapter, message, to)
  const takesAny = !('send' in adapter) || adapter.together !== undefined
  if (message.kind !== 'cta-url' || takesAny) return adapter.render(message, to)
  const link = shortLinkOf(message.url, means)
  if (!link) return adapter.render(message, to)
  const { requests, losses } = adapter.render({ ...message, url: link.address }, to)
  return { requests, losses: [...losses, 'link sent as a short one'], link }
}

/** Where there are no templates one goes as ordinary messages that say the same, if its words are known. */
function template(adapter: Adapter, message: OutboundOf<'template'>, to: Address): Rendered {
  if (!message.ordinary || hasTemplates(adapter)) return adapter.render(message, to)
  const language = languageOf(message.language)
  const all = message.ordinary.map((one) => adapter.render({ ...one, language }, to))
  return {
    requests: all.flatMap(({ requests }) => requests),
    losses: [...new Set(all.flatMap(({ losses }) => losses))],
  }
}

/** Whether a message may go out only inside the provider's window: all but a template, where there are any. */
export const needsWindow = (adapter: Adapter, message: Outbound) =>
  message.kind !== 'template' || !hasTemplates(adapter)

const hasTemplates = (adapter: Adapter) => 'templates' in adapter && adapter.templates !== undefined
