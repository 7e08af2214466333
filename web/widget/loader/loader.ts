import {
  type Bridged,
  bridged,
  type Identity,
  isBridged,
  type ToFrame,
  type ToLoader,
} from '../bridge.ts'
import { launcher } from './launcher.ts'
import { openShelf } from './shelf.ts'

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

function start() {
  const shelf = openShelf(`bot-journeys:${channel}`)
  const look = launcher({
    nonce: tag.nonce,
    onLauncher: () => (isOpen ? close() : open()),
    onEscape: () => close(),
  })
  let isOpen = false
  let isLoaded = false
  let isReady = false
  let identity: Identity | undefined
  let frame: HTMLIFrameElement | undefined

  /** The tag has the last word; what the chat has learnt of its looks comes with the next page. */
  const paint = () =>
    look.paint(tag.dataset.color ?? shelf.kept.color, tag.dataset.side ?? shelf.kept.side)
  paint()

  const tell = (message: ToFrame) => frame?.contentWindow?.postMessage(bridged(message), app)
  const address = `${app}/wc/frame?channel=${encodeURIComponent(channel)}`

  function load() {
    // Loaded and silent is the browser's own error page: a second click tries again.
    if (frame && isLoaded && !isReady) frame.src = address
    if (frame) return
    frame = look.frame(address)
    // The frame's module has run by the time of `load`, so it is listening. It never speaks first:
    // it learns our exact origin from this message and answers only there.
    frame.onload = () => {
      isLoaded = true
      tell({
        t: 'init',
        kept: shelf.kept,
        open: isOpen,
        identity,
        page: location.href,
        referrer: document.referrer,
        lang: document.documentElement.lang || navigator.language,
        dir: getComputedStyle(document.documentElement).direction,
      })
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

  function obey(name: unknown, value: unknown) {
    if (name === 'open') open()
    else if (name === 'close') close()
    else if (name === 'toggle') isOpen ? close() : open()
    else if (name === 'identify') {
      identity = value as Identity
      tell({ t: 'identify', identity })
    } else if (name === 'logout') {
      identity = undefined
      shelf.keep({ color: shelf.kept.color, side: shelf.kept.side })
      look.unread(0)
      tell({ t: 'logout' })
    }
  }

  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== app || !frame || source !== frame.contentWindow || !isBridged(data)) return
    const message = data as Bridged<ToLoader>
    if (message.t === 'ready') {
      isReady = true
      look.ready(message.title)
      if (isOpen) tell({ t: 'open' })
    } else if (message.t === 'keep') {
      shelf.keep(message.kept)
      paint()
    } else if (message.t === 'unread') look.unread(message.count)
    else if (message.t === 'close') close()
  })

  const waiting = window.BotJourneys?.q ?? []
  const stub: Stub = (...command) => obey(command[0], command[1])
  stub.on = channel
  window.BotJourneys = stub
  for (const command of waiting) obey(command[0], command[1])

  // Who has written before may have an answer waiting: the frame is loaded unseen and counts it.
  if (shelf.kept.token) setTimeout(() => frame ?? load(), 1500)
}

if (window.BotJourneys?.on !== channel) {
  if (document.body) start()
  else addEventListener('DOMContentLoaded', start)
}
