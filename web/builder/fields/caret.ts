/** A placeholder that is being written: `{{par|`. The text from `from` to `to` is what a pick replaces. */
export type Opening = { from: number; to: number; filter: string }

/** The placeholder around the caret; undefined where none is begun, or it is already something else. */
export function openingAt(text: string, caret: number): Opening | undefined {
  const from = text.lastIndexOf('{{', caret - 1)
  if (from < 0 || caret < from + 2) return undefined
  const written = text.slice(from + 2, caret)
  if (!/^[ ]*[\w.]*$/.test(written)) return undefined
  const [rest = ''] = /^[\w.]*/.exec(text.slice(caret)) ?? []
  const closed = text.slice(caret + rest.length).match(/^ *\}\}/)?.[0] ?? ''
  // Words that merely follow are not swallowed: only what belongs to these braces is.
  const to = closed ? caret + rest.length + closed.length : caret
  return { from, to, filter: written.trim() }
}

export type Written = { text: string; start: number; end: number }

/** Replaces an unfinished placeholder with a variable; the caret goes behind it. */
export function insertVariable(
  text: string,
  { from, to }: Pick<Opening, 'from' | 'to'>,
  name: string,
) {
  const placeholder = `{{${name}}}`
  const caret = from + placeholder.length
  return { text: text.slice(0, from) + placeholder + text.slice(to), start: caret, end: caret }
}

/**
 * Puts a mark around the selection, or takes it off when it is already there. Spaces at the edges
 * stay outside: WhatsApp shows no mark that touches one.
 */
export function toggledMark(text: string, [from, to]: [number, number], mark: string): Written {
  const selected = text.slice(from, to)
  const start = from + (selected.length - selected.trimStart().length)
  const end = Math.max(start, to - (selected.length - selected.trimEnd().length))
  const length = mark.length
  const around = text.slice(start - length, start) === mark && text.startsWith(mark, end)
  if (around && start >= length) {
    const plain = text.slice(0, start - length) + text.slice(start, end) + text.slice(end + length)
    return { text: plain, start: start - length, end: end - length }
  }
  const inside = text.slice(start, end)
  if (inside.length > 2 * length && inside.startsWith(mark) && inside.endsWith(mark)) {
    const bare = inside.slice(length, -length)
    return { text: text.slice(0, start) + bare + text.slice(end), start, end: start + bare.length }
  }
  const marked = text.slice(0, start) + mark + inside + mark + text.slice(end)
  return { text: marked, start: start + length, end: end + length }
}
