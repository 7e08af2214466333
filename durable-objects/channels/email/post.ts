import { timeLimit } from '../../guards/time-limit.ts'
import type { Providers, Sent } from '../channel.ts'
import { isJsonObject, type JsonObject } from '../parsing/json-object.ts'

const TIMEOUT_MS = 25_000

export type Answer = { status: number; body: JsonObject; retryAfterSeconds?: number }

/** Posts JSON to a provider of mail: its answer, or why nobody knows what became of it. */
export const postJson = (
  providers: Providers,
  url: string,
  headers: Record<string, string>,
  body: unknown,
) =>
  ask(providers, url, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify(body),
  })

/** The same for reading. */
export const getJson = (providers: Providers, url: string, headers: Record<string, string>) =>
  ask(providers, url, { headers: { ...headers, accept: 'application/json' } })

async function ask(
  providers: Providers,
  url: string,
  init: RequestInit,
): Promise<Answer | Extract<Sent, { ok: false }>> {
  const { signal, over } = timeLimit(TIMEOUT_MS)
  try {
    const response = await providers.fetch(new Request(url, { ...init, signal }))
    const said: unknown = await response.json().catch(() => undefined)
    const after = Number(response.headers.get('retry-after') ?? Number.NaN)
    return {
      status: response.status,
      body: isJsonObject(said) ? said : {},
      retryAfterSeconds: Number.isFinite(after) ? after : undefined,
    }
  } catch (error) {
    return { ok: false, code: 'unknown', detail: `No answer from the mail provider: ${error}` }
  } finally {
    over()
  }
}

/** Till midnight UTC, when daily limits begin anew. */
export const untilTomorrow = (now: number) => Math.ceil((86_400_000 - (now % 86_400_000)) / 1000)
