import { intlLocale } from '../../format/intl-locale.ts'
import type { ToFrame } from '../bridge.ts'
import { type Chat, openChat } from './chat.ts'
import './frame.css'
import { listenToHost } from './host.ts'
import { panel } from './panel.ts'
import { words } from './words.ts'

const channelId = new URL(location.href).searchParams.get('channel') ?? ''
let chat: Chat | undefined

function begin(init: Extract<ToFrame, { t: 'init' }>) {
  const page = document.documentElement
  // The host's tag may say the country, too: "en-GB" writes its dates another way than "en".
  if (init.lang.startsWith(page.lang)) page.lang = intlLocale(init.lang)
  let isStarting = true
  const draw = () => {
    // Many changes in one turn of the loop are one drawing.
    if (isStarting) return
    isStarting = true
    queueMicrotask(show)
  }
  const begun = openChat({ channelId, init, tell, draw })
  const drawn = panel(begun)
  const show = () => {
    isStarting = false
    drawn.show(begun.screen.now)
  }
  document.body.append(drawn.element)
  show()
  void begun.start()
  tell({ t: 'ready', title: words.chat })
  return begun
}

/** The text field; but on a touch screen that would throw up the keyboard before anybody asked. */
function takeFocus() {
  const target = matchMedia('(pointer: coarse)').matches ? '.top' : 'textarea'
  document.querySelector<HTMLElement>(target)?.focus()
}

const tell = listenToHost((message) => {
  if (message.t !== 'init') chat?.handleHost(message)
  else chat ??= begin(message)
  if (message.t === 'open') takeFocus()
})
