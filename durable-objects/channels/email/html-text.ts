/** What a mail program puts around the mail that is answered: dropped with all that is in it. */
const QUOTES = /\b(gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|zmail_extra)\b/
/** From here on everything is quoted: Outlook closes the element before the quote begins. */
const QUOTED_AFTER = /^(divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)$/i

const UNSEEN = new Set(['head', 'script', 'style', 'title', 'template', 'blockquote'])
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'col', 'area', 'base'])
const LINES = new Set(
  'div tr ul ol table section article header footer h1 h2 h3 h4 h5 h6'.split(' '),
)

/**
 * The words of an HTML mail, without what it quotes. Reads tag by tag and never goes back, so that a
 * broken mail costs no more than a good one; what is no HTML at all is its own text.
 */
export function textOfHtml(html: string): string {
  let text = ''
  let skipping: { name: string; depth: number } | undefined
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at)
    const words = html.slice(at, open < 0 ? undefined : open)
    if (!skipping) text += words.replace(/\s+/g, ' ')
    if (open < 0) break
    const tag = tagAt(html, open)
    at = tag.end
    if (!tag.name) {
      if (!skipping) text += tag.text
      continue
    }
    if (skipping) {
      if (tag.name === skipping.name) skipping.depth += tag.closes ? -1 : VOID.has(tag.name) ? 0 : 1
      if (skipping.depth === 0) skipping = undefined
      continue
    }
    if (!tag.closes && QUOTED_AFTER.test(attribute(tag.text, 'id'))) break
    const quote = UNSEEN.has(tag.name) || QUOTES.test(attribute(tag.text, 'class'))
    if (!tag.closes && quote && !VOID.has(tag.name)) skipping = { name: tag.name, depth: 1 }
    text += breakOf(tag.name, tag.closes)
  }
  return unescaped(text)
    .split('\n')
    .map((line) => line.replace(/[^\S\n]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
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

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  shy: '',
  zwnj: '\u200c',
  hellip: '…',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  euro: '€',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
}

const unescaped = (text: string) =>
  text.replace(/&(#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,8});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? whole
    const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : ''
  })
