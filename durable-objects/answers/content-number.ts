import type { Candidate, Candidates } from './candidate.ts'
import { type LabelNumber, type Named, numbersNamed } from './label-numbers.ts'
import { readNumber } from './number.ts'
import { anyOf, covered, has } from './phrases.ts'
import type { Said } from './said.ts'

/**
 * The options whose label or synonym holds the number of an answer: "2" is "2 guests", and "3" is
 * "3-4 guests" where no label is the 3 alone. Beside the number may stand what is counted.
 */
export function optionsHolding(said: Said, candidates: Candidates): number[] {
  const { all, tongue, counting } = candidates
  const { words } = said
  const numbers = numbersNamed(words, counting)
  const [first, second, ...more] = numbers
  if (!first || has(tongue.idioms, words) || has(tongue.option, words)) return []
  const holds = (test: (number: LabelNumber) => boolean) =>
    all.flatMap((candidate, place) =>
      candidate.numbers.some((one) => one.ordinal === first.ordinal && test(one)) &&
      saysNoMore(words, numbers, candidate, candidates) &&
      countsTheSame(words, candidate, candidates)
        ? [place]
        : [],
    )
  const holding = (value: number) => {
    const alone = holds(({ low, high }) => low === value && high === value)
    if (alone.length > 0) return alone
    return holds(({ low = Number.NaN, high = 0 }) => low <= value && value <= high)
  }
  if (!second) return holding(first.value)
  if (more.length === 0 && isRange(words, first, second, candidates)) {
    return holds(({ low, high }) => low === first.value && high === second.value)
  }
  const people = sumIn(said, candidates)
  return people === undefined ? [] : holding(people)
}

function isRange(words: string[], first: Named, second: Named, { counting }: Candidates): boolean {
  const between = words.slice(first.from + first.length, second.from)
  return between.length === 0 || counting.or(between, 0) === between.length
}

// Only whole numbers are counted, so it does not matter how a country writes the others.
const sumIn = ({ folded }: Said, { languages }: Candidates) =>
  readNumber(folded, { country: 'US', languages, count: 'people' })

/** Whether any label or synonym holds a number: then a number is no position. */
export const holdsNumbers = ({ all }: Candidates) =>
  all.some(({ numbers }) => numbers.some(({ ordinal }) => !ordinal))

function saysNoMore(
  words: string[],
  numbers: Named[],
  { phrases }: Candidate,
  { tongue, counting }: Candidates,
): boolean {
  const { padding, articles, small, number } = tongue
  const { guests, people, units, or, and } = counting
  const fine = covered(
    anyOf(padding, articles, small, number, guests, people, units, or, and),
    words,
  )
  return words.every(
    (word, at) =>
      fine[at] ||
      numbers.some(({ from, length }) => at >= from && at < from + length) ||
      phrases.some(({ words: own }) => own.includes(word)),
  )
}

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
