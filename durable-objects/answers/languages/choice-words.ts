/**
 * What options mean besides their labels: an answer in other words with the same meaning is taken for
 * the one option that has it.
 */
export const MEANINGS = ['yes', 'no', 'later', 'person', 'everything', 'nothing', 'other'] as const
export type Meaning = (typeof MEANINGS)[number]

/**
 * The words of a language around the choice between options, in small letters and as they are spelt.
 *
 * Sample: `{ means: { yes: ['yes', 'sure'], … }, negations: ['not', "don't"], padding: ['please'], … }`
 */
export type ChoiceWords = {
  /** Whole answers, and what labels say. */
  means: Record<Meaning, string[]>
  /** Negations stand behind what they deny: "deniz değil". */
  negationFollows: boolean
  negations: string[]
  /** What a contradiction begins with: "but". */
  contrasts: string[]
  /** How a question begins, and what makes one wherever it stands. */
  questions: { openers: string[]; marks: string[] }
  /** Questions that ask for what the option gives: "what are your" opening hours. */
  asksFor: string[]
  /** Politeness and how a wish begins; it says nothing about which. */
  padding: string[]
  articles: string[]
  /** Other small words without a meaning of their own. */
  small: string[]
  /** "option", "choice": what follows is a position. */
  option: string[]
  /** "number": a position, or a number that a label holds. */
  number: string[]
  /** "one", as in "the second one". */
  one: string[]
  last: string[]
  /** Between two options of which one is meant. */
  or: string[]
  /** What holds the word of a label often and says something else: "good evening", "half an hour". */
  idioms: string[]
  /** Words that are never another one misspelt, besides all the words above. */
  known: string[]
  /** What stands before or after the stem of a word. */
  affixes: { before: string[]; after: string[] }
  /** Letters that are also spelt with two: "ü" and "ue" in German. */
  variants: [from: string, to: string][]
  /** Words are put together to longer ones: "Seeblick". */
  compounds: boolean
}
