import { attributionBefore, type Below } from './attribution.ts'
import { blockOfOurs, headerLines, isBetweenDashes, isDivider } from './header-block.ts'
import { isBlank, isQuoted, type Line, linesOf, textOfLines, withoutLast } from './line.ts'
import { type Mailbox, namesOurAddress } from './mailbox.ts'
import { splitAtSeparator } from './separator.ts'
import { isRule, withoutSignature } from './signature.ts'

/**
 * What the guest wrote, without the mail it answers and without a signature; the whole text where
 * nothing else is left. `mailbox` is who our mails are from. README.md, Reading the answer.
 */
export const withoutQuote = (text: string, mailbox: Mailbox): string =>
  replyIn(text, mailbox) || textOfLines(linesOf(text))

/** Whether a mail of ours is quoted in it, so that our own reading of it is the surest. */
export const quotesUs = (text: string) => splitAtSeparator(text) !== undefined

/** The same, and empty where the mail is nothing but a quote. */
export function replyIn(text: string, mailbox: Mailbox): string {
  const parts = splitAtSeparator(text)
  if (!parts) return replyWithoutMark(linesOf(text), mailbox)
  const lines = linesOf(parts.above)
  const mark = lines.pop()
  const quoted = mark !== undefined && isQuoted(mark)
  // A program that loses line breaks puts our line behind other words.
  const above = mark && !isBlank(mark) ? [...lines, mark] : lines
  const said = wordsOf(above.slice(0, headOfOurs(above, quoted, mailbox)))
  if (said || !quoted) return said
  return wordsOf(withoutAttributions(linesOf(parts.below).slice(1), mailbox))
}

function replyWithoutMark(lines: Line[], mailbox: Mailbox): string {
  return (
    wordsOf(lines.slice(0, firstQuote(lines, mailbox))) ||
    wordsOf(withoutAttributions(lines, mailbox))
  )
}

const wordsOf = (lines: Line[]) =>
  textOfLines(withoutSignature(lines.filter((line) => !isQuoted(line))))

/** Where the head of the quote begins that stands directly above our own line. */
function headOfOurs(above: Line[], quoted: boolean, mailbox: Mailbox): number {
  const lines = withoutLast(above, (line) => isBlank(line) || isQuoted(line))
  const block = blockOfOurs(lines, mailbox) ?? headersAtEnd(lines)
  if (block !== undefined) return endAboveHeaders(lines.slice(0, block))
  // Apple's is in the quote itself, and what stands above it is the guest's.
  const inside = (line: Line, index: number) =>
    isQuoted(line) && attributionBefore(above, index + 1, 'quote', mailbox) > 0
  if (above.some(inside)) return endOfWords(lines)
  const start =
    attributionAtEnd(lines, quoted ? 'quoted separator' : 'separator', mailbox) ??
    dividerAbove(lines, mailbox) ??
    lines.length
  return endOfWords(lines.slice(0, start))
}

const isNothing = (line: Line) => isBlank(line) || isRule(line) || isDivider(line)

/** Where the words end when the lines between them and a quote's head are gone. */
const endOfWords = (lines: Line[]) => withoutLast(lines, isNothing).length

/** A divider in any language stands above headers alone. */
const endAboveHeaders = (lines: Line[]) =>
  withoutLast(lines, (line) => isNothing(line) || isBetweenDashes(line)).length

const found = (index: number) => (index < 0 ? undefined : index)

const headersAtEnd = (lines: Line[]) =>
  found(
    lines.findIndex((_, index) => {
      const length = headerLines(lines, index)
      return length > 0 && index + length >= lines.length - 1
    }),
  )

const dividerAbove = (lines: Line[], mailbox: Mailbox) =>
  found(
    lines.findIndex(
      (line, index) =>
        isDivider(line) ||
        (isBetweenDashes(line) &&
          lines.slice(index).some(({ words }) => namesOurAddress(words, mailbox))),
    ),
  )

/** Some servers put a warning that a mail is from outside between the head of its quote and its text. */
const WARNING_LINES = 6

function attributionAtEnd(lines: Line[], below: Below, mailbox: Mailbox): number | undefined {
  const last = attributionBefore(lines, lines.length, below, mailbox)
  if (last > 0) {
    const start = lines.length - last
    // Some programs write two, one of the moment and one of the name.
    return start - attributionBefore(lines, start, 'text', mailbox)
  }
  for (let end = lines.length - 1; end >= lines.length - WARNING_LINES; end--) {
    if (!namesOurAddress(lines[end - 1]?.words ?? '', mailbox)) continue
    const higher = attributionBefore(lines, end, 'text', mailbox)
    if (higher > 0) return end - higher
  }
  return undefined
}

/** Where the first sign of a quote stands in a mail that has none of our lines. */
function firstQuote(lines: Line[], mailbox: Mailbox): number {
  const end = withoutLast(lines, (line) => isBlank(line) || isQuoted(line)).length
  for (let index = 0; index < end; index++) {
    const line = lines[index]
    if (!line) break
    if (isDivider(line) || headerLines(lines, index) > 0)
      return endAboveHeaders(lines.slice(0, index))
    const head = headAt(lines, index, mailbox)
    if (head > 0) return index + 1 - head
  }
  return end < lines.length ? endOfWords(lines.slice(0, end)) : end
}

/** How many lines up to this one are an attribution, judged by what follows it. */
function headAt(lines: Line[], index: number, mailbox: Mailbox): number {
  const next = lines.slice(index + 1).find((line) => !isBlank(line))
  if (!next) return 0
  return attributionBefore(lines, index + 1, isQuoted(next) ? 'quote' : 'text', mailbox)
}

/** What is left of an answer written below a quote, or into it. */
function withoutAttributions(lines: Line[], mailbox: Mailbox): Line[] {
  const heads = lines.map((_, index) => headAt(lines, index, mailbox))
  return lines.filter((_, index) =>
    heads.slice(index, index + 3).every((count, above) => count <= above),
  )
}
