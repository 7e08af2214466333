/**
 * WhatsApp's formatting marks: `*bold*`, `_italic_`, `~struck~`, `` `code` `` within a line, and
 * ```` ```code``` ```` over several. A mark opens at the start of a word and closes at the end of one,
 * so the underscores of `snake_case` are none.
 */
const INLINE = ['*', '_', '~', '`'].map(
  (mark) =>
    [
      mark,
      new RegExp(
        `(?<![\\p{L}\\p{N}${mark}])[${mark}](?=[^\\s${mark}])[^\\n${mark}]*(?<=\\S)[${mark}](?![\\p{L}\\p{N}${mark}])`,
        'gu',
      ),
    ] as const,
)
const FENCE = '```'

/** The marks that a cut at `at` would leave open, outermost first. */
export function openMarks(text: string, at: number): string[] {
  if (inFence(text, at)) return [FENCE]
  const start = text.lastIndexOf('\n', at - 1) + 1
  const end = text.indexOf('\n', at)
  const line = text.slice(start, end < 0 ? undefined : end)
  if (!/[*_~`]/.test(line)) return []
  return INLINE.flatMap(([mark, pair]) =>
    [...line.matchAll(pair)]
      .filter(({ index, 0: span }) => start + index < at && at < start + index + span.length)
      .map(({ index }) => ({ mark, index })),
  )
    .sort((one, other) => one.index - other.index)
    .map(({ mark }) => mark)
}

function inFence(text: string, at: number) {
  const before = text.slice(0, at).split(FENCE).length - 1
  return before % 2 === 1 && text.indexOf(FENCE, at) >= 0
}

/** The same words in plain: for channels, and for labels and headers, that show no formatting. */
export function withoutMarks(text: string): string {
  if (!/[*_~`]/.test(text)) return text
  let plain = text.replaceAll(FENCE, '')
  for (const [mark, pair] of INLINE) {
    plain = plain.replace(pair, (span) => span.slice(mark.length, -mark.length))
  }
  return plain
}
