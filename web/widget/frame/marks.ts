/**
 * WhatsApp's marks as a tree: `*bold*`, `_italic_`, `~strike~`, `` `code` ``, a fenced block and
 * `> quote`. Plain strings stay strings, so whoever draws the tree makes text nodes of them and
 * nothing a guest or an author types can become markup. Also finds links, mail and phone.
 */
export type Marked =
  | string
  | { mark: keyof typeof MARK_TAGS; inside: Marked[] }
  | { href: string; text: string }

/** Each mark as an element of a page. */
export const MARK_TAGS = {
  b: 'strong',
  i: 'em',
  s: 's',
  code: 'code',
  pre: 'pre',
  quote: 'blockquote',
} as const

const MARKS = { '*': 'b', _: 'i', '~': 's' } as const
const LINK = /(?:https?:\/\/|www\.)[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+\d[\d ()-]{6,18}\d/iy
const isWord = (character: string | undefined) => /[\p{L}\p{N}]/u.test(character ?? '')

export function readMarks(text: string): Marked[] {
  const parts = text.split(/```\n?([\s\S]+?)\n?```/)
  return parts.flatMap((part, at): Marked[] =>
    at % 2 ? [{ mark: 'pre', inside: [part] }] : readLines(part),
  )
}

/** Marks do not reach over the end of a line; neighbouring quoted lines are one quotation. */
function readLines(text: string): Marked[] {
  const marked: Marked[] = []
  let quote: Marked[] | undefined
  text.split('\n').forEach((line, at) => {
    const quoted = /^> ?(.*)/.exec(line)?.[1]
    if (quoted !== undefined) {
      if (quote) quote.push('\n')
      else {
        quote = []
        marked.push({ mark: 'quote', inside: quote })
      }
      quote.push(...readInline(quoted))
    } else {
      // A quotation is a block of its own, so the break after it is already there.
      if (at && !quote) marked.push('\n')
      quote = undefined
      marked.push(...readInline(line))
    }
  })
  return marked.filter((part) => part !== '')
}

/** `open` holds the marks around us: bold inside bold means nothing, and bounds how deep it goes. */
function readInline(line: string, open = ''): Marked[] {
  const marked: Marked[] = []
  let plain = ''
  const push = (part: Marked) => {
    if (plain) marked.push(plain)
    plain = ''
    marked.push(part)
  }
  for (let at = 0; at < line.length; ) {
    const character = line.charAt(at)
    const atEdge = !isWord(line[at - 1])
    const link = atEdge ? readLink(line, at) : undefined
    const canOpen = atEdge && !link && !open.includes(character)
    const end = canOpen ? closing(line, at, character) : -1
    if (link) {
      push(link)
      at += link.text.length
    } else if (end > 0) {
      const inside = line.slice(at + 1, end)
      push(
        character === '`'
          ? { mark: 'code', inside: [inside] }
          : {
              mark: MARKS[character as keyof typeof MARKS],
              inside: readInline(inside, open + character),
            },
      )
      at = end + 1
    } else {
      plain += character
      at++
    }
  }
  if (plain) marked.push(plain)
  return marked
}

/** Where a mark that opens at `at` closes: something inside, no space at its edges, then no word. */
function closing(line: string, at: number, mark: string) {
  if (!(mark in MARKS) && mark !== '`') return -1
  if (/\s/.test(line[at + 1] ?? ' ')) return -1
  for (let end = line.indexOf(mark, at + 2); end > 0; end = line.indexOf(mark, end + 1)) {
    if (!/\s/.test(line[end - 1] ?? '') && !isWord(line[end + 1])) return end
  }
  return -1
}

function readLink(line: string, at: number): { href: string; text: string } | undefined {
  LINK.lastIndex = at
  const text = LINK.exec(line)?.[0].replace(/[.,;:!?'*_~)\]]+$/, '')
  if (!text) return undefined
  if (/^https?:/i.test(text)) return { href: text, text }
  if (/^www\./i.test(text)) return { href: `https://${text}`, text }
  if (text.includes('@')) return { href: `mailto:${text}`, text }
  return /\d$/.test(text) ? { href: `tel:${text.replace(/[^+\d]/g, '')}`, text } : undefined
}
