import type { Candidates } from './candidate.ts'
import { type Named, numbersNamed } from './label-numbers.ts'
import { anyOf, covered, has } from './phrases.ts'
import type { Said } from './said.ts'

/**
 * The place that an answer names in a list, from 1: "2", "#2", "option two", "2nd", "the second one",
 * "the last one". Undefined when it says more or less than that. `kind`: how sure it is that a place
 * is meant, and not a number that a label holds.
 */
export type Position = { place: number; kind: 'bare' | 'numbered' | 'explicit' }

export function positionIn(said: Said, candidates: Candidates): Position | undefined {
  return positionOf(said.words, candidates) ?? corrected(said, candidates)
}

/** "No, wait, the second": what was said before is taken back. */
function corrected({ parts }: Said, candidates: Candidates): Position | undefined {
  const { means, small, padding } = candidates.tongue
  const before = parts.slice(0, -1).flat()
  const known = covered(anyOf(means.no, small, padding), before)
  if (!has(means.no, before) || known.includes(false)) return undefined
  const position = positionOf(parts.at(-1) ?? [], candidates)
  return position?.kind === 'explicit' ? position : undefined
}

function positionOf(words: string[], candidates: Candidates): Position | undefined {
  const { all, tongue } = candidates
  if (has(tongue.idioms, words)) return undefined
  const { padding, articles, option, number, one, last } = tongue
  const says = { option: has(option, words), number: has(number, words) }
  const rest = covered(anyOf(padding, articles, option, number), words)
  const ends = covered(last, words)
  if (ends.includes(true)) {
    const ones = covered(one, words)
    const only = words.every((_, at) => ends[at] || rest[at] || ones[at])
    return only ? { place: all.length, kind: 'explicit' } : undefined
  }
  const letter = says.option ? letterIn(words) : undefined
  if (letter !== undefined) return { place: letter, kind: 'explicit' }
  const named = theNumber(words, rest, candidates)
  if (!named) return undefined
  const explicit = named.ordinal || says.option
  return { place: named.value, kind: explicit ? 'explicit' : says.number ? 'numbered' : 'bare' }
}

/** The one number beside which nothing is said; in "the second one" the "one" is none. */
function theNumber(
  words: string[],
  rest: boolean[],
  { tongue, counting }: Candidates,
): Named | undefined {
  const numbers = numbersNamed(words, counting)
  if (numbers.length === 0) return undefined
  const ones = covered(tongue.one, words)
  // "The second is fine."
  const agreed = covered(tongue.means.yes, words)
  const pronouns =
    numbers.length > 1 ? numbers.filter(({ from, loose }) => loose && ones[from]) : []
  const [named, ...more] = numbers.filter((number) => !pronouns.includes(number))
  if (!named || more.length > 0) return undefined
  const inside = (at: number) => at >= named.from && at < named.from + named.length
  const beside = (at: number) =>
    rest[at] ||
    (named.ordinal && agreed[at]) ||
    (ones[at] && (named.ordinal || pronouns.length > 0))
  return words.every((_, at) => inside(at) || beside(at)) ? named : undefined
}

/** "option B" is the second. */
function letterIn(words: string[]): number | undefined {
  const last = words.at(-1) ?? ''
  return /^[a-j]$/.test(last) && words.length <= 4 ? last.charCodeAt(0) - 96 : undefined
}
