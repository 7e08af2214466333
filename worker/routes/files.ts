import type { Env } from '../env.ts'
import { Refusal } from '../http/refusals.ts'
import { dbOf } from '../queries/db.ts'
import { findMedia } from '../queries/media.ts'

/** Types a browser may show in place; anything else is downloaded, whatever it says it is. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|video\/[\w-]+|audio\/[\w.-]+|application\/pdf)\b/
const HARMLESS =
  /^(text\/plain|application\/(zip|msword|vnd\.openxmlformats-officedocument\.[\w.]+))\b/

/**
 * `GET /media/:id`: a stored file, or the part of it that was asked for. Providers and players ask by
 * HEAD first, and for a film part by part.
 */
export async function files(request: Request, env: Env, id: string): Promise<Response> {
  const { method } = request
  if (method !== 'GET' && method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
  }
  const row = await findMedia(dbOf(env), id)
  const key = `${row?.organisationId}/${id}`
  const found = row && (await env.MEDIA.head(key))
  if (!row || !found) throw new Refusal('not_found', { message: 'File not found' })
  const isVisible = SHOWN.test(row.type)
  const headers = new Headers({
    'content-type': isVisible || HARMLESS.test(row.type) ? row.type : 'application/octet-stream',
    'content-disposition': `${isVisible ? 'inline' : 'attachment'}${named(row.filename)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'",
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    etag: found.httpEtag,
  })
  if (request.headers.get('if-none-match') === found.httpEtag) {
    return new Response(null, { status: 304, headers })
  }
  const { size } = found
  const part = partOf(request.headers.get('range'), size)
  if (part === 'beyond') {
    headers.set('content-range', `bytes */${size}`)
    return new Response(null, { status: 416, headers })
  }
  const { offset, length } = part ?? { offset: 0, length: size }
  headers.set('content-length', String(length))
  if (part) headers.set('content-range', `bytes ${offset}-${offset + length - 1}/${size}`)
  const object = method === 'GET' ? await env.MEDIA.get(key, { range: { offset, length } }) : null
  return new Response(object?.body ?? null, { status: part ? 206 : 200, headers })
}

/**
 * The one part that a `Range` asks for: `bytes=0-99`, `bytes=100-`, `bytes=-100`. Undefined, and so
 * the whole, for anything else (RFC 9110 §14.2); `beyond` where the file has ended before.
 */
function partOf(range: string | null, size: number) {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? []
  if (first === '' && last === '') return undefined
  const offset = first === '' ? Math.max(size - Number(last), 0) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (first !== '' && last !== '' && Number(last) < offset) return undefined
  return offset > end ? 'beyond' : { offset, length: end - offset + 1 }
}

/** RFC 6266: the name in full for those that read it, in plain letters for the others. */
function named(filename: string | null) {
  if (!filename) return ''
  const plain = filename.replace(/[^\w .()-]/g, '_')
  return `; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`
}
