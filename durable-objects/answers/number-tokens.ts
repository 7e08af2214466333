import { MARK } from './amount.ts'
import { folded } from './folded.ts'
import type { Counting } from './numerals.ts'
import { covered } from './phrases.ts'
import type { Tongue } from './tongue.ts'
import { wordsOf } from './words.ts'

/** A word, or a number with `digits` or in words; `after` is what stands between it and the one before. */
export type Token = { word: string; after: string; value?: number; digits?: boolean }

const ABBREVIATION = /(?<!\p{L})(?:no|nr|num|n°|nº|№|n\.º)[.:]? ?(?=[\ue000-\ue0ff])/giu
const TIMES = /(?<!\p{L})x ?(?=[\ue000-\ue0ff])|(?<=[\ue000-\ue0ff]) ?x(?!\p{L})/giu
// Most answers: nothing in them has to be parted but at the spaces.
const LATIN_WORDS = /^[a-z]+(?: [a-z]+)*$/
const TOKEN = /[\ue000-\ue0ff]|[\p{L}\p{M}\p{Nl}]+(?:'[\p{L}\p{M}]+)*/gu

/** Undefined when a number is none, like "1,2,3", or an ordinal, like "5th". */
export function tokensOf(
  marked: string,
  values: (number | undefined)[],
  counting: Counting,
  tongue: Tongue,
): Token[] | undefined {
  const said = folded(
    values.length === 0 ? marked : marked.replace(ABBREVIATION, ' ').replace(TIMES, ' '),
  )
  if (LATIN_WORDS.test(said)) {
    const words = said.split(' ')
    return withNumerals(
      words.map((word, at) => ({ word, after: at === 0 ? '' : ' ' })),
      counting,
    )
  }
  const parts: Token[] = []
  let end = 0
  for (const { 0: found, index } of said.matchAll(TOKEN)) {
    const after = said.slice(end, index)
    end = index + found.length
    const mark = (found.codePointAt(0) ?? 0) - MARK
    if (mark >= 0 && mark < 0x100) {
      const value = values[mark]
      if (value === undefined) return undefined
      parts.push({ word: found, after, value, digits: true })
      continue
    }
    const words = wordsOf(found, tongue.lexicon)
    const [first = ''] = words
    if (after === '' && parts.at(-1)?.digits && counting.ordinalEndings.has(first)) return undefined
    parts.push(...words.map((word, at) => ({ word, after: at === 0 ? after : '' })))
  }
  return withNumerals(parts, counting)
}

const MINUS = new Set(['minus', 'negative', 'moins'])

/** Puts the numbers in words together, to a token each. */
function withNumerals(parts: Token[], counting: Counting): Token[] {
  const words = parts.map(({ word }) => word)
  const tokens: Token[] = []
  for (let at = 0; at < parts.length; ) {
    const { after, ...rest }: Token = parts[at] ?? { word: '', after: '' }
    const numeral = rest.digits ? undefined : counting.cardinal(words, at)
    const word = words.slice(at, at + (numeral?.length ?? 1)).join(' ')
    const minus = numeral !== undefined && MINUS.has(tokens.at(-1)?.word ?? '')
    if (minus) tokens.pop()
    const value = numeral && (minus ? -numeral.value : numeral.value)
    tokens.push({ ...rest, word, after, ...(value !== undefined && { value }) })
    at += numeral?.length ?? 1
  }
  return tokens
}

/** The places of words that say more than how many of what. */
export function unknownIn(tokens: Token[], counting: Counting, tongue: Tongue): boolean[] {
  const words = tokens.map(({ word }) => word)
  const { guests, people, persons, units, and } = counting
  // A negation that is let through denies people: "2 adults, no children".
  const { padding, small, articles, negations, number } = tongue
  const fine = [
    guests,
    people,
    persons,
    units,
    and,
    padding,
    small,
    articles,
    negations,
    number,
  ].map((one) => covered(one, words))
  return tokens.map(({ value }, at) => value === undefined && !fine.some((places) => places[at]))
}
