import { type Child, h } from '../h.ts'
import { safeLink } from '../safe-address.ts'

/** A link out of the conversation, or only its words when the address is not one we would open. */
export function linkTo(address: string, attributes: { class?: string }, ...children: Child[]) {
  const href = safeLink(address, location.href)
  if (!href) return h('span', attributes, ...children)
  const away = { href, target: '_blank', rel: 'noopener noreferrer nofollow' }
  return h('a', { ...attributes, ...away }, ...children)
}
