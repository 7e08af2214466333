import type { LauncherWords } from '../bridge.ts'
import { isColor, textColorOn } from '../color.ts'
import style from './launcher.css?inline'

const SVG = 'http://www.w3.org/2000/svg'

/** Made node by node: `innerHTML` is refused on pages that enforce Trusted Types. */
function icon(name: string, path: string) {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', name)
  svg.setAttribute('aria-hidden', 'true')
  const line = document.createElementNS(SVG, 'path')
  line.setAttribute('d', path)
  svg.append(line)
  return svg
}

/** A constructed sheet needs no leave from the host's `style-src`; a style element needs the nonce. */
function addStyle(root: ShadowRoot, nonce = '') {
  if ('adoptedStyleSheets' in root) {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(style)
    root.adoptedStyleSheets = [sheet]
    return
  }
  const sheet = document.createElement('style')
  sheet.nonce = nonce
  sheet.textContent = style
  ;(root as ShadowRoot).append(sheet)
}

function parts() {
  const button = document.createElement('button')
  const badge = document.createElement('span')
  const panel = document.createElement('div')
  badge.className = 'badge'
  badge.setAttribute('aria-hidden', 'true')
  panel.id = 'panel'
  panel.setAttribute('role', 'dialog')
  panel.setAttribute('aria-label', 'Chat')
  panel.hidden = true
  button.type = 'button'
  button.setAttribute('aria-controls', 'panel')
  button.append(icon('talk', 'M4 5.5h16v11H11.5L7 20.5v-4H4z'), icon('down', 'M5 9l7 7 7-7'), badge)
  return { button, badge, panel }
}

/** A phone's keyboard covers the bottom of the page without making it smaller. */
function fitToViewport(panel: HTMLElement) {
  const fit = () => {
    panel.style.setProperty('--top', `${visualViewport?.offsetTop}px`)
    panel.style.setProperty('--height', `${visualViewport?.height}px`)
  }
  visualViewport?.addEventListener('resize', fit)
  visualViewport?.addEventListener('scroll', fit)
}

/** Until the chat has told its words: a word that the other languages know, too. */
const wordsBefore = (language: string): LauncherWords =>
  /^en\b/i.test(language)
    ? { openChat: 'Open chat', close: 'Close chat', unread: '{count}' }
    : { openChat: 'Chat', close: 'Chat', unread: '{count}' }

/** The round button and the panel, in a shadow root so that neither page nor chat styles the other. */
export function launcher(given: {
  nonce?: string
  language: string
  onLauncher(): void
  onEscape(): void
}) {
  const host = document.createElement('bot-journeys')
  const root = host.attachShadow({ mode: 'open' })
  addStyle(root, given.nonce)
  const { button, badge, panel } = parts()
  button.onclick = given.onLauncher
  root.append(button, panel)
  root.addEventListener('keydown', (event) => {
    if ((event as KeyboardEvent).key === 'Escape') given.onEscape()
  })
  document.body.append(host)
  fitToViewport(panel)

  let count = 0
  let isOpen = false
  let words = wordsBefore(given.language)
  function name() {
    const unread = count ? `, ${words.unread.replace('{count}', String(count))}` : ''
    button.setAttribute('aria-label', isOpen ? words.close : words.openChat + unread)
    button.setAttribute('aria-expanded', String(isOpen))
    badge.textContent = count > 9 ? '9+' : count ? String(count) : ''
  }
  name()

  return {
    paint(color?: string, side?: string) {
      host.className = side === 'left' ? 'left' : ''
      if (!isColor(color)) return
      host.style.setProperty('--brand', color)
      host.style.setProperty('--on-brand', textColorOn(color))
    },
    speak(next: LauncherWords) {
      words = next
      name()
    },
    frame(address: string) {
      const frame = document.createElement('iframe')
      frame.title = 'Chat'
      frame.allow = 'geolocation'
      frame.src = address
      panel.append(frame)
      return frame
    },
    show(open: boolean) {
      const focusInside = panel.contains(root.activeElement)
      isOpen = open
      panel.hidden = !open
      host.toggleAttribute('open', open)
      name()
      if (focusInside && !open) button.focus()
    },
    /** From now on the chat has its own way out, and the launcher may leave a phone's screen. */
    ready(title: string) {
      host.setAttribute('ready', '')
      panel.setAttribute('aria-label', title)
    },
    unread(next: number) {
      count = next
      name()
    },
  }
}
