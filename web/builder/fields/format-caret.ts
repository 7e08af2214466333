import type { Opening, Written } from './caret.ts'

/**
 * The format of a placeholder: `{{var_local.check_in:lo|`. The text from the colon at `from` to `to`
 * is what a pick replaces; `isClosed`: the braces end behind it.
 */
export type FormatOpening = Opening & { variable: string; isClosed: boolean }

/** The format around the caret; undefined where none is begun. */
export function formatOpeningAt(text: string, caret: number): FormatOpening | undefined {
  const start = text.lastIndexOf('{{', caret - 1)
  if (start < 0) return undefined
  const [, before = '', variable, filter = ''] =
    /^\{\{( *(var_\w+\.[\w.-]+) *):([\w ]*)$/.exec(text.slice(start, caret)) ?? []
  if (!variable) return undefined
  const [rest] = /^[\w ]*(?=(?:\|[^{}]*)?\}\})/.exec(text.slice(caret)) ?? []
  return {
    variable,
    from: start + 2 + before.length,
    to: caret + (rest?.length ?? 0),
    filter: filter.trim(),
    isClosed: rest !== undefined,
  }
}

/** The format, still none, of a placeholder that ends at the caret. */
export const formatBehind = (caret: number, variable: string): FormatOpening => ({
  variable,
  from: caret - 2,
  to: caret - 2,
  filter: '',
  isClosed: true,
})

/** Replaces a format, and takes it out where it is empty; the caret goes behind the braces. */
export function insertFormat(
  text: string,
  { from, to, isClosed }: Pick<FormatOpening, 'from' | 'to' | 'isClosed'>,
  format: string,
): Written {
  const before = text.slice(0, from) + (format && `:${format}`)
  const after = (isClosed ? '' : '}}') + text.slice(to)
  const caret = before.length + after.indexOf('}}') + 2
  return { text: before + after, start: caret, end: caret }
}
