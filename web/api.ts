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

export type Role = 'owner' | 'admin' | 'user' | 'bot'
export type Channel = {
  id: string
  type:
    | 'whatsapp-official'
    | 'whatsapp-unofficial'
    | 'email'
    | 'web-chat'
    | 'instagram'
    | 'messenger'
  name: string
  status: 'connected' | 'needs-reconnect' | 'disconnected'
  journeyId: string | null
}
export type Me = {
  member: { id: string; name: string; role: Role }
  organisation: { id: string; name: string; timeZone: string }
  /** The actions open to this member, in the words of the server's role table. */
  may: string[]
}
export type SetUp = {
  organisation: string
  timeZone: string
  country: string
  owner: { name: string; email: string; password: string }
  samples: boolean
}
export type Page<Item> = { items: Item[]; next?: string }

/** One call to the API, as whoever is signed in. Throws an `ApiError` for everything but success. */
export async function call<T>(
  method: string,
  path: string,
  { body, signal }: { body?: unknown; signal?: AbortSignal } = {},
): Promise<T> {
  const init: RequestInit = { method, signal }
  if (body !== undefined) {
    init.body = JSON.stringify(body)
    init.headers = { 'content-type': 'application/json' }
  }
  const response = await fetch(`/api/v1${path}`, init).catch((failure) => {
    if (signal?.aborted) throw failure
    throw new ApiError(0, 'unreachable', 'The server does not answer.')
  })
  if (response.status === 204) return undefined as T
  const answer = await response.json().catch(() => undefined)
  if (response.ok) return answer
  const { code = 'internal', message = response.statusText, details } = answer?.error ?? {}
  throw new ApiError(response.status, code, message, details)
}

export const api = {
  setUp: (body: SetUp) => call<{ apiKey: string }>('POST', '/setup', { body }),
  signIn: (body: { email: string; password: string }) => call('POST', '/sign-in', { body }),
  signOut: () => call('POST', '/sign-out'),
  acceptInvitation: (token: string, password: string) =>
    call('POST', `/invitations/${encodeURIComponent(token)}`, { body: { password } }),
  me: (signal: AbortSignal) => call<Me>('GET', '/me', { signal }),
  channels: (signal: AbortSignal) => call<Page<Channel>>('GET', '/channels?limit=200', { signal }),
}
