import {
  type Bridged,
  bridged,
  type Identity,
  isBridged,
  type StoredChat,
  type ToFrame,
  type ToLoader,
} from '../bridge.ts'
import { openChatStorage } from './chat-storage.ts'
import { launcher } from './launcher.ts'

/**
 * What a host puts on its page: `<script async src="https://app/w.js" data-channel="chn_…">`.
 * Shows the launcher, opens the chat in a frame on our origin, and keeps the guest's token in the
 * host's own storage. It makes no connection itself, so a host's CSP needs only `script-src` and
 * `frame-src`. Also on the tag: `nonce`, `data-color="#17614d"`, `data-side="left"`.
 *
 * Commands, also before the script has arrived when the page has made the stub
 * `window.BotJourneys = window.BotJourneys || function () { (BotJourneys.q = BotJourneys.q || []).push(arguments) }`:
 * `BotJourneys('open' | 'close' | 'toggle' | 'logout')`, `BotJourneys('identify', { userId, … })`.
 */
type Stub = { (...command: unknown[]): void; q?: ArrayLike<unknown>[]; on?: string }
declare global {
  interface Window {
    BotJourneys?: Stub
  }
}

const tag = (document.currentScript ??
  document.querySelector('script[data-channel]')) as HTMLScriptElement
const app = new URL(tag.src).origin
const channel = tag.dataset.channel ?? ''

const language = () => document.documentElement.lang || navigator.language

/** What the frame is told first: from this message it learns our exact origin, and answers only there. */
const initMessage = (kept: StoredChat, open: boolean, identity: Identity | undefined): ToFrame => ({
  t: 'init',
  kept,
  open,
  identity,
  page: location.href,
  referrer: document.referrer,
  lang: language(),
})

/** Takes the host's commands, those first that it gave before the script had arrived. */
function takeCommands(run: (name: unknown, value: unknown) => void) {
  const waiting = window.BotJourneys?.q ?? []
  const stub: Stub = (...command) => run(command[0], command[1])
  stub.on = channel
  window.BotJourneys = stub
  for (const command of waiting) run(command[0], command[1])
}

function start() {
  const storage = openChatStorage(`bot-journeys:${channel}`)
  const look = launcher({
    nonce: tag.nonce,
    language: language(),
    onLauncher: () => (isOpen ? close() : open()),
    onEscape: () => close(),
  })
  let isOpen = false
  let isLoaded = false
  let isReady = false
  let identity: Identity | undefined
  let frame: HTMLIFrameElement | undefined

  /** The tag has the last word; what the chat has learnt of its looks comes with the next page. */
  const paint = () => {
    const { color, side, words } = storage.kept
    look.paint(tag.dataset.color ?? color, tag.dataset.side ?? side)
    if (words) look.speak(words)
  }
  paint()

  const tell = (message: ToFrame) => frame?.contentWindow?.postMessage(bridged(message), app)
  const address = `${app}/wc/frame?channel=${encodeURIComponent(channel)}&lang=${encodeURIComponent(language())}`

  function load() {
    // Loaded and silent is the browser's own error page: a second click tries again.
    if (frame && isLoaded && !isReady) frame.src = address
    if (frame) return
    frame = look.frame(address)
    // The frame's module has run by the time of `load`, so it is listening; it never speaks first.
    frame.onload = () => {
      isLoaded = true
      tell(initMessage(storage.kept, isOpen, identity))
    }
  }

  function open() {
    isOpen = true
    load()
    look.show(true)
    frame?.focus()
    if (isReady) tell({ t: 'open' })
  }

  function close() {
    if (!isOpen) return
    isOpen = false
    look.show(false)
    tell({ t: 'closed' })
  }

  takeCommands((name, value) => {
    if (name === 'open') open()
    else if (name === 'close') close()
    else if (name === 'toggle') isOpen ? close() : open()
    else if (name === 'identify') {
      identity = value as Identity
      tell({ t: 'identify', identity })
    } else if (name === 'logout') {
      identity = undefined
      const { color, side, words } = storage.kept
      storage.keep({ color, side, words })
      look.unread(0)
      tell({ t: 'logout' })
    }
  })

  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== app || !frame || source !== frame.contentWindow || !isBridged(data)) return
    const message = data as Bridged<ToLoader>
    if (message.t === 'ready') {
      isReady = true
      look.ready(message.title)
      if (isOpen) tell({ t: 'open' })
    } else if (message.t === 'keep') {
      storage.keep(message.kept)
      paint()
    } else if (message.t === 'unread') look.unread(message.count)
    else if (message.t === 'close') close()
  })

  // Who has written before may have an answer waiting: the frame is loaded unseen and counts it.
  if (storage.kept.token) setTimeout(() => frame ?? load(), 1500)
}

if (window.BotJourneys?.on !== channel) {
  if (document.body) start()
  else addEventListener('DOMContentLoaded', start)
}
