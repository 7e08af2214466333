import { ANYWHERE, PROGRAMS, RUN_TOGETHER, WHOLE_PROGRAMS, WORDS } from './program-words.ts'

/**
 * Whether a line is what a phone or a mail program adds by itself: "Sent from my iPhone", "Obtener
 * Outlook para iOS<https://aka.ms/o0ukef>", "iPhoneから送信". It names a program, says that something
 * was sent or can be had, and has not one word that such lines do not have in its language.
 */
export function isProgramSignature(line: string): boolean {
  if (line.length > MOST_CHARACTERS) return false
  if (SCANNER.test(line)) return true
  const words = line.replace(LINK, ' ').match(WORD) ?? []
  if (words.length === 0 || words.length > MOST_WORDS) return false
  return LANGUAGES.some((language) => {
    const kinds = words.flatMap((word, index) => kindsOf(word, index, language))
    return kinds.includes('program') && kinds.includes('verb') && !kinds.includes('unknown')
  })
}

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

type Kind = 'verb' | 'program' | 'other' | 'unknown'

function kindsOf(word: string, index: number, { verbs, others }: Language): Kind[] {
  if (RUNNING.test(word)) return kindsTogether(word)
  const plain = folded(word)
  if (verbs.has(plain)) return ['verb']
  if (BEGINNINGS.test(plain) || WHOLE.has(plain)) return ['program']
  // "iPad 2", "Galaxy S21+", "iOS 4.1": but a number that begins the line is an answer.
  const version = index > 0 && /^[a-z]{0,2}\d{1,4}[a-z+]{0,4}$/.test(plain)
  return [version || others.has(plain) ? 'other' : 'unknown']
}

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
