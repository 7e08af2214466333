import { boundaryAfter, boundaryBefore } from './graphemes.ts'
import { openMarks } from './marks.ts'

/** What a limit counts: UTF-16 code units, or UTF-8 bytes (Instagram). */
export type Measure = 'units' | 'bytes'

/**
 * A text in parts of at most `limit`, none empty, each trimmed. Cut at the best place that leaves a
 * part at least a quarter full: paragraph, line, sentence, word, and only then between two
 * characters; never inside a link or a `{{variable}}`, unless it alone is over the limit. WhatsApp
 * marks that span a cut are closed before it and opened again behind it.
 */
export function split(text: string, limit: number, measure: Measure = 'units'): string[] {
  const parts: string[] = []
  let rest = text.trim()
  while (!fits(rest, limit, measure)) {
    const [part, next] = cutFirst(rest, limit, measure)
    if (part) parts.push(part)
    rest = next
  }
  if (rest) parts.push(rest)
  return parts
}

/**
 * A text as what goes before and an end of at most `limit` units: the last paragraph where it fits,
 * otherwise the longest end that begins at a line, a sentence or a word. The end is empty only when
 * the text is.
 */
export function splitEnd(text: string, limit: number): { before: string; end: string } {
  const whole = text.trim()
  if (whole.length <= limit) return { before: '', end: whole }
  for (let room = 0; ; ) {
    const at = endFrom(whole, limit - room)
    const marks = openMarks(whole, at)
    const opening = marks.join('')
    if (opening.length <= room || room >= limit / 2) {
      const before = whole.slice(0, at).trimEnd() + marks.reverse().join('')
      return { before, end: opening + whole.slice(at).trimStart() }
    }
    room = opening.length
  }
}

function fits(text: string, limit: number, measure: Measure = 'units'): boolean {
  if (text.length > limit) return false
  return (
    measure === 'units' || text.length * 3 <= limit || reach(text, limit, measure) === text.length
  )
}

function cutFirst(text: string, limit: number, measure: Measure): [string, string] {
  // Closing marks need room of their own, and a tighter cut may leave other marks open.
  for (let room = 0; ; ) {
    const at = cutBefore(text, reach(text, limit - room, measure))
    const marks = openMarks(text, at)
    const opening = marks.join('')
    const closing = marks.reverse().join('')
    // A part that is hardly more than marks would make no way through the text.
    if (at <= opening.length * 2) return [text.slice(0, at).trimEnd(), text.slice(at).trimStart()]
    if (closing.length <= room) {
      return [text.slice(0, at).trimEnd() + closing, opening + text.slice(at).trimStart()]
    }
    room = closing.length
  }
}

/** How far into a text the limit reaches, as an index that never parts a surrogate pair's bytes. */
function reach(text: string, limit: number, measure: Measure): number {
  if (measure === 'units') return Math.min(limit, text.length)
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes > limit) return index
    if (point >= 0x10000) index++
  }
  return text.length
}

// A space under an accent is one character with it: no place to cut.
const PARAGRAPH = /\n[^\S\n]*\n/g
const BREAKS = [PARAGRAPH, /\n/g, /(?<=[.!?])\s|(?<=[。！？])/g, /\s(?![\p{M}\u200d])/gu]
const WHOLE = /(?:https?:\/\/|www\.)\S+|\{\{[^{}]*\}\}/gi

/** The best place to cut at or before `end`. */
function cutBefore(text: string, end: number): number {
  const head = text.slice(0, end + 1)
  const kept = spans(text)
  for (const pattern of BREAKS) {
    const at = places(head, pattern).findLast((place) => place <= end && !inside(kept, place))
    if (at !== undefined && at > end / 4) return at
  }
  const at = boundaryBefore(text, end)
  const span = inside(kept, at)
  return span && span.from > 0 && span.to - span.from <= end ? span.from : at
}

/** Where an end of at most `limit` units begins. */
function endFrom(text: string, limit: number): number {
  const earliest = text.length - limit
  const last = places(text, PARAGRAPH).at(-1)
  if (last !== undefined && text.slice(last).trim().length <= limit) return last
  const kept = spans(text)
  const tail = text.slice(earliest)
  for (const pattern of BREAKS) {
    const at = places(tail, pattern).find((place) => !inside(kept, earliest + place))
    if (at !== undefined && at < limit * 0.75) return earliest + at
  }
  const at = boundaryAfter(text, earliest)
  const span = inside(kept, at)
  return span && span.to < text.length ? span.to : at
}

const places = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(({ index }) => index)

type Span = { from: number; to: number }

/** The links and variables of a text: what must not be cut in two. */
const spans = (text: string): Span[] =>
  [...text.matchAll(WHOLE)].map(({ index, 0: found }) => ({
    from: index,
    to: index + found.length,
  }))

const inside = (kept: Span[], at: number) => kept.find(({ from, to }) => from < at && at < to)
