import type { Candidate, Candidates } from './candidate.ts'
import { type LabelNumber, type Named, numbersNamed } from './label-numbers.ts'
import { anyOf, covered, has } from './phrases.ts'
import type { Said } from './said.ts'

/**
 * The options whose label or synonym holds the number of an answer: "2" is "2 guests", and "3" is
 * "3-4 guests" where no label is the 3 alone. Beside the number may stand what is counted.
 */
export function optionsHolding(said: Said, candidates: Candidates): number[] {
  const { all, tongue, counting } = candidates
  const { words } = said
  const [first, second, ...more] = numbersNamed(words, counting)
  if (!first || more.length > 0 || has(tongue.idioms, words) || has(tongue.option, words)) return []
  const { padding, articles, small, number } = tongue
  const { guests, people, units, or } = counting
  const fine = covered(anyOf(padding, articles, small, number, guests, people, units, or), words)
  const holds = (test: (number: LabelNumber) => boolean) =>
    all.flatMap((candidate, place) =>
      candidate.numbers.some((one) => one.ordinal === first.ordinal && test(one)) &&
      saysNoMore(words, fine, [first, second], candidate) &&
      countsTheSame(words, candidate, candidates)
        ? [place]
        : [],
    )
  if (second) return holds(({ low, high }) => low === first.value && high === second.value)
  const alone = holds(({ low, high }) => low === first.value && high === first.value)
  return alone.length > 0
    ? alone
    : holds(({ low = Number.NaN, high = 0 }) => low <= first.value && first.value <= high)
}

/** Whether any label or synonym holds a number: then a number is no position. */
export const holdsNumbers = ({ all }: Candidates) =>
  all.some(({ numbers }) => numbers.some(({ ordinal }) => !ordinal))

const saysNoMore = (
  words: string[],
  fine: boolean[],
  numbers: (Named | undefined)[],
  { phrases }: Candidate,
) =>
  words.every(
    (word, at) =>
      fine[at] ||
      numbers.some((one) => one && at >= one.from && at < one.from + one.length) ||
      phrases.some(({ words: own }) => own.includes(word)),
  )

/** Nights are not guests: what the answer counts has to be what the label counts, if it says. */
function countsTheSame(words: string[], { phrases }: Candidate, { counting, tongue }: Candidates) {
  const { guests, people, units } = counting
  const [persons, others] = [covered(anyOf(guests, people), words), covered(units, words)]
  const label = phrases.flatMap((phrase) => phrase.words)
  const known = (word: string) =>
    label.some((one) => tongue.stems(one).some((stem) => tongue.stems(word).includes(stem)))
  const counted = has(units, label)
  return words.every((word, at) => {
    if (known(word)) return true
    if (persons[at]) return !counted || has(anyOf(guests, people), label)
    return !others[at] || !(counted || has(anyOf(guests, people), label))
  })
}
