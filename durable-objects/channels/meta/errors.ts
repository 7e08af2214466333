import type { GraphError } from './graph.ts'
import { config, failureBy, guessed, type Meaning, means, PERMISSION, TOKEN } from './meaning.ts'

const WINDOW = means('window_closed', 'Outside the 24-hour window')
const UNREACHABLE = means('recipient', 'This person cannot be written to')
const NOBODY = means('recipient', 'Meta knows no such person')
const OTHER_APP: Meaning = {
  code: 'recipient',
  words: 'Another app has taken over the conversation',
  heldBy: 'another app',
}
const RESTRICTED = means('account', 'The page is restricted for a time')
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
  // It stands for much, and only its text says for what.
  0: { ...TOKEN, withDetails: true },
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
export function failureOf(error: GraphError, status?: number) {
  const meaning =
    BY_SUBCODE[error.subcode ?? Number.NaN] ??
    BY_CODE[error.code] ??
    guessed(error, 'Meta refused the message', status)
  const numbers = [error.code, error.subcode].filter((number) => number !== undefined).join('/')
  return failureBy(meaning, error, numbers)
}
