import type { Choice, ChoiceReading, MatchRule } from '#journey/world.ts'
import type { Option } from '#messages/message.ts'
import { optionsNamed } from './containment.ts'
import { folded, wordsOf } from './folded.ts'
import { positionIn } from './position.ts'
import { oneTypoApart } from './typo.ts'

type Choosable = Option & { synonyms?: string[] }

/** An option as it is compared: `phrases` are its label and synonyms, folded, in words. */
type Candidate = { label: string; folded: string; synonyms: string[]; phrases: string[][] }
type Said = { typed: string; folded: string; words: string[] }

/**
 * The option that a typed answer means, and how it was recognised. The rules are tried in order and
 * the first that hits exactly one option wins; one that hits several is passed over, for a later one
 * may tell them apart. A tapped button is the machine's to read.
 */
export function readChoice(text: string, options: Choosable[], _reading: ChoiceReading): Choice {
  const said = { typed: text.trim(), folded: folded(text), words: wordsOf(folded(text)) }
  if (said.folded === '') return { found: 'none' }
  const candidates = options.map(candidateOf)
  for (const [rule, hits] of LADDER) {
    const [at, ...more] = hits(said, candidates)
    const option = at === undefined || more.length > 0 ? undefined : options[at]
    if (option) return { found: 'one', option, rule, words: said.folded }
  }
  return { found: 'none' }
}

function candidateOf({ label, synonyms = [] }: Choosable): Candidate {
  const alike = synonyms.map(folded)
  const phrases = [folded(label), ...alike].map(wordsOf)
  return { label: label.trim(), folded: folded(label), synonyms: alike, phrases }
}

/** Each rule with the places of the options it hits. */
const LADDER: [MatchRule, (said: Said, candidates: Candidate[]) => number[]][] = [
  ['label', (said, candidates) => placesOf(candidates, ({ label }) => label === said.typed)],
  [
    'folded-label',
    (said, candidates) => placesOf(candidates, (option) => option.folded === said.folded),
  ],
  [
    'synonym',
    (said, candidates) => placesOf(candidates, ({ synonyms }) => synonyms.includes(said.folded)),
  ],
  ['number', byNumber],
  [
    'contained',
    ({ words }, candidates) =>
      optionsNamed(
        words,
        candidates.map(({ phrases }) => phrases),
      ),
  ],
  [
    'typo',
    ({ words }, candidates) =>
      placesOf(candidates, ({ phrases }) => phrases.some((phrase) => oneTypoApart(words, phrase))),
  ],
]

/** In a list with rows "2" and "3", "two" is the row "2", not the second. */
function byNumber(said: Said, candidates: Candidate[]): number[] {
  const position = positionIn(said.folded)
  if (position === undefined) return []
  const labelled = placesOf(candidates, (option) => positionIn(option.folded) === position)
  if (labelled.length > 0) return labelled
  return position >= 1 && position <= candidates.length ? [position - 1] : []
}

const placesOf = (candidates: Candidate[], hits: (option: Candidate) => boolean) =>
  candidates.flatMap((option, place) => (hits(option) ? [place] : []))
