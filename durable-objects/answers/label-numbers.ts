import type { Counting } from './numerals.ts'
import { has } from './phrases.ts'
import { type Lexicon, wordsOf } from './words.ts'

/** A number in an answer or a label; `from` and `length` count words. */
export type Named = {
  value: number
  ordinal: boolean
  loose: boolean
  from: number
  length: number
}

/**
 * What a label says of a number: "3-4 guests" is 3 to 4, "5+" 5 to infinity. Without `low` it holds
 * numbers that say nothing by themselves. `loose`: a word that often is no number, like "una".
 */
export type LabelNumber = { low?: number; high?: number; ordinal: boolean; loose: boolean }

const DIGITS = /^\d+$/
const SUFFIXED = /^(\d+)([\p{L}\p{M}]+)$/u

/** All numbers among words, in digits or written out. */
export function numbersNamed(words: readonly string[], counting: Counting): Named[] {
  const found: Named[] = []
  for (let from = 0; from < words.length; ) {
    const one = numberAt(words, from, counting)
    if (one) found.push(one)
    from += one?.length ?? 1
  }
  return found
}

function numberAt(words: readonly string[], from: number, counting: Counting): Named | undefined {
  const word = words[from] ?? ''
  if (DIGITS.test(word))
    return { value: Number(word), ordinal: false, loose: false, from, length: 1 }
  const [, digits, ending = ''] = SUFFIXED.exec(word) ?? []
  if (digits && counting.ordinalEndings.has(ending)) {
    return { value: Number(digits), ordinal: true, loose: false, from, length: 1 }
  }
  const [cardinal, ordinal] = [counting.cardinal(words, from), counting.ordinal(words, from)]
  if (ordinal && ordinal.length >= (cardinal?.length ?? 0)) {
    return { ...ordinal, ordinal: true, loose: false, from }
  }
  if (!cardinal) return undefined
  const loose = cardinal.value === 1 || counting.also(words, from) > 0
  return { ...cardinal, ordinal: false, loose, from }
}

const CLOCK = /(\d{1,2})[:.h]00\b/g
const THOUSANDS = /(\d)[.,'](?=\d{3}\b)/g
const RANGE = /^\s*(?:-|to|–|~|〜)\s*$/

/** The numbers of a folded label. */
export function numbersIn(label: string, counting: Counting, lexicon: Lexicon): LabelNumber[] {
  const text = label.replace(CLOCK, '$1').replace(THOUSANDS, '$1')
  const words = wordsOf(text, lexicon)
  const [first, second, ...more] = numbersNamed(words, counting)
  if (!first) return []
  const { ordinal, loose } = first
  if (!second) return [{ ...endsOf(first.value, text, words, counting), ordinal, loose }]
  const between = words.slice(first.from + first.length, second.from)
  const isRange =
    between.length === 0
      ? isJoined(text, words, first, second)
      : counting.or(between, 0) === between.length
  if (more.length > 0 || !isRange) return [{ ordinal, loose: loose && second.loose }]
  return [{ low: first.value, high: second.value, ordinal, loose: false }]
}

/** Whether only a dash stands between two numbers. */
function isJoined(text: string, words: string[], first: Named, second: Named): boolean {
  const [one = '', other = ''] = [words[first.from], words[second.from]]
  const end = text.indexOf(one) + one.length
  return RANGE.test(text.slice(end, text.indexOf(other, end)))
}

function endsOf(value: number, text: string, words: string[], counting: Counting) {
  if (/\d ?\+/.test(text) || has(counting.atLeast, words))
    return { low: value, high: Number.POSITIVE_INFINITY }
  if (/[>]/.test(text) || has(counting.moreThan, words)) {
    return { low: value + 1, high: Number.POSITIVE_INFINITY }
  }
  if (/[<]/.test(text) || has(counting.lessThan, words)) return { low: 0, high: value - 1 }
  if (has(counting.atMost, words)) return { low: 0, high: value }
  return { low: value, high: value }
}
