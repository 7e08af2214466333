import type { Candidates } from './candidate.ts'
import { numbersNamed } from './label-numbers.ts'
import { optionsNamed } from './naming.ts'
import { isOneEditAway } from './one-edit.ts'
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
