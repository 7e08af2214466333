import './try.css'

/**
 * A made-up villa with a real chat: the channel named in the address, put on the page by the very
 * line a host would paste, and opened at once.
 */
const channelId = decodeURIComponent(location.pathname.split('/')[2] ?? '')

const script = document.createElement('script')
script.async = true
script.src = `${location.origin}/w.js`
script.dataset.channel = channelId
const waiting: unknown[][] = [['open']]
window.BotJourneys = Object.assign(() => {}, { q: waiting })
document.body.append(script)

const snippet = document.querySelector('#snippet')
if (snippet) {
  snippet.textContent = `<script async src="${script.src}" data-channel="${channelId}"></script>`
}
