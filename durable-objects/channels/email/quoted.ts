import { isSeparator } from './separator.ts'

/** Mail has no end, and a guest's answer has one: nobody types more than this. */
const MOST_LINES = 2000

/**
 * What the guest wrote, without the mail it answers and without a signature. Cut at our own line,
 * else at the first sign of a quote that mail programs leave: "On Monday, Ann wrote:", a block of
 * headers, `>` to the end. README.md, Reading the answer. Inline answers between quotes are kept when nothing
 * stands above; what would leave nothing is left whole.
 */
export function withoutQuote(text: string): string {
  const lines = text
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .split('\n', MOST_LINES)
  const own = lines.findIndex((line) => isSeparator(line))
  const above = own < 0 ? lines.slice(0, firstQuote(lines)) : withoutEnd(lines.slice(0, own))
  const said = joined(withoutSignature(unquoted(above)))
  return said || joined(withoutSignature(between(own < 0 ? lines : above))) || joined(lines)
}

const joined = (lines: string[]) =>
  lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

const unquoted = (lines: string[]) => lines.filter((line) => !/^\s*>/.test(line))

/** What is left of an answer written into the quote. */
const between = (lines: string[]) =>
  unquoted(lines.filter((line, index) => !isSeparator(line) && attributed(lines, index) === 0))

function firstQuote(lines: string[]): number {
  const end = quotedEnd(lines)
  for (let index = 0; index < end; index++) {
    if (beginsQuote(lines, index)) return index
  }
  return end
}

const beginsQuote = (lines: string[], index: number) =>
  DIVIDER.test(lines[index] ?? '') || attributed(lines, index) > 0 || isHeaders(lines, index)

/** Above our own line only the head of the quote is left to take away, and it is the last thing. */
function withoutEnd(lines: string[]): string[] {
  const above = lines.slice(0, quotedEnd(lines))
  for (let index = Math.max(0, above.length - 12); index < above.length; index++) {
    if (!beginsQuote(above, index)) continue
    const rest = above.slice(index + Math.max(1, attributed(above, index)))
    if (rest.every((line) => line.trim() === '' || /^\s*>/.test(line) || HEADER.test(line)))
      return above.slice(0, index)
  }
  return above
}

/** Where a run of `>` lines begins that reaches to the end; blank lines among them do not count. */
function quotedEnd(lines: string[]): number {
  let at = lines.length
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index] ?? ''
    if (/^\s*>/.test(line)) at = index
    else if (line.trim() !== '') break
  }
  return at
}

const DIVIDER =
  /^\s*(-{2,}\s*(original|forwarded|ursprüngliche|weitergeleitete|message d'origine|mensaje original|mensagem original|messaggio originale|oorspronkelijk|исходное)[^\n]{0,40}|_{5,}\s*|begin forwarded message:)/i

/** Gmail, Apple and Thunderbird, by the language of the guest's program: bounded, so linear. */
const ATTRIBUTIONS = [
  /^On .{4,300} wrote:$/i,
  /^Am .{4,200} schrieb.{0,120}:$/i,
  /^Le .{4,300} a écrit\s?:$/i,
  /^El .{4,300} escribió:$/i,
  /^Em .{4,300} escreveu:$/i,
  /^A .{4,300} (escreveu|va escriure):$/i,
  /^Il .{4,300} ha scritto:$/i,
  /^Op .{4,200} schreef.{0,120}:$/i,
  /^Den .{4,300} skrev.{0,120}:$/i,
  /^(W dniu|Dnia) .{4,300} (napisał|pisze).{0,120}:$/i,
  /^.{4,300} (пишет|написал\(?а?\)?):$/i,
  /^.{4,300} (写道|寫道)\s?[:：]$/,
  /^.{4,300} (작성|님이 작성):$/,
  /^.{4,300}のメール:$/,
  /^في .{4,300} كتب.{0,120}:$/,
  /^\d{4}[-/年.].{5,120}<[^<>\s]+@[^<>\s]+>\s?:$/,
]

/** How many lines from here on are "On Monday, Ann wrote:", which programs wrap over up to three. */
function attributed(lines: string[], index: number): number {
  const first = (lines[index] ?? '').replace(/^[>\s]+/, '')
  if (first === '' || first.length > 320) return 0
  for (let count = 1; count <= 3; count++) {
    // It wraps, and never over an empty line: what stands above one is the guest's.
    if ((lines[index + count - 1] ?? '').replace(/^[>\s]+/, '') === '') return 0
    const line = lines
      .slice(index, index + count)
      .map((one) => one.replace(/^[>\s]+/, '').trim())
      .join(' ')
    if (line.length > 480) return 0
    if (line.endsWith(':') || line.endsWith('：')) {
      if (ATTRIBUTIONS.some((pattern) => pattern.test(line))) return count
    }
  }
  return 0
}

const HEADER =
  /^\s*[*>\s]*(from|sent|to|subject|date|cc|von|gesendet|an|betreff|datum|de|envoyé|à|objet|enviado( el)?|para|asunto|fecha|assunto|data|da|inviato|a|oggetto|van|verzonden|aan|onderwerp|från|skickat|till|ämne|от|отправлено|дата|кому|тема|发件人|发送时间|收件人|主题)\s?\*?\s?[:：]/i

/** Outlook quotes by repeating the headers: three of them, blank lines aside. */
function isHeaders(lines: string[], index: number): boolean {
  if (!HEADER.test(lines[index] ?? '')) return false
  const next = lines.slice(index, index + 8).filter((line) => line.trim() !== '')
  return next.slice(0, 3).length === 3 && next.slice(0, 3).every((line) => HEADER.test(line))
}

const SIGNATURE =
  /^(-- ?|(sent from my |sent via |sent from (outlook|yahoo|mail for)|get outlook for |von meinem .{2,30} gesendet|gesendet mit |envoyé (de|depuis) mon |enviado (desde|do) m|inviato da(l mio)? |verstuurd vanaf mijn |skickat från min |отправлено с ).{0,80})$/i

function withoutSignature(lines: string[]): string[] {
  const at = lines.findIndex((line) => SIGNATURE.test(line.trimStart().replace(/\r$/, '')))
  return at < 0 ? lines : lines.slice(0, at)
}
