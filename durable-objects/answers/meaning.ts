import type { Candidate, Candidates } from './candidate.ts'
import { MEANINGS, type Meaning } from './languages/choice-words.ts'
import { anyOf, covered, has } from './phrases.ts'
import type { Said } from './said.ts'
import type { Tongue } from './tongue.ts'

/** The options that mean yes or no, where all of an answer says it: "sure", "no, thank you", "👍". */
export function optionsAgreeing(said: Said, candidates: Candidates): number[] {
  const meaning = agreementIn(said, candidates.tongue)
  if (!meaning) return []
  // "Not now" is a no only where no option is for later.
  const later = isWholly(said.words, 'later', candidates.tongue)
    ? optionsForLater(said.words, candidates)
    : []
  return later.length > 0 ? later : optionsMeaning(meaning, candidates)
}

const optionsSaying = (meaning: Meaning, { all, tongue }: Candidates) =>
  all.flatMap(({ phrases }, place) =>
    phrases.some(({ words }) => has(tongue.means[meaning], words)) ? [place] : [],
  )

/** "Not now" may also decline where the option is "Other dates": the guest is asked which. */
function optionsForLater(words: string[], candidates: Candidates): number[] {
  const { all, tongue } = candidates
  const later = optionsSaying('later', candidates)
  const { other } = tongue.means
  const isElse = (place: number) =>
    all[place]?.phrases.some(({ words: label }) => has(other, label)) === true
  if (has(other, words) || !later.some(isElse)) return later
  return [...later, ...optionsMeaning('no', candidates)].sort((a, b) => a - b)
}

/** The options that mean what an answer says in other words: "human" is "Talk to our team". */
export function optionsAlike(said: Said, candidates: Candidates): number[] {
  const { tongue } = candidates
  if (said.asks) return []
  for (const meaning of MEANINGS) {
    if (meaning === 'yes' || meaning === 'no') continue
    if (!isWholly(said.words, meaning, tongue)) continue
    const hits =
      meaning === 'later'
        ? optionsForLater(said.words, candidates)
        : optionsSaying(meaning, candidates)
    if (hits.length > 0) return hits
    // "Not now" declines where nothing is offered for later.
    if (meaning === 'later') return optionsMeaning('no', candidates)
  }
  const refused = agreementIn(said, tongue) === 'no'
  return refused ? optionsMeaning('nothing', candidates) : []
}

/** Labels that say it and nothing else before those that go on: "Yes" before "Yes, with breakfast". */
function optionsMeaning(meaning: Meaning, { all, tongue }: Candidates): number[] {
  const places = (means: (candidate: Candidate) => boolean) =>
    all.flatMap((candidate, place) => (means(candidate) ? [place] : []))
  const pure = places(({ phrases }) =>
    phrases.some(({ words }) => isWholly(words, meaning, tongue)),
  )
  if (pure.length > 0) return pure
  return places(({ phrases }) =>
    phrases.some(
      ({ parts: [first = [], ...more] }) => more.length > 0 && isWholly(first, meaning, tongue),
    ),
  )
}

const politeness = ({ padding, articles, small }: Tongue) => anyOf(padding, articles, small)

function isWholly(words: readonly string[], meaning: Meaning, tongue: Tongue): boolean {
  const means = covered(tongue.means[meaning], words)
  const polite = covered(politeness(tongue), words)
  return means.includes(true) && words.every((_, at) => means[at] || polite[at])
}

/**
 * Yes or no, where every word of the answer is a part of it, or where it begins with that and goes on
 * with something that neither denies nor asks: "yes, we arrive at eight".
 */
function agreementIn(said: Said, tongue: Tongue): 'yes' | 'no' | undefined {
  const emoji = EMOJI.get(said.folded)
  if (emoji) return emoji
  const whole = agreementOf(said.words.map(unstretched(tongue)), tongue)
  // "Why not?" is no question, and "ok?" is one.
  if (whole)
    return said.asks === 'by mark' && tongue.openers(said.words, 0) === 0 ? undefined : whole
  const [first = [], ...rest] = said.parts
  const others = rest.flat()
  const { yes, no } = tongue.means
  if (
    others.length === 0 ||
    said.asks ||
    has(anyOf(tongue.negations, tongue.contrasts, yes, no), others)
  ) {
    return undefined
  }
  return agreementOf(first.map(unstretched(tongue)), tongue)
}

function agreementOf(words: string[], tongue: Tongue): 'yes' | 'no' | undefined {
  const { yes, no } = tongue.means
  const polite = anyOf(tongue.padding, tongue.articles, tongue.small)
  const found = { yes: 0, no: 0, reassuring: 0 }
  for (let at = 0; at < words.length; ) {
    const lengths = { yes: yes(words, at), no: no(words, at), polite: polite(words, at) }
    const length = Math.max(lengths.yes, lengths.no, lengths.polite)
    // "No" begins "no idea", too.
    const said = Math.max(lengths.yes, lengths.no)
    if (length === 0 || tongue.idioms(words, at) > said) return undefined
    // "No" is a yes in Polish.
    if (lengths.no === lengths.yes && lengths.no === length) return undefined
    if (lengths.no === length) found.no++
    else if (lengths.yes === length) found[tongue.negations(words, at) > 0 ? 'reassuring' : 'yes']++
    at += length
  }
  // "No, no problem" agrees.
  if (found.reassuring > 0 && found.yes === 0) return 'yes'
  if (found.yes + found.reassuring > 0) return found.no === 0 ? 'yes' : undefined
  return found.no > 0 ? 'no' : undefined
}

/** "yesss" is "yes". */
const unstretched =
  ({ means: { yes, no }, known }: Tongue) =>
  (word: string) => {
    if (yes([word], 0) + no([word], 0) + known([word], 0) > 0) return word
    const short = word.replace(/(.)\1+/gu, '$1')
    return yes([short], 0) + no([short], 0) > 0 ? short : word
  }

const EMOJI = new Map<string, 'yes' | 'no'>([
  ['👍', 'yes'],
  ['👌', 'yes'],
  ['✅', 'yes'],
  ['✔', 'yes'],
  ['✔️', 'yes'],
  ['🆗', 'yes'],
  ['👎', 'no'],
  ['❌', 'no'],
  ['✖', 'no'],
  ['✖️', 'no'],
  ['🚫', 'no'],
  ['🙅', 'no'],
])
