/** Phrases to be found in what was said: how many words the longest has that begins at a place, or 0. */
export type Phrases = (words: readonly string[], from: number) => number

/** `fold` and `split` are those of the text in which the phrases are looked for. */
export function phrasesOf(phrases: readonly string[], split: (text: string) => string[]): Phrases {
  const known = new Set<string>()
  let longest = 0
  for (const phrase of phrases) {
    const words = split(phrase)
    if (words.length === 0) continue
    known.add(words.join(' '))
    longest = Math.max(longest, words.length)
  }
  return (words, from) => {
    for (let length = Math.min(longest, words.length - from); length > 0; length--) {
      if (known.has(words.slice(from, from + length).join(' '))) return length
    }
    return 0
  }
}

/** The longest phrase of any of them. */
export const anyOf =
  (...all: Phrases[]): Phrases =>
  (words, from) =>
    Math.max(0, ...all.map((phrases) => phrases(words, from)))

/** The places of words that one of the phrases covers. */
export function covered(phrases: Phrases, words: readonly string[]): boolean[] {
  const places = words.map(() => false)
  for (let at = 0; at < words.length; ) {
    const length = phrases(words, at)
    places.fill(true, at, at + length)
    at += length || 1
  }
  return places
}

/** Whether a phrase begins anywhere. */
export const has = (phrases: Phrases, words: readonly string[]) =>
  words.some((_, at) => phrases(words, at) > 0)
