import type { ContentOf } from '../../../../durable-objects/web-chat/protocol.ts'
import type { Chat } from '../chat.ts'
import { h, set } from '../h.ts'
import { icon } from '../icon.ts'
import type { Message } from '../message.ts'
import { choices } from './choices.ts'

/** A list behind its button: opened in place, so that the question stays in sight. */
export function list(chat: Chat, message: Message, { button, sections }: ContentOf<'list'>) {
  const id = `list-${message.key}`
  const opener = h(
    'button',
    { type: 'button', class: 'unfold', 'aria-controls': id, 'aria-expanded': 'false' },
    icon('list'),
    h('span', { dir: 'auto' }, button),
    icon('down'),
  )
  const rows = sections.map(({ title, rows }) =>
    h('div', {}, !!title && h('h3', { dir: 'auto' }, title), choices(chat, message, rows)),
  )
  const folded = h('div', { class: 'sections', id, hidden: true }, ...rows)
  opener.onclick = () => {
    folded.hidden = !folded.hidden
    set(opener, 'aria-expanded', String(!folded.hidden))
    opener.scrollIntoView({ block: 'start' })
  }
  return [opener, folded]
}
