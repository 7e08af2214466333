import type { LanguageCode } from '#messages/language.ts'
import { type Lexicon, lexiconOf, type Word } from './date-lexicon.ts'
import { dateText } from './date-text.ts'
import { isOneEditAway } from './one-edit.ts'

/** A word, number or mark of a text; `text` is as it stands there. */
export type Token = Word & {
  text: string
  /** Typed with an error, and too short to be certain of. */
  doubtful?: boolean
}

/**
 * A text in tokens, as one language knows its words. Codes beside those of the lexicon: `n` a number
 * of one or two digits, `o` one with an ordinal's end, `O` an ordinal in words, `y` a year of four
 * digits, `8` a date in eight digits, `#` any other number, `q` a time of day; `:` a full stop and
 * `/ - , &` themselves; `Q` a question mark; `?` an unknown word.
 *
 * Sample: "3rd of April, 2 adults" has the codes `o_m,nP`.
 */
export function tokensOf(text: string, language: LanguageCode): Token[] {
  const lexicon = lexiconOf(language)
  const said = dateText(text)
  const tokens: Token[] = []
  let at = 0
  while (at < said.length) {
    const [token, length] = tokenAt(said, at, lexicon) ?? [undefined, skipped(said, at)]
    if (token) tokens.push(token)
    at += length
  }
  return tokens
}

const skipped = (said: string, at: number) => ((said.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

type Found = [token: Token, length: number] | undefined

const tokenAt = (said: string, at: number, lexicon: Lexicon): Found =>
  timeAt(said, at) ??
  numberAt(said, at, lexicon) ??
  phraseAt(said, at, lexicon) ??
  markAt(said, at) ??
  wordAt(said, at, lexicon)

function matchAt(pattern: RegExp, said: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(said) ?? undefined
}

const token = (code: string, text: string, value = 0): NonNullable<Found> => [
  { code, text, value },
  text.length,
]

const TIME =
  /t?\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?z?|[:.]?\d{0,2} ?(?:am|pm|a\.m\.?|p\.m\.?|h|hs|hrs?|uhr|u)(?:\d{2})?)(?![\p{L}\d])/uy

function timeAt(said: string, at: number): Found {
  const [text] = matchAt(TIME, said, at) ?? []
  return text === undefined ? undefined : token('q', text)
}

const DIGITS = /\d+/y
const DAY_SIGN = / ?[日号號](?![間间后後前内])/uy
const MONTH_SIGN = / ?月/uy
const YEAR_SIGN = / ?年/uy

function numberAt(said: string, at: number, { ordinalEnd }: Lexicon): Found {
  const [digits] = matchAt(DIGITS, said, at) ?? []
  if (digits === undefined) return undefined
  const value = Number(digits)
  const after = at + digits.length
  const grown = (code: string, sign: RegExp) => {
    const [end] = matchAt(sign, said, after) ?? []
    return end === undefined ? undefined : token(code, digits + end, value)
  }
  if (digits.length <= 2) {
    return (
      grown('o', DAY_SIGN) ??
      (value >= 1 && value <= 12 ? grown('m', MONTH_SIGN) : undefined) ??
      grown('o', ordinalEnd) ??
      token('n', digits, value)
    )
  }
  if (digits.length === 8) return token('8', digits, value)
  const isYear = digits.length === 4 && value >= 1900 && value <= 2100
  return isYear ? (grown('y', YEAR_SIGN) ?? token('y', digits, value)) : token('#', digits, value)
}

function phraseAt(said: string, at: number, { phrase, words }: Lexicon): Found {
  const found = matchAt(phrase, said, at)
  const known = found?.groups?.bounded ?? found?.groups?.free ?? ''
  const word = words.get(known)
  return found && word && [{ ...word, text: found[0] }, found[0].length]
}

const MARKS: Record<string, string> = {
  '/': '/',
  '.': ':',
  '-': '-',
  ',': ',',
  '،': ',',
  '、': ',',
  ';': ',',
  '&': '&',
  '+': '&',
  '?': 'Q',
  '؟': 'Q',
}

function markAt(said: string, at: number): Found {
  const mark = said.charAt(at)
  const code = MARKS[mark]
  return code === undefined ? undefined : token(code, mark)
}

const WORD = /[\p{Script=Han}\p{Script=Hira}\p{Script=Kana}]|[\p{L}\p{M}][\p{L}\p{M}']*/uy

function wordAt(said: string, at: number, { names, words }: Lexicon): Found {
  const [text] = matchAt(WORD, said, at) ?? []
  if (text === undefined) return undefined
  const meant = names.filter((name) => isOneEditAway([...text], [...name]))
  const [word, ...others] = meant.flatMap((name) => words.get(name) ?? [])
  if (!word || others.some(({ value, code }) => value !== word.value || code !== word.code)) {
    return token('?', text)
  }
  // "fridays" are many.
  const doubtful = meant.every((name) => name.length < 6 || text === `${name}s`)
  return [{ ...word, text, doubtful }, text.length]
}
