import type { NumberReading } from '#journey/world.ts'
import { amountsIn } from './amount.ts'
import { type Token, tokensOf, unknownIn } from './number-tokens.ts'
import { type Counting, countingIn } from './numerals.ts'
import { sumOfPeople } from './people.ts'
import { covered, has } from './phrases.ts'
import { type Tongue, tongueOf } from './tongue.ts'

/**
 * The one number a text holds, with words and a currency around it: "€1,200", "2 guests", "thirty-two",
 * "a couple". Undefined when it holds none, several ("2 or 3", "22/11"), a part of another ("2½",
 * "10k", "two and a half") or one that is no answer ("one moment", "5th floor", "at least 3"). With
 * `count: 'people'` groups are added up: "2 adults and 2 children" is 4.
 */
export function readNumber(text: string, reading: NumberReading): number | undefined {
  const { languages, country, count } = reading
  const [counting, tongue] = [countingIn(languages), tongueOf(languages)]
  const { marked, values } = amountsIn(text, country)
  if (OPEN_ENDED.test(marked)) return undefined
  const tokens = tokensOf(marked, values, counting, tongue)
  const holdsNone = count !== 'people' && !tokens?.some(({ value }) => value !== undefined)
  if (tokens === undefined || holdsNone || isElsewhere(tokens, counting, tongue)) return undefined
  const value =
    count === 'people' ? sumOfPeople(tokens, counting, tongue) : theOne(tokens, counting, tongue)
  return Number.isFinite(value) ? value : undefined
}

// A fraction or a plus beside the digits makes them another number, or a range without an end.
const OPEN_ENDED = /[\u00bc-\u00be\u2150-\u215e]|[\ue000-\ue0ff] ?\+/u

/** Whether the text says something else than a number that is meant as it stands. */
function isElsewhere(tokens: Token[], counting: Counting, tongue: Tongue): boolean {
  const words = tokens.flatMap(({ word }) => word.split(' '))
  const { idioms, magnitudes, atLeast, moreThan, atMost, lessThan } = counting
  if ([idioms, magnitudes, atLeast, moreThan, atMost, lessThan].some((one) => has(one, words))) {
    return true
  }
  // "no total" is Portuguese for "in all" and no negation.
  const polite = covered(tongue.small, words)
  const denied = words.some((_, at) => !polite[at] && tongue.negations(words, at) > 0)
  return (denied && !deniesPeople(words, counting, tongue)) || tongue.openers(words, 0) > 0
}

/** "no children": says that nobody is to be added. */
const deniesPeople = (words: string[], { guests, people }: Counting, { negations }: Tongue) =>
  words.every((_, at) => {
    const length = negations(words, at)
    return length === 0 || people(words, at + length) + guests(words, at + length) > 0
  })

/** The number if there is one, or one that is said twice: "2 (two)". */
function theOne(tokens: Token[], counting: Counting, tongue: Tongue): number | undefined {
  const numbers = tokens.filter(({ value }) => value !== undefined)
  const [first, second, ...more] = numbers
  if (!first || more.length > 0) return undefined
  const at = tokens.indexOf(first)
  if (second) {
    const repeated = tokens[at + 1] === second && /^[\s(),"=]*$/.test(second.after)
    const alike = second.value === first.value && !(first.digits && second.digits)
    return repeated && alike ? first.value : undefined
  }
  const words = tokens.map(({ word }) => word)
  // "thirty-first" is no thirty.
  if (counting.ordinal(words, at + 1)) return undefined
  const unknown = unknownIn(tokens, counting, tongue)
  if (first.digits) {
    // "June 5", "yesterday 2": words of the language that say something else.
    const other = words.some((word, place) => unknown[place] && tongue.known([word], 0) > 0)
    return other ? undefined : first.value
  }
  // "one" is also a pronoun or an article: beside a word that is not counted it says nothing.
  const free = first.value === 1 ? 0 : 1
  const before = unknown.slice(0, at).includes(true)
  return before || unknown.filter(Boolean).length > free ? undefined : first.value
}
