/** A line of a plain text: how deep it is quoted, and its words without the marks of that. */
export type Line = { text: string; depth: number; words: string }

/** Mail has no end, and a guest's answer has one: nobody types more than this. */
const MOST_LINES = 2000
/** No head of a quote and no signature is longer, so that what is longer costs no search. */
const LONG = 480

/** Programs put direction marks around names in Hebrew and Arabic, and some before the `>`. */
const DIRECTION = /[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

export const linesOf = (text: string): Line[] =>
  text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .split('\n', MOST_LINES)
    .map(lineOf)

/** `words` is empty for a line that is too long to be anything but somebody's text. */
function lineOf(text: string): Line {
  const marks = /^[>\s\u200e\u200f\u202a-\u202e]*/.exec(text.slice(0, LONG))?.[0] ?? ''
  const depth = marks.split('>').length - 1
  const words = text.length > LONG ? '' : text.slice(marks.length).replace(DIRECTION, '').trim()
  return { text, depth, words }
}

export const isBlank = ({ text, words }: Line) => words === '' && text.length <= LONG

export const isQuoted = ({ depth }: Line) => depth > 0

/** The lines up to the last that `drop` does not take away from the end. */
export function withoutLast(lines: Line[], drop: (line: Line) => boolean): Line[] {
  const last = lines.findLastIndex((line) => !drop(line))
  return lines.slice(0, last + 1)
}

/** As text again: no blanks at the ends of lines, and no more than one blank line together. */
export const textOfLines = (lines: Line[]) =>
  lines
    .map(({ text }) => text.trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
