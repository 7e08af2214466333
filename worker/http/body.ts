import type { MiddlewareHandler } from 'hono'
import { DEEPEST_JSON, isTooDeep } from '../../durable-objects/guards/json-depth.ts'
import { Refusal } from './refusals.ts'

/**
 * The raw bytes of a request, or undefined when there are more than `limit`. Bytes past the limit
 * are read and dropped, up to `DRAINED_BYTES`: a sender cut off while sending never sees our
 * answer.
 */
export async function readBody(
  request: Request,
  limit: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const declared = Number(request.headers.get('content-length') ?? Number.NaN)
  if (declared <= limit) return new Uint8Array(await request.arrayBuffer())
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body) {
    size += chunk.byteLength
    if (size <= limit) chunks.push(chunk)
    if (size > limit + DRAINED_BYTES) break
  }
  return size > limit ? undefined : joined(chunks, size)
}

/** How many bytes of a refused body are still read, so that its sender receives the refusal. */
export const DRAINED_BYTES = 32_000_000

function joined(chunks: Uint8Array[], size: number) {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.byteLength
  }
  return bytes
}

export const tooLarge = (limit: number) =>
  new Refusal('too_large', { message: `This is too large: at most ${sizeLabel(limit)}` })

const sizeLabel = (bytes: number) =>
  bytes >= 1_000_000 ? `${Math.floor(bytes / 100_000) / 10} MB` : `${Math.floor(bytes / 1000)} kB`

const TOO_DEEP = `This nests too deep: at most ${DEEPEST_JSON} levels of lists and objects`

/** Refuses JSON that would overflow the stack of whoever walks through it. */
export function requireShallow(json: Uint8Array) {
  if (isTooDeep(json)) throw new Refusal('bad_request', { message: TOO_DEEP })
}

/** A body as JSON; refuses what is none, and what nests too deep. */
export function parseJson(body: Uint8Array): unknown {
  requireShallow(body)
  try {
    return JSON.parse(new TextDecoder().decode(body))
  } catch {
    throw new Refusal('bad_request', { message: 'The body is not JSON' })
  }
}

/** Refuses a body over the limit, or too deep, before anybody parses it. */
export const limitBody =
  (limit: number): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.raw.body) {
      const body = await readBody(c.req.raw, limit)
      if (!body) throw tooLarge(limit)
      requireShallow(body)
      const { method, headers } = c.req.raw
      c.req.raw = new Request(c.req.url, { method, headers, body })
    }
    await next()
  }
