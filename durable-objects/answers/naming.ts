import type { Candidate, Candidates, Phrase, Word } from './candidate.ts'
import { numbersNamed } from './label-numbers.ts'
import { anyOf, covered } from './phrases.ts'

/** How much else a sentence may say beside all the words of a label, or beside its only word. */
const MOST_BESIDE_SEVERAL = 4
const MOST_BESIDE_ONE = 2
/** A word of the label that is long enough to mean it in an answer of two words. */
const MIN_LETTERS = 4
const MIN_COMPOUND = 3
/** A number behind a word counts as so many words beside it. */
const NUMBERED = 3

/** `exact`: only words as they are spelt count, and nothing may stand beside them. */
export function optionsNamed(words: string[], candidates: Candidates, exact = false): number[] {
  const spoken = contentOf(words, candidates)
  const content = exact ? spoken?.map(({ word }) => ({ word, stems: [] })) : spoken
  if (content === undefined || content.length === 0) return []
  const { all } = candidates
  const known = content.filter((word) => all.some((candidate) => hasWord(candidate, word)))
  const unknown = content.length - known.length + (endsInNumber(words, candidates) ? NUMBERED : 0)
  if (exact && unknown > 0) return []
  const full = fullyNamed(content, unknown, candidates)
  if (full.length > 0) return withOthers(full, known, candidates)
  const partly = partlyNamed(known, unknown, words, candidates)
  return partly.length > 0 || exact ? partly : insideOf(content, candidates)
}

/** "room 2" may be the second of some rooms, or the one with that number on its door. */
function endsInNumber(words: string[], { counting, all }: Candidates): boolean {
  const last = numbersNamed(words, counting).at(-1)
  const before = words[(last?.from ?? 0) - 1]
  if (!last || last.loose || before === undefined || last.from + last.length < words.length)
    return false
  return all.some((candidate) => hasWord(candidate, { word: before, stems: [] }))
}

/** The words that say something; undefined when a number stands there that no label holds. */
function contentOf(words: string[], candidates: Candidates): Word[] | undefined {
  const { tongue, counting, vocabulary, all } = candidates
  const quiet = covered(anyOf(tongue.padding, tongue.articles, tongue.small, tongue.or), words)
  const numbers = numbersNamed(words, counting)
  const isNumber = (at: number) =>
    numbers.some(({ from, length }) => at >= from && at < from + length)
  const strange = numbers.some(({ from, loose }) => !loose && !vocabulary.has(words[from] ?? ''))
  if (strange && all.some((candidate) => candidate.numbers.length > 0)) return undefined
  return words.flatMap((word, at) => {
    const own = all.some(({ phrases }) =>
      phrases.some(({ content }) => content.some((one) => one.word === word)),
    )
    if (!own && (quiet[at] || isNumber(at))) return []
    return [{ word, stems: tongue.stems(word) }]
  })
}

const isSame = (a: Word, b: Word) =>
  a.word === b.word || a.stems.some((stem) => b.stems.includes(stem))
const says = ({ content }: Phrase, word: Word) => content.some((own) => isSame(own, word))
const hasWord = ({ phrases }: Candidate, word: Word) => phrases.some((phrase) => says(phrase, word))

/** The options of which all words of a phrase are there; one inside a longer one does not count. */
function fullyNamed(content: Word[], unknown: number, { all, tongue }: Candidates): number[] {
  const whole = ({ content: own, denies, words }: Phrase) => {
    if (denies || !own.every((word) => content.some((one) => isSame(one, word)))) return false
    if (own.length > 1) return unknown <= MOST_BESIDE_SEVERAL
    if (isAgreement(words, tongue)) return false
    const short = (own[0]?.word.length ?? 0) < MIN_COMPOUND && !isUnspaced(own[0]?.word ?? '')
    return unknown <= (short ? 0 : MOST_BESIDE_ONE)
  }
  const found = all.map(({ phrases }) => phrases.filter(whole))
  return found.flatMap((own, place) => {
    const others = found.filter((_, at) => at !== place).flat()
    return own.some((phrase) => !others.some((other) => isInside(phrase, other))) ? [place] : []
  })
}

