import type { ChatConfig } from '../../../durable-objects/web-chat/protocol.ts'
import type { Identity } from '../bridge.ts'

/** The answer to the bootstrap: whom this guest is, what was said and how the chat looks here. */
export type Session = {
  token: string
  conversationId: string
  config?: ChatConfig
  lastSeq?: number
  unread?: number
}

/** The server declined; `status` says why. Anything else that fails is the network. */
export class Declined extends Error {
  readonly status: number
  readonly retryAfterMs: number

  constructor(response: Response) {
    super(`${response.status}`)
    this.status = response.status
    this.retryAfterMs = Number(response.headers.get('retry-after')) * 1000
  }
}

/** One call to the web chat's own routes. The token travels in a header, never in the address. */
export async function ask<T>(path: string, init: RequestInit = {}, token?: string): Promise<T> {
  const response = await fetch(`/wc/v1/${path}`, {
    ...init,
    headers: {
      ...(typeof init.body === 'string' && { 'content-type': 'application/json' }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
  })
  if (!response.ok) throw new Declined(response)
  return response.json()
}

export const openSession = (given: {
  channelId: string
  token?: string
  identity?: Identity
  locale: string
  pageUrl: string
  referrer: string
  tz: string
}) => ask<Session>('session', { method: 'POST', body: JSON.stringify(given) })
