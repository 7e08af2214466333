import type { SendFailure } from '#messages/message.ts'
import { checkedAddress, Refused } from '../../guards/outside.ts'
import { timeLimit } from '../../guards/time-limit.ts'
import type { Providers } from '../channel.ts'
import { isJsonObject, type JsonObject, objectAt, stringAt } from '../parsing/json-object.ts'
import type { Config } from './config.ts'

/** Two calls of a send, a text and what hangs on it, have to fit into the outbox's half a minute. */
const TIMEOUT_MS = 12_000
/** Of an answer's JSON: a sent message as its engine has it, with a thumbnail or two. */
const ANSWER_BYTES = 2 * 1024 * 1024

/** One call to a gateway: where below its base address, and the JSON to post. */
export type Call = { path: string; body: JsonObject }

export type Failure = { code: SendFailure; detail: string; retryAfterSeconds?: number }

/**
 * How a call ended. `answered`: with whatever status, and the JSON if there was any. `unanswered`: no
 * answer came, so that only the circumstances tell whether it was taken.
 */
export type Answer =
  | { outcome: 'answered'; status: number; body: unknown; retryAfterSeconds?: number }
  | { outcome: 'unanswered'; failure: Failure }

/** Never throws. */
export async function post(call: Call, config: Config, providers: Providers): Promise<Answer> {
  const init = {
    method: 'POST',
    headers: { ...authHeaders(config), 'content-type': 'application/json' },
    body: JSON.stringify(call.body),
  }
  return ask(call.path, init, config, providers, TIMEOUT_MS)
}

/** Never throws. */
export const get = (path: string, config: Config, providers: Providers): Promise<Answer> =>
  ask(path, { headers: authHeaders(config) }, config, providers, TIMEOUT_MS)

/**
 * What the gateway answers to a GET that a message can do without: its JSON; null when there is no
 * such thing; undefined when it gives no answer to rely on.
 */
export async function getJson(
  path: string,
  config: Config,
  providers: Providers,
  ms = 3000,
): Promise<unknown> {
  const answer = await ask(path, { headers: authHeaders(config) }, config, providers, ms)
  if (answer.outcome === 'unanswered') return undefined
  if (answer.status === 404) return null
  return answer.status < 300 ? answer.body : undefined
}

async function ask(
  path: string,
  init: RequestInit,
  config: Config,
  providers: Providers,
  ms: number,
): Promise<Answer> {
  const { signal, over } = timeLimit(ms)
  try {
    const response = await fetchGateway(path, { ...init, signal }, config, providers)
    const body = parsed(await readUpTo(response, ANSWER_BYTES))
    const retryAfterSeconds = retryAfter(response.headers)
    return { outcome: 'answered', status: response.status, body, retryAfterSeconds }
  } catch (failure) {
    return { outcome: 'unanswered', failure: unanswered(failure) }
  } finally {
    over()
  }
}

/**
 * The gateway's address is one that a user gave: it has to be public, or named in `ALLOW_HOSTS`.
 * A gateway sends nobody elsewhere, and its key must not travel. Throws `Refused`, and what fetch
 * throws.
 */
export async function fetchGateway(
  path: string,
  init: RequestInit,
  { baseUrl }: Config,
  providers: Providers,
): Promise<Response> {
  const url = baseUrl.replace(/\/+$/, '') + path
  const address = checkedAddress(url, providers.allowedHosts ?? new Set())
  return providers.fetch(new Request(address, { ...init, redirect: 'manual' }))
}

export const authHeaders = ({ driver, apiKey }: Config): Record<string, string> =>
  driver === 'waha' ? { 'x-api-key': apiKey } : { apikey: apiKey }

async function readUpTo(response: Response, most: number): Promise<string> {
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length
    if (bytes > most) return ''
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

/** An answer that breaks off, or is no JSON, is as good as none: the status has to speak for it. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * What a status means where the gateway's own words tell no more. A proxy that passed the message on
 * and then lost patience (502, 504, Cloudflare's 520 and 524) leaves open whether it was sent. A 403
 * without a word is some wall's in between, and not about our key.
 */
export function codeOfStatus(status: number): SendFailure {
  if (status === 429) return 'throttle'
  // Sent elsewhere: the base address is not that of the gateway itself.
  if (status < 400) return 'account'
  if (status === 401) return 'auth'
  if (status === 403) return 'transient'
  if (status === 408 || [502, 504, 520, 524].includes(status)) return 'unknown'
  if (status === 501) return 'config'
  return status >= 500 ? 'transient' : 'config'
}

/** Seconds; gateways promise none, a proxy before one may send them. */
function retryAfter(headers: Headers): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined
}

/** A fetch that throws may have arrived all the same, unless there never was a connection. */
function unanswered(failure: unknown): Failure {
  const said = wordsOf(failure)
  if (failure instanceof Refused) {
    return { code: 'account', detail: `The gateway cannot be called: ${said}` }
  }
  const code = NEVER_CONNECTED.test(said) ? 'transient' : 'unknown'
  // Why is told nobody: whoever knew an open port from a closed one could look around in a network.
  return { code, detail: 'The gateway could not be reached, or did not answer' }
}

const NEVER_CONNECTED = /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|CONNECT_TIMEOUT/

function wordsOf(failure: unknown): string {
  if (!(failure instanceof Error)) return String(failure)
  const cause = isJsonObject(failure.cause) ? failure.cause : undefined
  return [failure.message, stringAt(cause, 'code')].filter(Boolean).join(' ')
}

/**
 * A refusal in the gateway's own words. NestJS (WAHA) says them in `message`, `error` or
 * `exception.message`, Evolution in `response.message`, each as a text, a list, or lists in a list.
 */
export function errorMessageIn(body: unknown): string {
  if (!isJsonObject(body)) return ''
  const told = [
    objectAt(body, 'response')?.message,
    body.message,
    objectAt(body, 'exception')?.message,
    body.error,
  ]
  return told.map(flat).find(Boolean)?.slice(0, 500) ?? ''
}

function flat(told: unknown): string {
  if (typeof told === 'string') return told.trim()
  if (Array.isArray(told)) return told.map(flat).filter(Boolean).join(', ')
  return isJsonObject(told) ? JSON.stringify(told).slice(0, 200) : ''
}
