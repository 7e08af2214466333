import type { Chat } from '../chat.ts'
import { h } from '../h.ts'
import type { Message } from '../message.ts'
import { words } from '../words.ts'
import { bubble } from './bubble.ts'
import { carousel } from './carousel.ts'
import { choices } from './choices.ts'
import { linkOut } from './link-out.ts'
import { list } from './list.ts'
import { media } from './media.ts'
import { place } from './place.ts'

/** What a message says, by its kind. A kind from a later server says that it cannot be shown. */
export function body(chat: Chat, message: Message): HTMLElement[] {
  const { content } = message
  switch (content.type) {
    case 'system':
      return [h('span', { dir: 'auto' }, content.text)]
    case 'text':
      return [bubble(content)]
    case 'media':
      return [bubble({ text: content.caption }, media(content), content.kind)]
    case 'location':
      return [place(content)]
    case 'buttons':
      return [bubble(content), choices(chat, message, content.options)]
    case 'list':
      // Once answered the rows are history; the answer stands below in the guest's own bubble.
      return [bubble(content), ...(message.choice ? [] : list(chat, message, content))]
    case 'cta':
      return [bubble(content), linkOut(content)]
    case 'carousel':
      return [...(content.text ? [bubble(content)] : []), carousel(chat, message, content)]
    default:
      return [bubble({ text: words.unknown })]
  }
}
