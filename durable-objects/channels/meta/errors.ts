import type { SendFailure } from '../../journey/message.ts'
import type { GraphError } from './graph.ts'

type Meaning = {
  code: SendFailure
  /** What a person in the inbox reads; the numbers are put behind it. */
  words: string
  /** Meta names the field or the value at fault: worth showing. */
  withDetails?: true
  /** How long at least to leave it alone, where the limit is known to be a long one. */
  retryAfterSeconds?: number
  heldBy?: string
}

const config = (words: string): Meaning => ({ code: 'config', words, withDetails: true })
const means = (code: SendFailure, words: string, retryAfterSeconds?: number): Meaning => ({
  code,
  words,
  retryAfterSeconds,
})

const WINDOW = means('window_closed', 'Outside the 24-hour window')
const UNREACHABLE = means('recipient', 'This person cannot be written to')
const NOBODY = means('recipient', 'Meta knows no such person')
const OTHER_APP: Meaning = {
  code: 'recipient',
  words: 'Another app has taken over the conversation',
  heldBy: 'another app',
}
const RESTRICTED = means('account', 'The page is restricted for a time')
const TOKEN = means('auth', 'The access token is invalid or has expired')
const PERMISSION = means('auth', 'The access token lacks a permission')
const UNLINKED = means('auth', 'The Instagram account is no longer linked with its page')
const TROUBLE = means('transient', 'Meta is having a problem of its own')
const TOO_MANY = means('throttle', 'Too many messages in a short time')

/** Here the subcode tells more than the code, and no two codes share one: README.md, Errors. */
const BY_SUBCODE: Record<number, Meaning> = {
  2018278: WINDOW,
  2018065: WINDOW,
  2534022: WINDOW,

  2018108: UNREACHABLE,
  1545041: UNREACHABLE,
  2018001: NOBODY,
  2534014: NOBODY,
  2018300: OTHER_APP,
  2534037: OTHER_APP,

  1893063: RESTRICTED,
  2022: RESTRICTED,
  2534029: means('account', 'The account is blocked from sending'),

  2018028: PERMISSION,
  2534013: UNLINKED,
  2534077: UNLINKED,
  2534041: means('auth', "The account's owner has not allowed access to its messages"),

  // A server that was slow, or a film that took long, may do better the next time.
  2018008: { code: 'transient', words: 'Meta could not fetch the file', withDetails: true },
  2018294: { code: 'transient', words: 'Meta took too long over the film', withDetails: true },
  2018047: config('Meta takes no file of this kind'),
  2018109: config('The file is too large'),
  2534015: config('Meta does not accept the message'),

  2018321: means('throttle', "The page's own automated answers have the conversation", 60),
  2018338: TOO_MANY,
  2534040: TOO_MANY,
  1357046: TROUBLE,
}

const BY_CODE: Record<number, Meaning> = {
  0: TOKEN,
  190: TOKEN,
  3: PERMISSION,
  10: PERMISSION,
  368: means('account', 'The account is restricted for breaking a policy'),
  551: UNREACHABLE,
  2022: RESTRICTED,
  2018300: OTHER_APP,
  2018321: means('throttle', "The page's own automated answers have the conversation", 60),
  4: means('throttle', 'Too many requests of the app', 300),
  613: TOO_MANY,
  1: TROUBLE,
  2: TROUBLE,
  1357046: TROUBLE,
  33: config('The account is unknown to Meta'),
  100: config('Meta does not accept a part of the message'),
}

/** What an error means for the message: how to go on, and why, e.g. "Outside the 24-hour window (10/2018278)". */
export function failureOf(
  error: GraphError,
  status?: number,
): { code: SendFailure; detail: string; retryAfterSeconds?: number; heldBy?: string } {
  const meaning =
    BY_SUBCODE[error.subcode ?? Number.NaN] ?? BY_CODE[error.code] ?? guessed(error, status)
  const said = meaning.withDetails ? (error.details ?? error.message) : ''
  const numbers = [error.code, error.subcode].filter((number) => number !== undefined).join('/')
  const detail = `${meaning.words} (${numbers})${said && `: ${said.slice(0, 500)}`}`
  const { code, retryAfterSeconds, heldBy } = meaning
  return {
    code,
    detail,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(heldBy && { heldBy }),
  }
}

/** A code that none of the sources lists. */
function guessed(error: GraphError, status = 400): Meaning {
  if (error.code >= 200 && error.code <= 299) return PERMISSION
  const words = 'Meta refused the message'
  if (status === 429) return means('throttle', words)
  if (status === 401) return means('auth', words)
  return { code: status >= 500 ? 'transient' : 'config', words, withDetails: true }
}
