import { about } from './about.ts'
import type { Chat } from './chat.ts'
import { dayName } from './day.ts'
import { type Entry, entry } from './entry.ts'
import { followEnd } from './follow-end.ts'
import { h } from './h.ts'
import { icon } from './icon.ts'
import { ownName, titleOf, type View } from './view.ts'
import { welcome } from './welcome.ts'
import { words } from './words.ts'

/**
 * What was said, oldest first. It follows the newest message while the guest is at the end; who has
 * scrolled up to read is left there and told that there is more.
 */
export function log(chat: Chat) {
  const entries = new Map<string, Entry>()
  const greeting = welcome()
  const said = h('div')
  const dots = h('div', { class: 'typing', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'))
  const content = h('div', {}, greeting.element, said, dots)
  const scroller = h(
    'div',
    {
      class: 'log',
      role: 'log',
      'aria-label': words.log,
      'aria-live': 'off',
      'aria-relevant': 'additions',
      tabindex: 0,
    },
    content,
  )
  const typing = h('p', { class: 'unseen', role: 'status' })
  const fresh = h('button', { type: 'button', class: 'fresh', hidden: true }, words.newMessages)
  fresh.append(icon('down'))
  let newest: string | undefined
  const end = followEnd({ scroller, content, fresh })

  function showMessages(view: View) {
    const { messages } = view.conversation
    const title = titleOf(view)
    const visible: Node[] = []
    messages.forEach((message, at) => {
      const before = messages[at - 1]
      const after = messages[at + 1]
      const day = dayName(message.at)
      const isNewDay = !before || dayName(before.at) !== day
      const held = entries.get(message.key) ?? entry(chat, message.dir)
      entries.set(message.key, held)
      held.show(message, isNewDay ? undefined : before, after, title)
      if (isNewDay) visible.push(held.day(day))
      visible.push(held.element)
    })
    place(said, visible)
  }

  return {
    element: h('div', { class: 'body' }, scroller, typing, fresh),
    show(view: View) {
      const { messages, typing: writing, agent } = view.conversation
      const isTyping = writing !== undefined && writing.until > Date.now()
      greeting.show(view)
      showMessages(view)
      dots.hidden = !isTyping
      typing.textContent = isTyping
        ? about(words.typing, ownName(agent?.name) ?? titleOf(view))
        : ''

      const last = messages.at(-1)
      if (end.isReached() || (last?.key !== newest && last?.dir === 'in')) end.reach()
      else if (last?.key !== newest) fresh.hidden = false
      newest = last?.key
      // What was said before this page is history, not news to read aloud.
      if (view.connection === 'open')
        setTimeout(() => scroller.setAttribute('aria-live', 'polite'), 1000)
    },
  }
}

/** Makes `nodes` the children, touching only what moved: a film plays on, a focus stays. */
function place(parent: Node, nodes: Node[]) {
  let at = parent.firstChild
  for (const node of nodes) {
    if (node === at) at = at.nextSibling
    else parent.insertBefore(node, at)
  }
  while (at) {
    const next: ChildNode | null = at.nextSibling
    at.remove()
    at = next
  }
}
