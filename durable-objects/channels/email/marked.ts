/** Whatever a guest or a variable put into a text is words, never markup. */
export const escaped = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

const TAGS = [
  ['*', 'strong'],
  ['_', 'em'],
  ['~', 's'],
  ['`', 'code'],
] as const

const PAIRS = TAGS.map(([mark, tag]) => {
  const around = `(?<![\\p{L}\\p{N}${mark}])[${mark}](?=[^\\s${mark}])`
  const pair = `${around}([^\\n${mark}]*)(?<=\\S)[${mark}](?![\\p{L}\\p{N}${mark}])`
  return { tag, pair: new RegExp(pair, 'u') }
})

/** Stands for a link meanwhile: no text has it, since `plain` takes it out. */
const HELD = '\u0001'
const HELD_LINK = new RegExp(`${HELD}(\\d+)${HELD}`, 'g')
const LINK = /https?:\/\/[^\s<>"']{1,2000}[^\s<>"'.,;:!?)\]}*_~`]/g

/**
 * A text with WhatsApp's marks as HTML: escaped first, marks to tags then, web addresses to links.
 * Links are taken out meanwhile, since the underscores in them are none of the marks.
 */
export function marked(text: string): string {
  const links: string[] = []
  const held = plain(text).replace(LINK, (link) => `${HELD}${links.push(link) - 1}${HELD}`)
  return escaped(held)
    .split('```')
    .map((part, index, { length }) => fenced(part, index, length))
    .join('')
    .replaceAll('\n', '<br>\n')
    .replace(HELD_LINK, (_, index) => anchor(links[Number(index)] ?? ''))
}

/** Every other part between fences is code; one that nobody closed is none. */
function fenced(part: string, index: number, parts: number): string {
  if (index % 2 === 0) return inline(part)
  return index === parts - 1 ? `\`\`\`${inline(part)}` : `<code>${part}</code>`
}

/** The first pair of marks, what stands in it, and then the rest: so tags never cross. */
function inline(text: string): string {
  let html = ''
  for (let rest = text; ; ) {
    const found = PAIRS.map(({ tag, pair }) => ({ tag, hit: pair.exec(rest) }))
      .filter(({ hit }) => hit !== null)
      .sort((one, other) => (one.hit?.index ?? 0) - (other.hit?.index ?? 0))[0]
    if (!found?.hit) return html + rest
    const { tag, hit } = found
    const inner = hit[1] ?? ''
    html += `${rest.slice(0, hit.index)}<${tag}>${tag === 'code' ? inner : inline(inner)}</${tag}>`
    rest = rest.slice(hit.index + hit[0].length)
  }
}

const anchor = (link: string) =>
  `<a href="${escaped(link)}" style="color:inherit;text-decoration:underline">${escaped(link)}</a>`

/** Without control characters and halves of characters, neither of which a mail can carry. */
export const plain = (text: string) =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .toWellFormed()
