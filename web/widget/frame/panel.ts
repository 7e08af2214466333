import type { Agent } from '../../../durable-objects/web-chat/protocol.ts'
import { isColor, textColorOn } from '../color.ts'
import type { Chat } from './chat.ts'
import { composer } from './composer.ts'
import { h } from './h.ts'
import { icon } from './icon.ts'
import { log } from './log.ts'
import { ownName, titleOf, type View } from './view.ts'
import { words } from './words.ts'

/** The whole chat: who it is with, what was said, what is wrong just now, and where to write. */
export function panel(chat: Chat) {
  const avatar = h('span', { 'aria-hidden': 'true' })
  const title = h('h1', { dir: 'auto' })
  const agentName = h('p', { dir: 'auto' })
  const close = h('button', { type: 'button', class: 'bare', 'aria-label': words.close })
  close.append(icon('close'))
  close.onclick = () => chat.close()
  const top = h('header', { class: 'top', tabindex: -1 })
  top.append(avatar, h('div', { class: 'who' }, title, agentName), close)

  const said = log(chat)
  const notice = h('p', { class: 'notice', role: 'status' })
  const field = composer(chat)
  const element = h('main', { class: 'chat' }, top, said.element, notice, field)
  element.onkeydown = (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented) chat.close()
  }

  return {
    element,
    show(view: View) {
      const { agent } = view.conversation
      const { style } = document.documentElement
      const { color } = view.config
      if (isColor(color)) {
        style.setProperty('--brand', color)
        style.setProperty('--on-brand', textColorOn(color))
      }
      const isHuman = agent?.kind === 'human'
      const name = titleOf(view)
      document.title = name
      title.textContent = name
      avatar.className = isHuman ? 'avatar human' : 'avatar'
      avatar.textContent = (isHuman && agent.name ? agent.name : name).trim().charAt(0)
      agentName.textContent = spokenTo(agent)
      said.show(view)
      const sentence = view.notice ?? connectionNotice(view.connection)
      // A live region that is written again is read again.
      if (notice.textContent !== sentence) notice.textContent = sentence
      field.hidden = view.connection === 'refused'
    },
  }
}

/** Under the title: who answers, or that somebody was asked to. */
function spokenTo(agent: Agent | undefined) {
  if (agent?.kind === 'team') return words.told
  const kind = agent?.kind === 'human' ? words.human : words.bot
  return [...new Set([ownName(agent?.name) ?? kind, kind])].join(' · ')
}

/** A connection that is only being opened says nothing: most of the time it is there at once. */
function connectionNotice(connection: View['connection']) {
  if (connection === 'open') return ''
  if (!navigator.onLine) return words.offline
  return connection === 'down' ? words.reconnecting : ''
}
