import { remembering } from '#journey/remembering.ts'
import type { LanguageCode } from '#messages/language.ts'
import { folded } from './folded.ts'
import { type ChoiceWords, MEANINGS, type Meaning } from './languages/choice-words.ts'
import { choiceWords } from './languages/choices.ts'
import { numberWords } from './languages/numbers.ts'
import { anyOf, type Phrases, phrasesOf } from './phrases.ts'
import { type Lexicon, lexiconOf, wordsOf } from './words.ts'

/** The words of some languages that are read together, ready to be looked for in a folded text. */
export type Tongue = {
  means: Record<Meaning, Phrases>
  negations: Phrases
  /** Those of them that deny what stands before. */
  denials: Phrases
  contrasts: Phrases
  openers: Phrases
  marks: Phrases
  asksFor: Phrases
  padding: Phrases
  articles: Phrases
  small: Phrases
  option: Phrases
  number: Phrases
  one: Phrases
  last: Phrases
  or: Phrases
  idioms: Phrases
  known: Phrases
  lexicon: Lexicon
  /** A text with one of the spellings where a language has two. */
  vary(said: string): string
  /** What is left of a word without its endings, a language each. */
  stems(word: string): string[]
  /** Words are put together to longer ones. */
  compounds: boolean
}

/** Made once for each combination of languages that an isolate meets. */
const byCodes = remembering(64, (codes) => {
  const [first, ...others] = codes.split(' ').map((code) => single(code))
  return others.reduce(together, first ?? single('en'))
})

export const tongueOf = (languages: readonly LanguageCode[]): Tongue => byCodes(languages.join(' '))

const single = remembering(64, (code): Tongue => {
  const language = isKnown(code) ? code : 'en'
  const words = choiceWords[language]
  const vary = varying(words.variants)
  const lexicon = lexiconOf([...allOf(words), ...countedOf(language)])
  const split = (text: string) => wordsOf(folded(text), lexicon)
  const phrases = (listed: readonly string[]) =>
    phrasesOf([...listed, ...respelt(listed, words.variants)], split)
  return {
    means: meanings((meaning) => phrases(words.means[meaning])),
    negations: phrases(words.negations),
    denials: phrases(words.negationFollows ? words.negations : []),
    contrasts: phrases(words.contrasts),
    openers: phrases(words.questions.openers),
    marks: phrases(words.questions.marks),
    asksFor: phrases(words.asksFor),
    padding: phrases(words.padding),
    articles: phrases(words.articles),
    small: phrases(words.small),
    option: phrases(words.option),
    number: phrases(words.number),
    one: phrases(words.one),
    last: phrases(words.last),
    or: phrases(words.or),
    idioms: phrases([...words.idioms, ...numberWords[language].idioms]),
    known: phrases([...words.known, ...allOf(words).flatMap(split)]),
    lexicon,
    vary,
    stems: stemming(words.affixes, language, vary),
    compounds: words.compounds,
  }
})

const isKnown = (code: string): code is LanguageCode => Object.hasOwn(choiceWords, code)

const meanings = (of: (meaning: Meaning) => Phrases): Record<Meaning, Phrases> => ({
  yes: of('yes'),
  no: of('no'),
  later: of('later'),
  person: of('person'),
  everything: of('everything'),
  nothing: of('nothing'),
  other: of('other'),
})

const allOf = ({
  means,
  questions,
  affixes,
  variants,
  compounds,
  negationFollows,
  ...lists
}: ChoiceWords) => [
  ...MEANINGS.flatMap((meaning) => means[meaning]),
  ...questions.openers,
  ...questions.marks,
  ...Object.values(lists).flat(),
]

/** What is said around numbers, for the languages in which it stands without spaces. */
function countedOf(language: LanguageCode): string[] {
  const { cardinals, ordinals, ordinalEndings, also, ...lists } = numberWords[language]
  return [
    ...Object.values(lists).flat(),
    ...Array.from({ length: 11 }, (_, value) => cardinals(value)).flat(),
    ...Object.keys(also),
    ...ordinals.flatMap((forms) => forms.split('/')),
  ]
}

/** "natürlich" is also "natuerlich". */
const respelt = (listed: readonly string[], variants: ChoiceWords['variants']) =>
  variants.length === 0
    ? []
    : listed.map((text) =>
        variants.reduce((spelt, [letter, letters]) => spelt.replaceAll(letter, letters), text),
      )

/** A folded text with one letter where two are another spelling of it. */
function varying(variants: ChoiceWords['variants']) {
  const to = new Map(variants.map(([letter, letters]) => [letters, folded(letter)]))
  if (to.size === 0) return (said: string) => said
  const from = new RegExp([...to.keys()].join('|'), 'g')
  return (said: string) => said.replace(from, (found) => to.get(found) ?? found)
}

// What is left has to be long enough to tell words apart.
const MIN_STEM = 4
const MIN_STEM_AFTER_PREFIX = 3

function stemming(
  { before, after }: ChoiceWords['affixes'],
  language: LanguageCode,
  vary: Tongue['vary'],
) {
  const [starts, ends] = [before, after].map((affixes) =>
    affixes.map(folded).sort((a, b) => b.length - a.length),
  )
  return (typed: string): string[] => {
    const word = vary(typed)
    const start = starts?.find(
      (one) => word.startsWith(one) && word.length - one.length >= MIN_STEM_AFTER_PREFIX,
    )
    const rest = word.slice(start?.length ?? 0)
    const end = ends?.find((one) => rest.endsWith(one) && rest.length - one.length >= MIN_STEM)
    return [`${language} ${rest.slice(0, rest.length - (end?.length ?? 0))}`]
  }
}

function together(a: Tongue, b: Tongue): Tongue {
  const both = (of: (tongue: Tongue) => Phrases) => anyOf(of(a), of(b))
  return {
    means: meanings((meaning) => both(({ means }) => means[meaning])),
    negations: both(({ negations }) => negations),
    denials: both(({ denials }) => denials),
    contrasts: both(({ contrasts }) => contrasts),
    openers: both(({ openers }) => openers),
    marks: both(({ marks }) => marks),
    asksFor: both(({ asksFor }) => asksFor),
    padding: both(({ padding }) => padding),
    articles: both(({ articles }) => articles),
    small: both(({ small }) => small),
    option: both(({ option }) => option),
    number: both(({ number }) => number),
    one: both(({ one }) => one),
    last: both(({ last }) => last),
    or: both(({ or }) => or),
    idioms: both(({ idioms }) => idioms),
    known: both(({ known }) => known),
    lexicon: {
      words: new Set([...a.lexicon.words, ...b.lexicon.words]),
      longest: Math.max(a.lexicon.longest, b.lexicon.longest),
    },
    vary: (said) => b.vary(a.vary(said)),
    stems: (word) => [...a.stems(word), ...b.stems(word)],
    compounds: a.compounds || b.compounds,
  }
}
