import { folded } from './folded.ts'
import { has } from './phrases.ts'
import type { Tongue } from './tongue.ts'
import { type Lexicon, wordsOf } from './words.ts'

/** A folded text in words. `parts` are what commas, full stops and the like part it into. */
export type Said = {
  folded: string
  words: string[]
  parts: string[][]
  asks: 'by mark' | 'by words' | undefined
}

const BREAK = /[,;.!?:…،؛。、，！？()\n/]+| [-–] /u
const ASKS = /[?？؟¿]/u
// "No. 2", "nr 2" and "no 2" say a number; "no 2 nights" denies one.
const ABBREVIATION = /(?<!\p{L})(?:(?:no[.:]|(?:nr|num|n°)[.:]?) ?(?=\d)|no ?(?=\d+$))/gu
const AND = /[&+]/g

/** An answer, or a label, in words. It asks with a question mark or with the words of a question. */
export function saidOf(text: string, tongue: Tongue, lexicon: Lexicon): Said {
  const plain = folded(text)
  const parts = plain
    .replace(ABBREVIATION, '#')
    .replace(AND, ' ')
    .split(BREAK)
    .map((part) => wordsOf(part, lexicon))
    .filter((words) => words.length > 0)
  const words = parts.flat()
  const opens = parts.some((part) => tongue.openers(part, 0) > 0)
  const byWords = opens || has(tongue.marks, words) ? 'by words' : undefined
  const asks = ASKS.test(text) ? 'by mark' : byWords
  return { folded: tongue.vary(plain), words, parts, asks }
}
