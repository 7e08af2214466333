import type { Outbound } from '../journey/message.ts'
import type { Address, Channel, OwnChannel, Rendered } from './channel.ts'
import { type LinkMeans, type ShortLink, shortLinkOf } from './short-link.ts'

/**
 * What a message becomes on its channel: the same each time. `link` has to be kept before it is sent.
 * Our own pages and mail take links of any length.
 */
export function rendered(
  adapter: Channel<unknown> | OwnChannel<unknown>,
  message: Outbound,
  to: Address,
  means: LinkMeans,
): Rendered & { link?: ShortLink } {
  const takesAny = !('send' in adapter) || adapter.together !== undefined
  if (message.kind !== 'cta-url' || takesAny) return adapter.render(message, to)
  const link = shortLinkOf(message.url, means)
  if (!link) return adapter.render(message, to)
  const { requests, losses } = adapter.render({ ...message, url: link.address }, to)
  return { requests, losses: [...losses, 'link sent as a short one'], link }
}
