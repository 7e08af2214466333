import { ANYWHERE, PROGRAMS, RUN_TOGETHER, WHOLE_PROGRAMS, WORDS } from './program-words.ts'

/**
 * Whether a line is what a phone or a mail program adds by itself: "Sent from my iPhone", "Obtener
 * Outlook para iOS<https://aka.ms/o0ukef>", "iPhoneから送信". It names a program, says that something
 * was sent or can be had, and has not one word that such lines do not have in its language.
 */
export function isProgramSignature(line: string): boolean {
  if (line.length > MOST_CHARACTERS) return false
  if (SCANNER.test(line)) return true
  const words = [...line.replace(LINK, ' ').matchAll(WORD)].map(wordOf)
  if (words.length === 0 || words.length > MOST_WORDS) return false
  return LANGUAGES.some((language) => {
    const kinds = words.flatMap((word) => kindsOf(word, language))
    return (
      kinds.includes('program') &&
      kinds.includes('verb') &&
      kinds.every((kind, index) => kind !== 'unknown' && (kind !== 'name' || isModel(kinds, index)))
    )
  })
}

/** "Pixel 8 Pro", "Xperia by Sony smartphone": names that nobody lists stand beside one that is. */
const isModel = (kinds: Kind[], index: number) =>
  [kinds[index - 1], kinds[index + 1]].some((kind) => kind === 'program' || kind === 'version') ||
  kinds[index - 1] === 'name'

const MOST_CHARACTERS = 240
const MOST_WORDS = 16
const LINK = /[<([]?\b(https?:\/\/|www\.)[^\s<>)\]]*[>)\]]?/gi
/** Avast and AVG: "Virus-free. www.avast.com", and the anchor of the picture beside it. */
const SCANNER = /\bwww\.(avast|avg)\.com\b|^<#[0-9a-f-]{20,40}>$/i

const TOGETHER = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}'
const WORD = new RegExp(`[${TOGETHER}]+|(?:(?![${TOGETHER}])[\\p{L}\\p{M}\\p{N}+])+`, 'gu')

const folded = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\u0640]/gu, '')

const setOf = (words: string) => new Set(folded(words).split(/[\s.-]+/))

type Language = { verbs: Set<string>; others: Set<string> }

const LANGUAGES: Language[] = Object.values(WORDS).map(({ verbs, others }) => ({
  verbs: setOf(verbs),
  others: setOf(`${others} ${ANYWHERE}`),
}))

const BEGINNINGS = new RegExp(`^(${folded(PROGRAMS).replaceAll(' ', '|')})`, 'u')
const WHOLE = setOf(WHOLE_PROGRAMS)

type Word = { text: string; first: boolean; attached: boolean }

/** Attached are the ends that some languages hang on to a name: "iPad'imden", "iPhone-ul", "iOS:lle". */
const wordOf = ({ 0: text, index, input }: RegExpExecArray, at: number): Word => ({
  text,
  first: at === 0,
  attached: /[\p{L}\p{N}]['’:‑-]$/u.test(input.slice(0, index)),
})

type Kind = 'verb' | 'program' | 'version' | 'name' | 'end' | 'other' | 'unknown'

function kindsOf({ text, first, attached }: Word, { verbs, others }: Language): Kind[] {
  if (RUNNING.test(text)) return kindsTogether(text)
  const plain = folded(text)
  if (verbs.has(plain)) return ['verb']
  if (BEGINNINGS.test(plain) || WHOLE.has(plain)) return ['program']
  if (others.has(plain)) return ['other']
  // A number or a name that begins the line is an answer.
  if (first) return ['unknown']
  if (/^[a-z]{0,2}\d{1,4}[a-z+]{0,4}$/.test(plain)) return ['version']
  if (/^\p{Lu}/u.test(text)) return ['name']
  return [attached && plain.length <= LONGEST_END ? 'end' : 'unknown']
}

const LONGEST_END = 14

const RUNNING = new RegExp(`^[${TOGETHER}]`, 'u')
const PARTS = new RegExp(
  `(?<verb>${RUN_TOGETHER.verb})|(?<program>${RUN_TOGETHER.program})|(?<other>${RUN_TOGETHER.other})`,
  'gu',
)

function kindsTogether(word: string): Kind[] {
  if (word.replace(PARTS, '') !== '') return ['unknown']
  return [...word.matchAll(PARTS)].map(({ groups }) =>
    groups?.verb ? 'verb' : groups?.program ? 'program' : 'other',
  )
}
