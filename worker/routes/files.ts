import type { Env } from '../env.ts'
import { Refusal } from '../refusals.ts'

/** Types a browser may show in place; anything else is downloaded, whatever it says it is. */
const SHOWN = /^(image\/(jpeg|png|gif|webp)|video\/[\w-]+|audio\/[\w.-]+|application\/pdf)\b/
const HARMLESS =
  /^(text\/plain|application\/(zip|msword|vnd\.openxmlformats-officedocument\.[\w.]+))\b/

type Row = { organisation_id: string; type: string; filename: string | null }

/** `GET /media/:id`: a stored file, or the range of it that was asked for. */
export async function files(request: Request, env: Env, id: string): Promise<Response> {
  const row = await env.DB.prepare('SELECT organisation_id, type, filename FROM media WHERE id = ?')
    .bind(id)
    .first<Row>()
  const key = `${row?.organisation_id}/${id}`
  const object = row && (await env.MEDIA.get(key, { range: request.headers }))
  if (!row || !object) throw new Refusal('not_found', { message: 'File not found' })
  const isShown = SHOWN.test(row.type)
  const headers = new Headers({
    'content-type': isShown || HARMLESS.test(row.type) ? row.type : 'application/octet-stream',
    'content-disposition': `${isShown ? 'inline' : 'attachment'}${named(row.filename)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'",
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
    etag: object.httpEtag,
  })
  const { size } = object
  const part = request.headers.has('range') ? placeOf(object.range, size) : undefined
  if (!part) {
    headers.set('content-length', String(size))
    return new Response(object.body, { headers })
  }
  const { offset, length } = part
  headers.set('content-length', String(length))
  headers.set('content-range', `bytes ${offset}-${offset + length - 1}/${size}`)
  return new Response(object.body, { status: 206, headers })
}

/** Where the part that R2 gave begins, and how long it is. */
function placeOf(range: R2Range | undefined, size: number) {
  if (!range) return undefined
  if ('suffix' in range && range.suffix !== undefined) {
    return { offset: size - range.suffix, length: range.suffix }
  }
  const offset = ('offset' in range ? range.offset : undefined) ?? 0
  const length = ('length' in range ? range.length : undefined) ?? size - offset
  return { offset, length }
}

/** RFC 6266: the name in full for those that read it, in plain letters for the others. */
function named(filename: string | null) {
  if (!filename) return ''
  const plain = filename.replace(/[^\w .()-]/g, '_')
  return `; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(filename)}`
}