const isInside = ({ content }: Phrase, other: Phrase) =>
  content.length < other.content.length && content.every((word) => says(other, word))

/** Also the options of which a word is there that none of the ones fully named has. */
function withOthers(full: number[], known: Word[], { all }: Candidates): number[] {
  const left = known.filter(
    (word) => !full.some((place) => all[place] && hasWord(all[place], word)),
  )
  const others = all.flatMap((candidate, place) =>
    !full.includes(place) && left.some((word) => isOnlyOf(candidate, word, all)) ? [place] : [],
  )
  return [...full, ...others].sort((a, b) => a - b)
}

const isOnlyOf = (candidate: Candidate, word: Word, all: Candidate[]) =>
  all.every((other) => hasWord(other, word) === (other === candidate))

/** The options of which some words are there, and all that is said. */
function partlyNamed(
  known: Word[],
  unknown: number,
  words: string[],
  { all, tongue }: Candidates,
): number[] {
  if (known.length === 0 || !fits(known, unknown, words, all)) return []
  if (known.every(({ word }) => isAgreement([word], tongue))) return []
  // "Thanks" is no "No, thanks".
  if (known.every(({ word }) => tongue.padding([word], 0) > 0)) return []
  const whole = placesWith(all, (phrase) => known.every((word) => says(phrase, word)))
  // "book" is "Book a table" and not "Cancel a booking"; "booking" may be either, and so may "night"
  // among "1 night" and "2 nights".
  const bare =
    !all.some(({ numbers }) => numbers.length > 0) &&
    known.every(({ word, stems }) => stems.some((stem) => stem.endsWith(` ${word}`)))
  const spelt = bare
    ? whole.filter((place) => all[place]?.phrases.some((phrase) => hasSpelt(phrase, known)))
    : []
  if (whole.length > 0) return spelt.length > 0 ? spelt : whole
  const only = all.flatMap((candidate, place) =>
    known.some((word) => isOnlyOf(candidate, word, all)) ? [place] : [],
  )
  // "2 or 3" is not the "2 nights" because other labels share the 3.
  const isTold = known.every((word) =>
    only.some((place) => all[place] && hasWord(all[place], word)),
  )
  return isTold ? only : placesWith(all, (phrase) => known.some((word) => says(phrase, word)))
}

const hasSpelt = ({ words }: Phrase, known: Word[]) =>
  known.every(({ word }) => words.includes(word))

/** A yes or a no in a sentence may be about anything. */
const isAgreement = (words: string[], { means }: Candidates['tongue']) =>
  words.length === 1 && means.yes(words, 0) + means.no(words, 0) > 0

const placesWith = (all: Candidate[], test: (phrase: Phrase) => boolean) =>
  all.flatMap(({ phrases }, place) =>
    phrases.some((phrase) => !phrase.denies && test(phrase)) ? [place] : [],
  )

/** "opening times" is "Opening hours": beside a word as it is spelt one other may stand. */
function fits(known: Word[], unknown: number, words: string[], all: Candidate[]): boolean {
  if (unknown === 0) return true
  const [only] = known
  if (unknown > 1 || known.length > 1 || words.length > 2 || !only) return false
  const spelt = all.some(({ phrases }) =>
    phrases.some((phrase) => phrase.words.includes(only.word)),
  )
  return spelt && only.word.length >= MIN_LETTERS
}

const isUnspaced = (word: string) =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word)

/** A single word that is a part of a longer one: "tuin" of "Tuinzicht", 花园 of 花园房. */
function insideOf(content: Word[], { all, tongue }: Candidates): number[] {
  const [only] = content
  if (!only || content.length > 1) return []
  const { word } = only
  if (isUnspaced(word))
    return word.length < 2 ? [] : placesWith(all, ({ joined }) => joined.includes(word))
  if (!tongue.compounds || word.length < MIN_COMPOUND) return []
  const said = tongue.vary(word)
  const isPart = (long: string) =>
    long.length >= said.length + MIN_COMPOUND && (long.startsWith(said) || long.endsWith(said))
  return placesWith(all, ({ content: own }) => own.some((one) => isPart(tongue.vary(one.word))))
}
