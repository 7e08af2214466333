import { notPublicBecause } from './public-address.ts'

/** Bytes of a request and of an answer that an API step may carry. */
export const OUTSIDE_BYTES = 256 * 1024
const REDIRECTS = 5

export class Refused extends Error {
  override name = 'Refused'
}
/** There was no answer; why is in `cause`, for our own log alone. */
export class Unreachable extends Error {
  override name = 'Unreachable'

  constructor(cause: unknown) {
    super('the address did not answer', { cause })
  }
}
export class TooLarge extends Error {
  override name = 'TooLarge'
}

/** `ALLOW_HOSTS` as a set of `host` and `host:port`. */
export const allowedHosts = (list: string | undefined) =>
  new Set(
    (list ?? '')
      .split(',')
      .map((host) => host.trim().toLowerCase())
      .filter(Boolean),
  )

/**
 * The only way to fetch an address that a user gave: https to public addresses, redirects re-checked
 * one by one, answers no larger than they may be. Throws `Refused` or `TooLarge` with the reason, and
 * `Unreachable` without one: whoever knew an open port from a closed one could look around.
 */
export async function fetchOutside(
  url: string,
  init: { method: string; headers: Headers; body?: string; signal: AbortSignal },
  allowed: Set<string>,
  limit = OUTSIDE_BYTES,
): Promise<{ status: number; headers: Headers; body: string }> {
  if (init.body && new TextEncoder().encode(init.body).length > limit) {
    throw new TooLarge('the request is larger than 256 KiB')
  }
  let { method, body } = init
  let address = checkedAddress(url, allowed)
  const headers = new Headers(init.headers)
  for (let hop = 0; ; hop++) {
    const asked = { method, headers, body, signal: init.signal, redirect: 'manual' } as const
    const response = await answered(fetch(address, asked))
    const location = response.headers.get('location')
    if (response.status < 300 || response.status > 399 || response.status === 304 || !location) {
      const text = await answered(readLimited(response, limit))
      return { status: response.status, headers: response.headers, body: text }
    }
    await response.body?.cancel()
    if (hop === REDIRECTS) throw new Refused('more than 5 redirects')
    const next = checkedAddress(new URL(location, address).href, allowed)
    // What proves who we are, under whatever name, is meant for the host it was written for.
    if (next.origin !== address.origin) keepOnly(headers, HARMLESS_HEADERS)
    if (response.status === 303 || (response.status < 303 && method === 'POST')) {
      method = 'GET'
      body = undefined
      headers.delete('content-type')
    }
    address = next
  }
}

const answered = <T>(answer: Promise<T>): Promise<T> =>
  answer.catch((error: unknown) => {
    throw error instanceof TooLarge ? error : new Unreachable(error)
  })

const HARMLESS_HEADERS = [
  'accept',
  'accept-language',
  'content-type',
  'idempotency-key',
  'user-agent',
]

function keepOnly(headers: Headers, names: string[]) {
  for (const name of [...headers.keys()]) if (!names.includes(name)) headers.delete(name)
}

/** The address, or `Refused` saying what is wrong with it. */
export function checkedAddress(url: string, allowed: Set<string>): URL {
  const address = URL.parse(url)
  if (!address) throw new Refused('this is not a web address')
  if (address.username || address.password) throw new Refused('an address must carry no password')
  const host = address.hostname.toLowerCase()
  const open = allowed.has(host) || allowed.has(address.host.toLowerCase())
  if (open && (address.protocol === 'http:' || address.protocol === 'https:')) return address
  if (address.protocol !== 'https:') throw new Refused('only https addresses can be called')
  const why = notPublicBecause(host)
  if (why) throw new Refused(`${host} is ${why}`)
  return address
}

async function readLimited(response: Response, limit: number): Promise<string> {
  const declared = Number(response.headers.get('content-length') ?? 0)
  if (declared > limit) {
    await response.body?.cancel()
    throw new TooLarge('the answer is larger than 256 KiB')
  }
  if (!response.body) return ''
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for await (const chunk of response.body as ReadableStream<Uint8Array>) {
    bytes += chunk.length
    if (bytes > limit) throw new TooLarge('the answer is larger than 256 KiB')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}
