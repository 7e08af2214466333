import type { Choice, ChoiceReading, MatchRule } from '#journey/world.ts'
import { type Candidate, type Candidates, type Choosable, candidatesOf } from './candidate.ts'
import { optionsContained } from './containment.ts'
import { holdsNumbers, optionsHolding } from './content-number.ts'
import { optionsAgreeing, optionsAlike } from './meaning.ts'
import { positionIn } from './position.ts'
import { type Said, saidOf } from './said.ts'
import { optionsMistyped } from './typo.ts'

/**
 * The option that a typed answer means, and how it was recognised. The rules are tried in order, from
 * certain to bold, and the first that hits exactly one option wins. One that hits several leaves it to
 * the later ones to tell these apart; when none can, the guest is asked which. A tapped button is the
 * machine's to read.
 */
export function readChoice(text: string, options: Choosable[], reading: ChoiceReading): Choice {
  const typed = text.trim()
  const asTyped = exactly(typed, options)
  if (asTyped) return asTyped
  const candidates = candidatesOf(options, reading.languages)
  const said = saidOf(typed, candidates.tongue, candidates.lexicon)
  if (said.folded === '') return { found: 'none' }
  let several: number[] | undefined
  for (const [rule, hits] of LADDER) {
    const found = hits(said, candidates, reading)
    const places = several ? found.filter((place) => several?.includes(place)) : found
    const [at, ...more] = places
    const option = at === undefined || more.length > 0 ? undefined : options[at]
    if (option) return { found: 'one', option, rule, words: said.folded }
    if (places.length > 1) several = places
  }
  if (!several) return { found: 'none' }
  return { found: 'several', options: options.filter((_, place) => several?.includes(place)) }
}

/** The label or a synonym as typed: most answers are, and need no more reading. */
function exactly(typed: string, options: Choosable[]): Choice | undefined {
  const labelled = options.filter(({ label }) => label.trim() === typed)
  const [option, ...more] =
    labelled.length > 0
      ? labelled
      : options.filter(({ synonyms = [] }) => synonyms.some((synonym) => synonym.trim() === typed))
  if (!option || more.length > 0) return undefined
  return { found: 'one', option, rule: labelled.length > 0 ? 'label' : 'synonym', words: typed }
}

type Hits = (said: Said, candidates: Candidates, reading: ChoiceReading) => number[]

/** Each rule with the places of the options it hits. */
const LADDER: [MatchRule, Hits][] = [
  ['folded-label', (said, { all }) => placesOf(all, (option) => option.folded === said.folded)],
  ['synonym', (said, { all }) => placesOf(all, ({ synonyms }) => synonyms.includes(said.folded))],
  ['folded-label', byEmoji],
  ['content-number', (said, candidates) => (said.asks ? [] : optionsHolding(said, candidates))],
  ['number', byPosition],
  ['contained', optionsContained],
  ['yes-no', optionsAgreeing],
  ['meaning', optionsAlike],
  ['typo', optionsMistyped],
]

const placesOf = (candidates: Candidate[], hits: (option: Candidate) => boolean) =>
  candidates.flatMap((option, place) => (hits(option) ? [place] : []))

/** An answer of nothing but emoji is the label that has them. */
function byEmoji({ folded: said }: Said, { all }: Candidates): number[] {
  if (/[\p{L}\p{N}]/u.test(said)) return []
  return placesOf(all, ({ emoji }) => emoji !== '' && emoji.includes(said))
}

/** A bare number is a position only where it cannot be meant as what a label holds. */
function byPosition(said: Said, candidates: Candidates, { showsNumbers }: ChoiceReading): number[] {
  const position = said.asks ? undefined : positionIn(said, candidates)
  if (!position || position.place < 1 || position.place > candidates.all.length) return []
  const free = position.kind === 'explicit' || showsNumbers || !holdsNumbers(candidates)
  return free ? [position.place - 1] : []
}
