import { media } from '#schema'
import { PATIENCE, tooLarge } from './body.ts'
import type { Env } from './env.ts'
import { newId } from './ids.ts'
import { filePart } from './multipart.ts'
import { dbOf } from './queries/db.ts'
import { Refusal } from './refusals.ts'
import { kindOf, type MediaKind, SNIFFED_BYTES, typeOf } from './sniff.ts'

export type MediaRow = typeof media.$inferSelect
export type Limits = Record<MediaKind, number>

/** R2 takes parts of at least 5 MiB, all but the last of one size. */
const PART_BYTES = 8 * 1024 * 1024

/** Stores the file of a form: its type is what its bytes say, and decides how large it may be. */
export async function storeUpload(
  env: Env,
  organisationId: string,
  request: Request,
  limits: Limits,
): Promise<MediaRow> {
  const { filename, chunks } = await filePart(request)
  const id = newId('media')
  const parts = inParts(chunks)
  try {
    const { value: start = new Uint8Array() } = await parts.next()
    const type = typeOf(start.subarray(0, SNIFFED_BYTES))
    if (!type) throw new Refusal('unsupported_media')
    const key = `${organisationId}/${id}`
    const bytes = await store(env.MEDIA, key, type, start, parts, limits[kindOf(type)])
    const name = filename?.slice(0, 255) ?? null
    const row = { id, organisationId, type, filename: name, bytes, createdAt: Date.now() }
    await dbOf(env).insert(media).values(row)
    return row
  } catch (error) {
    await readOut(parts)
    throw error
  }
}

/** A sender who is cut off while sending never sees our answer. */
async function readOut(parts: AsyncGenerator<Uint8Array>) {
  let bytes = 0
  for await (const part of parts) {
    bytes += part.byteLength
    if (bytes > PATIENCE) return
  }
}

async function store(
  bucket: R2Bucket,
  key: string,
  type: string,
  start: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
  limit: number,
): Promise<number> {
  const httpMetadata = { contentType: type }
  if (start.byteLength > limit) throw tooLarge(limit)
  if (start.byteLength < PART_BYTES) {
    await bucket.put(key, start, { httpMetadata })
    return start.byteLength
  }
  const upload = await bucket.createMultipartUpload(key, { httpMetadata })
  try {
    const parts = [await upload.uploadPart(1, start)]
    let bytes = start.byteLength
    for await (const part of rest) {
      bytes += part.byteLength
      if (bytes > limit) throw tooLarge(limit)
      parts.push(await upload.uploadPart(parts.length + 1, part))
    }
    await upload.complete(parts)
    return bytes
  } catch (error) {
    await upload.abort()
    throw error
  }
}

/** The same bytes in parts of one size; only the last is shorter. */
async function* inParts(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let part = new Uint8Array(PART_BYTES)
  let filled = 0
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.byteLength; ) {
      const piece = chunk.subarray(from, from + PART_BYTES - filled)
      part.set(piece, filled)
      filled += piece.byteLength
      from += piece.byteLength
      if (filled === PART_BYTES) {
        yield part
        part = new Uint8Array(PART_BYTES)
        filled = 0
      }
    }
  }
  if (filled) yield part.subarray(0, filled)
}
