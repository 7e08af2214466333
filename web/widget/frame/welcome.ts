import { about } from './about.ts'
import { marked } from './contents/marked.ts'
import { h } from './h.ts'
import { titleOf, type View } from './view.ts'
import { words } from './words.ts'

/** What stands in a chat before anything was said. */
export function welcome() {
  const title = h('h2', { dir: 'auto' })
  const text = h('p', { dir: 'auto' })
  const element = h('div', { class: 'welcome' }, title, text)
  return {
    element,
    show(view: View) {
      const { conversation, connection, config } = view
      element.hidden = conversation.messages.length > 0 || connection === 'refused'
      if (element.hidden) return
      title.textContent = about(words.welcome, config.organisation ?? titleOf(view))
      text.replaceChildren(...marked(config.greeting ?? words.welcomeHint))
    },
  }
}
