import { isBlank, type Line } from './line.ts'
import { type Mailbox, namesAddress, namesOurAddress, namesUs } from './mailbox.ts'

/** What follows: our own line, in a quote or not, lines marked as quoted, or plain text. */
export type Below = 'quoted separator' | 'separator' | 'quote' | 'text'

/** Programs wrap it over so many. */
const MOST_LINES = 3
/** A line is wrapped only where the next word would have gone beyond this. */
const WRAPPED_AT = 60

/**
 * How many lines before `end` are the head of a quote, "On Monday, Casa Verde <stay@…> wrote:"; 0
 * when none are. Told by what it has in every language: an address or our name, a date, a time, a
 * colon at the end. The less the lines below look like a quote, the more of that it takes.
 */
export function attributionBefore(
  lines: Line[],
  end: number,
  below: Below,
  mailbox: Mailbox,
): number {
  const last = lines[end - 1]
  if (!last || !ENDS.test(last.words)) return 0
  let found = 0
  let most = 0
  let joined = ''
  for (let count = 1; count <= MOST_LINES; count++) {
    const line = lines[end - count]
    if (!line || isBlank(line) || line.words === '' || line.depth !== last.depth) break
    if (joined && isBalanced(joined) && !wraps(line.words, joined)) break
    joined = joined ? `${line.words} ${joined}` : line.words
    const signs = signsIn(joined, mailbox)
    // One more line belongs to it only when it tells something new.
    if (!isWhole(joined) || !isHead(signs, below) || countOf(signs) <= most) continue
    found = count
    most = countOf(signs)
  }
  return found
}

/** Zoho's has no colon: "---- On Monday, Casa Verde <stay@…> wrote ----". */
const ENDS = /([:：︰։፡፦]|-{2,})[*_]{0,2}$/

const isBalanced = (words: string) =>
  numberOf('<', words) === numberOf('>', words) && numberOf('(', words) === numberOf(')', words)

const isWhole = (words: string) => isBalanced(words) && (!/-$/.test(words) || /^-{2}/.test(words))

const numberOf = (mark: string, words: string) => words.split(mark).length - 1

const wraps = (line: string, next: string) =>
  line.length + 1 + next.split(' ', 1).join().length >= WRAPPED_AT

type Signs = {
  address: boolean
  /** "Ann <ann@example.com>:", as programs write whom they quote where no word for it follows. */
  last: boolean
  ours: boolean
  date: boolean
  time: boolean
  verb: boolean
}

const signsIn = (words: string, mailbox: Mailbox): Signs => ({
  address: namesAddress(words),
  last: /<[^<>]{3,100}>\s?[:：]$/.test(words),
  ours: namesOurAddress(words, mailbox) || namesUs(words, mailbox),
  date: DATE.test(words),
  time: TIME.test(words),
  verb: WROTE.test(words),
})

const countOf = (signs: Signs) => Object.values(signs).filter(Boolean).length

function isHead(signs: Signs, below: Below): boolean {
  const { address, last, ours, date, time, verb } = signs
  const moment = date && time
  switch (below) {
    case 'quoted separator':
    case 'quote':
      return address || ours || moment || verb
    case 'separator':
      return address || ours || moment || (verb && (date || time))
    case 'text':
      return ours ? (address || verb) && (date || time) : moment && (verb || (address && last))
  }
}

/** A year, or a day in figures of any script. */
const DATE =
  /(?<!\p{Nd})(\p{Nd}{4}|\p{Nd}{1,2}\s?[./-]\s?\p{Nd}{1,2}\s?[./-]\s?\p{Nd}{2})(?!\p{Nd})/u
const TIME = /(?<!\p{Nd})\p{Nd}{1,2}\s?[:.h時时点시]\s?\p{Nd}{2}(?!\p{Nd})/u

/** "wrote", as programs of these languages say it; only needed where an address or a moment is missing. */
const WROTE = new RegExp(
  `(?<!\\p{L})(${[
    'wrote|writes|schrieb|schreibt|a écrit|escribió|escribe|escreveu|escreve|va escriure',
    'ha scritto|scrive|schreef|schrijft|skrev|skrifaði|kirjoitti|napsala?|napísala?|napisała?|pisze',
    'пишет|писала?|написала?|пише|написав|napisaoj?|je napisala?|rašė|rakstīja|kirjutas',
    'yazdı|írta|a scris|έγραψε|написа|menulis|đã viết|כתב|כתבה|كتب|كتبت',
  ].join('|')})(?!\\p{L})|写道|寫道|のメール|作成|작성|เขียนว่า|लिखा`,
  'iu',
)
