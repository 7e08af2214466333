import type { SendFailure } from '#messages/message.ts'
import { timeLimit } from '../../guards/time-limit.ts'
import type { Providers, Sent } from '../channel.ts'
import {
  isJsonObject,
  type JsonObject,
  numberAt,
  objectAt,
  stringAt,
} from '../parsing/json-object.ts'

/** How long a send may take before its outcome counts as unknown. */
const TIMEOUT_MS = 15_000

/** What Graph says when it refuses: `details` is the part that names the field. */
export type GraphError = { code: number; subcode?: number; message: string; details?: string }

/**
 * How a call of the Graph API ended. `refused`: Graph itself said no, in its own words. `unanswered`:
 * no word of Graph came, so that only the circumstances tell whether it took the message.
 */
export type GraphAnswer =
  | { outcome: 'taken'; body: JsonObject }
  | { outcome: 'refused'; status: number; error: GraphError; retryAfterSeconds?: number }
  | { outcome: 'unanswered'; code: SendFailure; detail: string; retryAfterSeconds?: number }

type NotSent = Extract<Sent, { ok: false }>

/** `path` is what follows the version: `106540352242922/messages`. Never throws. */
export const postToGraph = (providers: Providers, path: string, token: string, body: JsonObject) =>
  askGraph(providers, path, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })

/** The same for reading. */
export const getFromGraph = (providers: Providers, path: string, token: string) =>
  askGraph(providers, path, { headers: { authorization: `Bearer ${token}` } })

async function askGraph(
  providers: Providers,
  path: string,
  init: RequestInit,
): Promise<GraphAnswer> {
  const { signal, over } = timeLimit(TIMEOUT_MS)
  // Graph never sends a call elsewhere, and the token must not travel with it.
  const asked = { ...init, signal, redirect: 'manual' } as const
  const request = new Request(graphAddress(providers, path), asked)
  let response: Response
  let answer: JsonObject | undefined
  try {
    response = await providers.fetch(request)
    answer = await jsonOf(response)
  } catch (failure) {
    return unanswered(failure)
  } finally {
    over()
  }
  const retryAfterSeconds = retryAfter(response.headers)
  const error = graphError(answer)
  if (error) return { outcome: 'refused', status: response.status, error, retryAfterSeconds }
  if (response.ok && answer) return { outcome: 'taken', body: answer }
  const said = stringAt(objectAt(answer, 'error'), 'message')
  const code = codeOfStatus(response.status, said)
  const detail = `Meta's server answered ${response.status}${said ? `: ${said}` : ' and no reason'}`
  return { outcome: 'unanswered', code, detail, retryAfterSeconds }
}

/** A message that Graph has not taken; `failureOf` knows the codes of its kind of account. */
export function notTaken(
  answer: Exclude<GraphAnswer, { outcome: 'taken' }>,
  failureOf: (error: GraphError, status: number) => Omit<NotSent, 'ok'>,
): NotSent {
  if (answer.outcome === 'unanswered') {
    const { code, detail, retryAfterSeconds } = answer
    return { ok: false, code, detail, retryAfterSeconds }
  }
  const failure = failureOf(answer.error, answer.status)
  const retryAfterSeconds = answer.retryAfterSeconds ?? failure.retryAfterSeconds
  return { ok: false, ...failure, retryAfterSeconds }
}

export const graphAddress = (providers: Providers, path: string) =>
  `${providers.metaGraphUrl.replace(/\/+$/, '')}/${providers.graphVersion}/${path}`

/** The error object of an answer or of one item of a webhook's `errors`. */
export function graphErrorOf(error: JsonObject | undefined): GraphError | undefined {
  const code = numberAt(error, 'code')
  if (error === undefined || code === undefined) return undefined
  return {
    code,
    subcode: numberAt(error, 'error_subcode'),
    message: stringAt(error, 'message') ?? stringAt(error, 'title') ?? 'no reason given',
    details: stringAt(objectAt(error, 'error_data'), 'details'),
  }
}

const graphError = (answer: JsonObject | undefined) => graphErrorOf(objectAt(answer, 'error'))

/** A body that breaks off, or is no JSON, is as good as none: the status has to speak for it. */
export async function jsonOf(response: Response): Promise<JsonObject | undefined> {
  try {
    const body: unknown = await response.json()
    return isJsonObject(body) ? body : undefined
  } catch {
    return undefined
  }
}

/**
 * An answer without Graph's own words comes from something between us and Graph, or from a server
 * that broke. What never reached Graph may be repeated (`transient`). A gateway that passed the
 * message on and then lost patience (502, 504, Cloudflare's 520 and 524), or a 2xx that breaks off,
 * leaves open whether the guest has it: `unknown`, and a status webhook decides before a repeat.
 * A plain 500 is a server saying that it failed: `transient`. A 403 without a word is some wall's in
 * between, and not about our token.
 */
function codeOfStatus(status: number, said: string | undefined): SendFailure {
  if (status === 429) return 'throttle'
  if (status === 401 || (status === 403 && said)) return 'auth'
  if (status === 408 || status === 403) return 'transient'
  if ([502, 504, 520, 524].includes(status)) return 'unknown'
  if (status >= 500) return 'transient'
  return status < 300 ? 'unknown' : 'config'
}

/** Seconds, from either form of the header. Meta promises none; a proxy before it may send one. */
function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

/** A fetch that throws may have been heard all the same, unless no connection ever stood. */
function unanswered(failure: unknown): GraphAnswer {
  const words = wordsOf(failure)
  const code = NEVER_CONNECTED.test(words) ? 'transient' : 'unknown'
  const why = code === 'transient' ? 'could not be reached' : 'did not answer'
  return { outcome: 'unanswered', code, detail: `Meta's server ${why} (${words.slice(0, 200)})` }
}

// Node tells by the cause's code. workerd says "Network connection lost." of a refused connection and
// of one that broke behind the message alike, so there it stays unknown; behind Cloudflare's own
// network a server that cannot be reached is a 521, 522, 523, 525 or 530 instead.
const NEVER_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|CONNECT_TIMEOUT/

function wordsOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  const code = isJsonObject(failure.cause) ? stringAt(failure.cause, 'code') : undefined
  return [failure.message, code].filter(Boolean).join(' ')
}
