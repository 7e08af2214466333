import type { SendFailure } from '#messages/message.ts'
import type { GraphError } from './graph.ts'

/** What one error code of Meta's means for the message. */
export type Meaning = {
  code: SendFailure
  /** What a person in the inbox reads; the numbers are put behind it. */
  words: string
  /** Meta names the field or the value at fault: worth showing. */
  withDetails?: true
  /** How long at least to leave it alone, where the limit is known to be a long one. */
  retryAfterSeconds?: number
  /** Who controls the conversation instead of the bot. */
  heldBy?: string
}

export const means = (code: SendFailure, words: string, retryAfterSeconds?: number): Meaning => ({
  code,
  words,
  retryAfterSeconds,
})

/** The request itself is wrong, and Meta says where. */
export const config = (words: string): Meaning => ({ code: 'config', words, withDetails: true })

export const TOKEN = means('auth', 'The access token is invalid or has expired')
export const PERMISSION = means('auth', 'The access token lacks a permission')

/** A code that none of the sources lists: its HTTP status has to tell. */
export function guessed({ code }: GraphError, words: string, status = 400): Meaning {
  if (code >= 200 && code <= 299) return PERMISSION
  if (status === 429) return means('throttle', words)
  if (status === 401) return means('auth', words)
  return { code: status >= 500 ? 'transient' : 'config', words, withDetails: true }
}

/** Sample: `{ code: 'window_closed', detail: 'Outside the 24-hour window (10/2018278)' }`. */
export function failureBy(meaning: Meaning, error: GraphError, numbers: string) {
  const { code, words, withDetails, retryAfterSeconds, heldBy } = meaning
  const said = withDetails ? (error.details ?? error.message) : ''
  return {
    code,
    detail: `${words} (${numbers})${said && `: ${said.slice(0, 500)}`}`,
    ...(retryAfterSeconds !== undefined && { retryAfterSeconds }),
    ...(heldBy && { heldBy }),
  }
}
