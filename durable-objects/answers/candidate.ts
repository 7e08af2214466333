import { remembering } from '#journey/remembering.ts'
import { type LanguageCode, languagesOf } from '#messages/language.ts'
import type { Option } from '#messages/message.ts'
import { folded } from './folded.ts'
import { type LabelNumber, numbersIn } from './label-numbers.ts'
import { type Counting, countingIn } from './numerals.ts'
import { covered } from './phrases.ts'
import { type Said, saidOf } from './said.ts'
import { type Tongue, tongueOf } from './tongue.ts'
import { type Lexicon, lexiconOf } from './words.ts'

export type Choosable = Option & { synonyms?: string[] }

/** A label or a synonym in words; `content` are those that say something, `denies` is "without …". */
export type Phrase = {
  words: string[]
  /** What commas and the like part it into. */
  parts: string[][]
  content: Word[]
  denies: boolean
  joined: string
}

/** A word with its stems, which are what is compared. */
export type Word = { word: string; stems: string[] }

export type Candidate = {
  folded: string
  synonyms: string[]
  /** Those of the label, as an answer of emoji alone is folded. */
  emoji: string
  phrases: Phrase[]
  numbers: LabelNumber[]
}

/** Options as answers are compared with them. */
export type Candidates = {
  all: Candidate[]
  /** The signs of labels that are written without spaces, and of the languages. */
  lexicon: Lexicon
  /** All words of all labels. */
  vocabulary: Set<string>
  tongue: Tongue
  counting: Counting
  languages: readonly LanguageCode[]
}

const SEPARATOR = '\u0001'

/** Folded once for all sessions at a question: the key has all that matters of the options. */
export function candidatesOf(options: Choosable[], languages: readonly LanguageCode[]): Candidates {
  const texts = options.map(({ label, synonyms = [] }) => [label, ...synonyms].join(SEPARATOR))
  return remembered([languages.join(' '), ...texts].join(`${SEPARATOR}${SEPARATOR}`))
}

const remembered = remembering(256, (key): Candidates => {
  const [codes = '', ...listed] = key.split(`${SEPARATOR}${SEPARATOR}`)
  const languages = languagesOf(codes.split(' '))
  const [tongue, counting] = [tongueOf(languages), countingIn(languages)]
  const texts = listed.map((text) => text.split(SEPARATOR))
  const labels = lexiconOf(texts.flat())
  const lexicon = {
    words: new Set([...tongue.lexicon.words, ...labels.words]),
    longest: Math.max(tongue.lexicon.longest, labels.longest),
  }
  const all = strengthened(
    texts.map((own): Candidate => {
      const [label, ...synonyms] = own.map((text) => saidOf(text, tongue, lexicon))
      return {
        folded: label?.folded ?? '',
        synonyms: synonyms.map((synonym) => synonym.folded),
        emoji: emojiIn(own[0] ?? ''),
        phrases: own.map((text) => phraseOf(saidOf(text, tongue, lexicon), tongue)),
        numbers: own.flatMap((text) => numbersIn(folded(text), counting, lexicon)),
      }
    }),
  )
  const vocabulary = new Set(all.flatMap(({ phrases }) => phrases.flatMap(({ words }) => words)))
  return { all, lexicon, vocabulary, tongue, counting, languages }
})

const emojiIn = (label: string) => folded(label.replace(/[\p{L}\p{M}\p{N}\p{P}\s]/gu, ''))

/** A word like "una" is a number only where the other labels hold some. */
function strengthened(all: Candidate[]): Candidate[] {
  if (all.some(({ numbers }) => numbers.some(({ loose }) => !loose))) return all
  return all.map((one) => ({ ...one, numbers: [] }))
}

function phraseOf({ words, parts }: Said, tongue: Tongue): Phrase {
  const [small, articles, padding, negations] = [
    tongue.small,
    tongue.articles,
    tongue.padding,
    tongue.negations,
  ].map((phrases) => covered(phrases, words))
  const content = words.filter((_, at) => !small?.[at] && !articles?.[at] && !negations?.[at])
  const telling = content.filter((word) => !padding?.[words.indexOf(word)])
  const kept = telling.length > 0 ? telling : content.length > 0 ? content : words
  return {
    words,
    parts,
    content: kept.map((word) => ({ word, stems: tongue.stems(word) })),
    denies: negations?.includes(true) === true && content.length > 0,
    joined: words.join(''),
  }
}
