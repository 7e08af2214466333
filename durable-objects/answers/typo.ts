import type { Candidates } from './candidate.ts'
import { numbersNamed } from './label-numbers.ts'
import { optionsNamed } from './naming.ts'
import { anyOf, has } from './phrases.ts'
import type { Said } from './said.ts'

// In shorter words one letter makes another word: "late" and "date".
const MIN_LETTERS = 5

/**
 * The options that an answer names but for one typo: a letter too many, missing, wrong, or two
 * swapped, in a word of five letters or more. A word that the language has is no typo: "amanhã" is
 * tomorrow and not "Manhã".
 */
export function optionsMistyped(said: Said, candidates: Candidates): number[] {
  const { words, asks } = said
  const { tongue, vocabulary } = candidates
  if (asks || has(anyOf(tongue.negations, tongue.idioms), words)) return []
  const hits = words.flatMap((word, at) => {
    if (vocabulary.has(word) || means(word, candidates)) return []
    const meant = [...vocabulary].filter((one) => isLong(one) && isOneEditAway([...word], [...one]))
    return meant.flatMap((one) => optionsNamed(words.with(at, one), candidates, true))
  })
  return [...new Set(hits)]
}

function means(word: string, { tongue, counting }: Candidates): boolean {
  const { known, means: meanings } = tongue
  return (
    known([word], 0) + meanings.yes([word], 0) + meanings.no([word], 0) > 0 ||
    numbersNamed([word], counting).length > 0
  )
}

const isLong = (word: string) =>
  /^[\p{L}\p{M}']+$/u.test(word) && (word.match(/\p{L}/gu) ?? []).length >= MIN_LETTERS

/** Damerau-Levenshtein distance of exactly one: what differs between the ends that agree. */
function isOneEditAway(a: string[], b: string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let end = 0
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const from = a.slice(start, a.length - end)
  const to = b.slice(start, b.length - end)
  if (from.length + to.length === 1) return true
  if (from.length === 1 && to.length === 1) return true
  return from.length === 2 && to.length === 2 && from[0] === to[1] && from[1] === to[0]
}
