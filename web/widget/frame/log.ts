import type { Chat } from './chat.ts'
import { marked } from './contents/marked.ts'
import { dayName } from './day.ts'
import { type Entry, entry } from './entry.ts'
import { h } from './h.ts'
import { icon } from './icon.ts'
import { titleOf, type View } from './view.ts'
import { words } from './words.ts'

const NEAR = 60

/**
 * What was said, oldest first. It follows the newest message while the guest is at the end; who has
 * scrolled up to read is left there and told that there is more.
 */
export function log(chat: Chat) {
  const entries = new Map<string, Entry>()
  const welcomeTitle = h('h2', { dir: 'auto' })
  const welcomeText = h('p', { dir: 'auto' })
  const welcome = h('div', { class: 'welcome' }, welcomeTitle, welcomeText)
  const said = h('div')
  const dots = h('div', { class: 'typing', 'aria-hidden': 'true' }, h('i'), h('i'), h('i'))
  const content = h('div', {}, welcome, said, dots)
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
  let isAtEnd = true
  let lastTop = 0

  const toEnd = () => {
    scroller.scrollTop = scroller.scrollHeight
  }
  fresh.onclick = toEnd
  scroller.onscroll = () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller
    if (!clientHeight) return
    // Only who moves up leaves the end; a log that grew below does not move anybody.
    const isNear = scrollHeight - scrollTop - clientHeight < NEAR
    isAtEnd = isNear || (isAtEnd && scrollTop >= lastTop)
    lastTop = scrollTop
    if (isAtEnd) fresh.hidden = true
  }
  // Pictures arrive after their message, and the panel may have had no size until now.
  const sizes = new ResizeObserver(() => isAtEnd && toEnd())
  sizes.observe(scroller)
  sizes.observe(content)

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
      welcome.hidden = messages.length > 0 || view.line === 'refused'
      if (!welcome.hidden) {
        welcomeTitle.textContent = words.welcome(view.config.organisation ?? titleOf(view))
        welcomeText.replaceChildren(...marked(view.config.greeting ?? words.welcomeHint))
      }
      showMessages(view)
      dots.hidden = !isTyping
      typing.textContent = isTyping ? words.typing(agent?.name ?? titleOf(view)) : ''

      const last = messages.at(-1)
      if (isAtEnd || (last?.key !== newest && last?.dir === 'in')) toEnd()
      else if (last?.key !== newest) fresh.hidden = false
      newest = last?.key
      // What was said before this page is history, not news to read aloud.
      if (view.line === 'open') setTimeout(() => scroller.setAttribute('aria-live', 'polite'), 1000)
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
