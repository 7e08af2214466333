/** What every provider of mail asks of a mail, and every reader of its HTML. */
export function mailRefusal(mail: {
  subject: string
  html: string
  text: string
}): string | undefined {
  const { subject, html, text } = mail
  if (subject.trim() === '') return 'a mail without a subject'
  if (/[\r\n]/.test(subject)) return 'a subject of several lines'
  if (subject.length > 998) return 'a subject over 998 characters'
  if (text.trim() === '' || html.trim() === '') return 'a mail without one of its bodies'
  const bytes = new TextEncoder().encode(text + html).length
  if (bytes > 5_000_000) return `a mail of ${bytes} bytes`
  if (!(text + html + subject).isWellFormed()) return 'half a character'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no mail may have
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(text + html)) return 'a control character'
  return htmlRefusal(html)
}

const TAGS = new Set(
  'html head meta body table tr td a img strong em s code span div br'.split(' '),
)

/** The HTML is ours alone: nothing of what a guest or author wrote has become a tag. */
function htmlRefusal(html: string): string | undefined {
  const open: string[] = []
  for (const [whole, name = '', rest = ''] of html
    .replace('<!doctype html>', '')
    .matchAll(/<\/?([a-z]+)([^<>]*)>/g)) {
    if (!TAGS.has(name)) return `a tag <${name}>`
    if (/\son\w+=|javascript:/i.test(rest)) return 'a script'
    if (['meta', 'img', 'br'].includes(name)) continue
    if (!whole.startsWith('</')) open.push(name)
    else if (open.pop() !== name) return `a crossed <${name}>`
  }
  const words = html.replace('<!doctype html>', '').replace(/<\/?[a-z]+[^<>]*>/g, '')
  if (/[<>]/.test(words)) return 'an open bracket'
  return open.length > 0 ? `an open <${open.at(-1)}>` : undefined
}
