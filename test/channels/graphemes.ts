const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What a reader counts as characters, white space and formatting marks aside. */
export const characters = (text: string): string[] =>
  [...segmenter.segment(text)]
    .map(({ segment }) => segment.trim())
    .filter((one) => one !== '' && !/^[*_~`]$/.test(one))

export const bytes = (text: string) => new TextEncoder().encode(text).length
