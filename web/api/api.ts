import type { ChannelView } from '#views/channels.ts'
import type { Me, Setup, SetupDone } from '#views/organisation.ts'
import type { Page } from '#views/page.ts'

/** A refusal of the server's, in its own words; or, with status 0, no answer at all. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string
  readonly details: unknown

  constructor(status: number, code: string, message: string, details?: unknown) {
    super(message)
    this.status = status
    this.code = code
    this.details = details
  }
}

/** Any thrown value as an `ApiError`. A fault of the page itself is reported, too. */
export function failureOf(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  reportError(error)
  return new ApiError(500, 'internal', 'Something broke on our side')
}

/** Whether a retry may help: no answer, a failure of the server, or too many requests. */
export const mayRetry = ({ status }: ApiError) => status === 0 || status >= 500 || status === 429

export type Channel = Pick<ChannelView, 'id' | 'type' | 'name' | 'status' | 'journeyId'>
export type { Me, Page, Setup as SetUp }

/** How long to wait for an answer; each 20 kB of what is sent adds a second. */
const PATIENCE_MS = 30_000
export const patienceFor = (bytes: number) => PATIENCE_MS + bytes / 20

/**
 * One call to the API, as whoever is signed in. Throws an `ApiError` for everything but success; it is
 * given up when nothing came for so long, whether or not the server has heard of it. `patienceMs`: it
 * is known to take longer.
 */
export async function call<T>(
  method: string,
  path: string,
  given: { body?: unknown; signal?: AbortSignal; patienceMs?: number } = {},
): Promise<T> {
  const { signal, patienceMs = 0 } = given
  const body = given.body === undefined ? undefined : JSON.stringify(given.body)
  const headers = body === undefined ? undefined : { 'content-type': 'application/json' }
  const limit = new AbortController()
  const timer = setTimeout(
    () => limit.abort(),
    Math.max(patienceMs, patienceFor(body?.length ?? 0)),
  )
  const stop = signal ? AbortSignal.any([signal, limit.signal]) : limit.signal
  try {
    const response = await fetch(`/api/v1${path}`, { method, headers, body, signal: stop })
    if (response.status === 204) return undefined as T
    const text = await response.text()
    // Some networks answer with a sign-in page of their own: that counts as no answer.
    if (response.ok) return JSON.parse(text)
    throw refusalIn(response, text)
  } catch (failure) {
    if (signal?.aborted || failure instanceof ApiError) throw failure
    const code = limit.signal.aborted ? 'no_answer' : 'unreachable'
    throw new ApiError(0, code, 'The server does not answer.')
  } finally {
    clearTimeout(timer)
  }
}

function refusalIn({ status, statusText }: Response, text: string): ApiError {
  let said: { error?: { code?: string; message?: string; details?: unknown } } | undefined
  try {
    said = JSON.parse(text)
  } catch {
    // A proxy's page: its status says enough.
  }
  const { code = 'internal', message = statusText, details } = said?.error ?? {}
  return new ApiError(status, code, message, details)
}

export const api = {
  setUp: (body: Setup) => call<SetupDone>('POST', '/setup', { body }),
  signIn: (body: { email: string; password: string }) => call('POST', '/sign-in', { body }),
  signOut: () => call('POST', '/sign-out'),
  acceptInvitation: (token: string, password: string) =>
    call('POST', `/invitations/${encodeURIComponent(token)}`, { body: { password } }),
  me: (signal?: AbortSignal) => call<Me>('GET', '/me', { signal }),
  channels: (signal: AbortSignal) => call<Page<Channel>>('GET', '/channels?limit=200', { signal }),
}
