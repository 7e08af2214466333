import { decodeHTML } from 'entities/decode'

/** What a mail program puts around the mail that is answered, or above it. */
const QUOTES = /\b(gmail_attr|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra)\b/
/** From here on everything is quoted: Outlook closes the element before the quote begins. */
const QUOTED_AFTER = /^(divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)$/i
/** Gmail's indented text is no quote, and has no line beside it. */
const INDENTED = /border:\s*none(?!.*border-left)/i

const UNSEEN = new Set(['head', 'script', 'style', 'title', 'template'])
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'col', 'area', 'base'])
const LINES = new Set(
  'div tr ul ol table section article header footer h1 h2 h3 h4 h5 h6'.split(' '),
)

/** Stand on lines of their own where a quote begins and ends; no words have them. */
const OPENS = '\u0001'
const CLOSES = '\u0002'

/**
 * The words of an HTML mail as a mail of plain text has them, with `>` before what it quotes. Reads tag
 * by tag and never goes back, so that a broken mail costs no more than a good one; what is no HTML at
 * all is its own text.
 */
export function textOfHtml(html: string): string {
  let text = ''
  let unseen: Element | undefined
  let quote: Element | undefined
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    if (!unseen) text += wordsOf(html.slice(at, open < 0 ? undefined : open))
    if (open < 0) break
    const tag = tagAt(html, open)
    at = tag.end
    if (unseen) unseen = after(unseen, tag)
    else if (!tag.name) text += tag.text
    else if (!tag.closes && UNSEEN.has(tag.name)) unseen = { name: tag.name, depth: 1 }
    else {
      const before = quote
      quote = quote ? after(quote, tag) : quoteAt(tag)
      if (!before && quote) text += `\n${OPENS}\n`
      text += breakOf(tag.name, tag.closes)
      if (before && !quote) text += `\n${CLOSES}\n`
    }
  }
  return marked(text)
}

const wordsOf = (html: string) =>
  decodeHTML(html)
    .replace(/[\u00ad\u200b\ufeff]/g, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')

function marked(text: string): string {
  let mark = ''
  const lines = text.split('\n').flatMap((line) => {
    const words = line.replace(/ +/g, ' ').trim()
    if (words !== OPENS && words !== CLOSES) return [mark + words]
    mark = words === OPENS ? '> ' : ''
    return []
  })
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

/** An element that is open, and how many of its name are open in it. */
type Element = { name: string; depth: number }

/** What is left open of an element after a tag. */
function after({ name, depth }: Element, tag: Tag): Element | undefined {
  if (tag.name !== name || VOID.has(name)) return { name, depth }
  const left = depth + (tag.closes ? -1 : 1)
  return left > 0 ? { name, depth: left } : undefined
}

function quoteAt({ name, closes, text }: Tag): Element | undefined {
  if (closes || VOID.has(name)) return undefined
  if (QUOTED_AFTER.test(attribute(text, 'id'))) return { name: 'to the end', depth: 1 }
  const cites = name === 'blockquote' && !INDENTED.test(attribute(text, 'style'))
  return cites || QUOTES.test(attribute(text, 'class')) ? { name, depth: 1 } : undefined
}

type Tag = { name: string; closes: boolean; text: string; end: number }

function tagAt(html: string, open: number): Tag {
  const nothing = (end: number, text = '') => ({ name: '', closes: false, text, end })
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4)
    return nothing(close < 0 ? html.length : close + 3)
  }
  if (!/[a-z/!?]/i.test(html[open + 1] ?? '')) return nothing(open + 1, '<')
  let quote = ''
  for (let at = open + 1; at < html.length; at++) {
    const char = html[at] ?? ''
    if (quote) quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') {
      const text = html.slice(open + 1, at)
      const name = /^\/?([a-z][\w:-]{0,40})/i.exec(text)?.[1]?.toLowerCase() ?? ''
      return { name, closes: text.startsWith('/'), text: name ? text : '', end: at + 1 }
    }
  }
  return nothing(html.length)
}

const attribute = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? ''
}

function breakOf(name: string, closes: boolean): string {
  if (name === 'br' || (name === 'div' && closes)) return '\n'
  if (name === 'p') return closes ? '\n\n' : '\n'
  if (name === 'hr') return '\n_____\n'
  if (name === 'li') return closes ? '\n' : '- '
  if (name === 'td' || name === 'th') return ' '
  return LINES.has(name) ? '\n' : ''
}
