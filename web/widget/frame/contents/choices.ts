import type { Option } from '../../../../durable-objects/web-chat/protocol.ts'
import type { Chat } from '../chat.ts'
import { h } from '../h.ts'
import { icon } from '../icon.ts'
import type { Message } from '../message.ts'
import { words } from '../words.ts'

/** Options to tap. Once one is chosen, or the question has passed, they stay to be read only. */
export function choices(chat: Chat, message: Message, options: Option[]) {
  const { choice } = message
  const items = options.map((option) => {
    const { id, title, description } = option
    const isChosen = choice?.optionId === id
    const button = h(
      'button',
      { type: 'button', class: isChosen && 'chosen', disabled: !!choice },
      h('span', { dir: 'auto' }, title, !!description && h('small', {}, description)),
      isChosen && [icon('sent'), h('span', { class: 'unseen' }, words.chosen)],
    )
    button.onclick = ({ detail }) => {
      chat.choose(message, option)
      // The button goes dead under the keyboard's feet; a finger needs no focus.
      if (!detail) document.querySelector('textarea')?.focus()
    }
    return h('li', {}, button)
  })
  return h('ul', { class: 'choices', 'aria-label': words.choices }, ...items)
}
