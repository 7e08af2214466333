import type { Candidates, Phrase, Word } from './candidate.ts'
import { wishesIn } from './denial.ts'
import { optionsNamed } from './naming.ts'
import { anyOf, covered, has } from './phrases.ts'
import type { Said } from './said.ts'

/**
 * The options of whose label or synonym an answer has the words: all of them in a sentence, or a word
 * that no other option has. What it denies is none, unless a label says the same: "no breakfast" is
 * "Without breakfast". A question names nothing, but for one that asks for the option itself.
 */
export function optionsContained(said: Said, candidates: Candidates): number[] {
  const { words } = said
  const same = optionsSaid(words, candidates)
  if (same.length > 0 && !said.asks) return same
  if (said.asks) return optionsAskedFor(words, candidates)
  if (saysOther(words, candidates)) return []
  const { wanted, denied } = wishesIn(
    said,
    candidates,
    (some) => optionsNamed(some, candidates).length > 0,
  )
  if (denied.length === 0) return optionsNamed(wanted, candidates)
  const refused = denied.flatMap((some) => optionsNamed(some, candidates))
  // Something is denied that is none of the options, and the rest may be about that; of several named
  // beside it ("A or B, I cannot decide") the guest is asked.
  const bare = denied.every((some) => some.length === 0)
  const without = denied.flatMap((some) => optionsWithout(some, said.words, candidates))
  if (refused.length === 0 && !bare) {
    const left = optionsNamed(wanted, candidates)
    return without.length === 0 && left.length > 1 ? left : without
  }
  const named = optionsNamed(wanted, candidates).filter((place) => !refused.includes(place))
  return named.length > 0 ? named : without
}

/** "Mais tarde" is later, and not the afternoon, unless a label has the words. */
const saysOther = (words: string[], { tongue, vocabulary }: Candidates) =>
  has(tongue.idioms, words) ||
  words.some((_, at) => {
    const length = tongue.means.later(words, at)
    return length > 1 && !words.slice(at, at + length).every((word) => vocabulary.has(word))
  })

/** Nothing but politeness stands beside the words of a label: "zee zicht graag". */
function optionsSaid(words: string[], { all, tongue }: Candidates): number[] {
  const off = (said: readonly string[]) => {
    const polite = covered(anyOf(tongue.padding, tongue.articles), said)
    const kept = said.filter((_, at) => !polite[at])
    return tongue.vary((kept.length > 0 ? kept : said).join(''))
  }
  const said = off(words)
  return all.flatMap(({ phrases }, place) =>
    phrases.some((phrase) => said !== '' && off(phrase.words) === said) ? [place] : [],
  )
}

/** "What are your opening hours?" asks for what the option gives; "how much is it?" does not. */
function optionsAskedFor(words: string[], candidates: Candidates): number[] {
  const length = candidates.tongue.asksFor(words, 0)
  return length > 0 ? optionsSaid(words.slice(length), candidates) : []
}

/** The options that deny what the answer denies. `words` has the negation itself. */
function optionsWithout(denied: string[], words: string[], { all, tongue }: Candidates): number[] {
  const { small, articles, padding, negations } = tongue
  const quiet = covered(anyOf(small, articles, padding), denied)
  const content = denied.filter((_, at) => !quiet[at])
  const says = ({ denies, content: own, words: label }: Phrase) => {
    if (!denies) return false
    if (content.length === 0) return saysAlone(words, label, tongue)
    return (
      own.length === content.length &&
      own.every((word) => content.some((one) => isWord(word, one, tongue)))
    )
  }
  const hits = all.flatMap(({ phrases }, place) => (phrases.some(says) ? [place] : []))
  return has(negations, words) ? hits : []
}

/** "ohne" for "Ohne Frühstück"; a plain "no" is an answer of its own. */
const saysAlone = (words: string[], label: string[], { means, negations }: Candidates['tongue']) =>
  words.some(
    (word, at) => negations(words, at) > 0 && label.includes(word) && means.no([word], 0) === 0,
  )

const isWord = ({ word, stems }: Word, other: string, tongue: Candidates['tongue']) =>
  word === other || tongue.stems(other).some((stem) => stems.includes(stem))
