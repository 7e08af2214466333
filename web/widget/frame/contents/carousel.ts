import type { ContentOf } from '../../../../durable-objects/web-chat/protocol.ts'
import type { Chat } from '../chat.ts'
import { h } from '../h.ts'
import type { Message } from '../message.ts'
import { words } from '../words.ts'
import { bubble } from './bubble.ts'
import { choices } from './choices.ts'
import { linkOut } from './link-out.ts'

/** Cards side by side, to be pushed along by finger, wheel or arrow keys. */
export function carousel(chat: Chat, message: Message, { cards }: ContentOf<'carousel'>) {
  const items = cards.map((card) =>
    h(
      'li',
      {},
      bubble(card),
      card.links?.map(linkOut),
      card.options && choices(chat, message, card.options),
    ),
  )
  return h('ul', { class: 'cards', tabindex: 0, 'aria-label': words.cards }, ...items)
}
