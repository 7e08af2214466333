import { isBlank, type Line, withoutLast } from './line.ts'
import { isProgramSignature } from './program-signature.ts'

/** A line drawn across the page: it has no words. */
export const isRule = ({ words }: Line) => /^[-_=*–—~\s]{3,}$/.test(words)

/** A rule below the last words parts them from nothing. */
const isNothing = (line: Line) => isBlank(line) || isRule(line)

/**
 * The lines without a signature at their end: what phones and mail programs add, and what stands below
 * "-- " (RFC 3676, section 4.3). The same words above other words are the guest's own.
 */
export function withoutSignature(lines: Line[]): Line[] {
  const without = withoutProgram(withoutLast(lines, isNothing))
  const mark = without.findLastIndex(({ text }) => /^--\s?$/.test(text))
  if (mark < 0 || !isSignature(without.slice(mark + 1), without[mark]?.text === '-- '))
    return without
  return withoutProgram(withoutLast(without.slice(0, mark), isNothing))
}

/** A phone's line, and a virus scanner's with its pictures. */
const MOST_PROGRAMS = 6

function withoutProgram(lines: Line[]): Line[] {
  let left = lines
  for (let count = 0; count < MOST_PROGRAMS; count++) {
    const start = programStart(left)
    if (start === undefined) return left
    left = withoutLast(left.slice(0, start), isNothing)
  }
  return left
}

/** Where the last lines are a program's: its link may stand on a line of its own, or the line be wrapped. */
function programStart(lines: Line[]): number | undefined {
  const [before, last] = [lines.at(-2)?.words ?? '', lines.at(-1)?.words ?? '']
  if (isProgramSignature(last)) return lines.length - 1
  if (before && isProgramSignature(`${before} ${last}`)) return lines.length - 2
  return undefined
}

const MOST_LINES = 8

function isSignature(lines: Line[], exact: boolean): boolean {
  const written = lines.filter((line) => !isBlank(line))
  return written.length <= MOST_LINES && !written.some((line) => isAnswer(line, exact))
}

/**
 * Whether a line is an answer rather than somebody's name and title: a number, a question, a point of
 * a list, "Allergies: nuts"; or a sentence, where the mark lacks the space that programs write.
 */
function isAnswer({ words }: Line, exact: boolean): boolean {
  if (words === '' || /^\d{1,3}[.)]?$|[?？؟]$|^([-*•]|\d{1,2}[.)])\s/.test(words)) return true
  const label = /^(\p{L}[\p{L}\s.-]{0,24}):\s/u.exec(words)?.[1]
  if (label) return !CONTACT.test(label)
  return !exact && (/[.!。]$/.test(words) || words.split(/\s+/).length > 6)
}

/** What stands before the colon in a signature. */
const CONTACT =
  /^(t|m|p|e|w|f|a|tel|telephone|phone|mob|mobile|cell|direct|office|fax|e-?mail|mail|web|website|skype|whatsapp|instagram|linkedin|address|telefon|telefono|teléfono|telefone|téléphone|móvil|telemóvel|portable|handy|mobil|tlf|adresse|dirección|morada|тел|моб|телефон|почта)\.?$/iu
