import { folded } from './folded.ts'

/**
 * The words of a folded text; a hyphen parts two, an apostrophe does not. Chinese and Japanese have no
 * spaces: there the longest words of `lexicon` are found from the left, and what lies between stays
 * together: "我要海景房" is "我要" and "海景房". Latin letters never split.
 */
export function wordsOf(said: string, lexicon: Lexicon = NO_WORDS): string[] {
  return (said.match(WORD) ?? []).flatMap((word) =>
    UNSPACED.test(word) ? parted(word, lexicon) : [word],
  )
}

/** The words of Chinese and Japanese that are known, and the signs of the longest. */
export type Lexicon = { words: Set<string>; longest: number }

/** Those among the words that are written without spaces. */
export function lexiconOf(words: Iterable<string>): Lexicon {
  const known = new Set([...words].map(folded).filter((word) => UNSPACED.test(word)))
  return { words: known, longest: Math.max(0, ...[...known].map((word) => word.length)) }
}

const NO_WORDS: Lexicon = { words: new Set(), longest: 0 }
const WORD = /[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
const NUMERAL = /^(?:第?[〇零一二三四五六七八九十百两兩]+|第?\d+)/u

function parted(run: string, { words, longest }: Lexicon): string[] {
  const parts: string[] = []
  let unknown = ''
  for (let at = 0; at < run.length; ) {
    const known = knownAt(run, at, words, longest)
    if (known === '') {
      unknown += run[at]
      at += 1
      continue
    }
    if (unknown) parts.push(unknown)
    unknown = ''
    parts.push(known)
    at += known.length
  }
  return unknown ? [...parts, unknown] : parts
}

/** A numeral that is longer than the longest word wins: 二十 is not 二 and 十. */
function knownAt(run: string, at: number, words: Set<string>, longest: number): string {
  const numeral = NUMERAL.exec(run.slice(at))?.[0] ?? ''
  for (let length = Math.min(longest, run.length - at); length > numeral.length; length--) {
    const word = run.slice(at, at + length)
    if (words.has(word)) return word
  }
  return numeral
}
