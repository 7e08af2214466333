const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/**
 * The last place at or before `index` where a text can be cut without breaking what a reader sees as
 * one character: an emoji with its skin tone, a flag, a Devanagari syllable. A "character" that
 * alone is longer than `index` is cut all the same, though never through a surrogate pair.
 */
export function boundaryBefore(text: string, index: number): number {
  if (index >= text.length) return text.length
  const at = segmenter.segment(text).containing(index)?.index ?? index
  if (at > 0) return at
  return isLowSurrogate(text.charCodeAt(index)) && index > 1 ? index - 1 : index
}

/** The first such place at or after `index`. */
export function boundaryAfter(text: string, index: number): number {
  const segment = segmenter.segment(text).containing(index)
  if (!segment || segment.index === index) return index
  const next = segment.index + segment.segment.length
  if (next < text.length) return next
  return isLowSurrogate(text.charCodeAt(index)) ? index + 1 : index
}

const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
