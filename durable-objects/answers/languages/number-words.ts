/**
 * The words of a language around numbers, in small letters and as they are spelt; accents and hyphens
 * are for the readers to leave out.
 *
 * Sample: `{ cardinals: (32) => ['thirty two'], ordinals: ['first', 'second', …], also: { 'a couple': 2 }, … }`
 */
export type NumberWords = {
  /** The ways to write a whole number from 0 to 999. */
  cardinals(value: number): string[]
  /** First, second …, each with its genders and cases parted by "/". */
  ordinals: string[]
  /** What makes an ordinal of digits: "nd". */
  ordinalEndings: string[]
  /** Words that stand for a number besides: "a dozen". */
  also: Record<string, number>
  /** What holds the word of a number and is none: "one moment". */
  idioms: string[]
  /** What makes another number of the one beside it: "half", "thousand". */
  magnitudes: string[]
  /** "or more", "at least": the number and all above it. */
  atLeast: string[]
  /** "more than": only those above it. */
  moreThan: string[]
  /** "up to": the number and all below it. */
  atMost: string[]
  /** "less than": only those below it. */
  lessThan: string[]
  /** Between two numbers of which only one is meant, or all from one to the other: "or", "to". */
  or: string[]
  /** Between two numbers that are added up. */
  and: string[]
  /** All whom one counts: "guests". */
  guests: string[]
  /** Some of them: "adults". */
  people: string[]
  /** One person each: "me", "my wife". */
  persons: string[]
  /** What else is counted in a stay: "nights". */
  units: string[]
}
