import { type Token, unknownIn } from './number-tokens.ts'
import type { Counting } from './numerals.ts'
import type { Tongue } from './tongue.ts'

/** People that are named together; `all`: they are "guests", not some of them like "adults". */
type Group = { count: number; all: boolean }

/**
 * How many people an answer names, its groups added up: "2 adults and 2 children" is 4, "me and my
 * wife" 2. What stands before groups that add up to it is their sum: "4 of us, 2 adults and 2 kids".
 * Undefined when it says more than that, or leaves open whether some are counted twice.
 */
export function sumOfPeople(tokens: Token[], counting: Counting, tongue: Tongue) {
  if (unknownIn(tokens, counting, tongue).includes(true)) return undefined
  const groups = groupsIn(tokens, counting, tongue)
  const [first, ...others] = groups ?? []
  if (!first) return undefined
  const rest = others.reduce((sum, { count }) => sum + count, 0)
  if (others.length === 0) return first.count
  if (first.count === rest) return first.all ? first.count : first.count + rest
  return first.all || others.some(({ all }) => all) ? undefined : first.count + rest
}

/** Undefined when two numbers leave open which of them is meant. */
function groupsIn(tokens: Token[], counting: Counting, tongue: Tongue): Group[] | undefined {
  const words = tokens.map(({ word }) => word)
  const numbers = tokens.filter(({ value }) => value !== undefined)
  const groups: Group[] = []
  for (let at = 0; at < tokens.length; ) {
    const person = counting.persons(words, at)
    if (person > 0 && (numbers.length === 0 || isJoined(tokens, at, person, counting))) {
      groups.push({ count: 1, all: false })
      at += person
      continue
    }
    const value = tokens[at]?.value
    if (value === undefined) {
      // "2 people and baby": how many babies is not said, but for "no babies".
      const denial = tongue.negations(words, at)
      if (denial === 0 && counting.people(words, at) > 0) return undefined
      at += denial > 0 ? denial + counting.people(words, at + denial) : 1
      continue
    }
    if (isRange(tokens, at + 1, counting)) return undefined
    const noun = firstNoun(words, at + 1, tongue)
    const some = counting.people(words, noun)
    const all = counting.guests(words, noun)
    at = some + all > 0 ? noun + Math.max(some, all) : at + 1
    if (some === 0 && counting.units(words, noun) > all) continue
    groups.push({ count: value, all: some === 0 })
  }
  return groups
}

/** "I" and "me" are people where they stand in a list, and little words elsewhere. */
function isJoined(tokens: Token[], at: number, length: number, { and }: Counting): boolean {
  const words = tokens.map(({ word }) => word)
  const next = tokens[at + length]
  const commas = [tokens[at], next].some((token) => token?.after.includes(','))
  return commas || and(words, at - 1) > 0 || and(words, at + length) > 0
}

/** "2 or 3", "2-3": the number before `at` goes on to another. */
function isRange(tokens: Token[], at: number, { or }: Counting): boolean {
  const length = or(
    tokens.map(({ word }) => word),
    at,
  )
  const other = tokens[at + length]
  if (other?.value === undefined) return false
  return length > 0 || !/[,:;(]/.test(other.after)
}

/** Past the little words between a number and what it counts: "2 of the adults". */
function firstNoun(words: string[], from: number, { small, articles }: Tongue): number {
  let at = from
  for (;;) {
    const length = Math.max(small(words, at), articles(words, at))
    if (length === 0) return at
    at += length
  }
}
