import type { MediaKind } from '#messages/limits.ts'
import { kindOf } from '../../durable-objects/guards/sniff.ts'
import { FileTooLarge, storeFile } from '../../durable-objects/records/store-file.ts'
import type { Env } from '../env.ts'
import { DRAINED_BYTES, tooLarge } from '../http/body.ts'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import type { MediaRow } from '../queries/media.ts'
import { filePart } from './multipart.ts'

export type Limits = Record<MediaKind, number>

/** Notes a stored file in D1; false where it may not be kept, and then it is deleted again. */
type Keep = (row: MediaRow) => Promise<boolean>

/**
 * Stores the file of a form: its type is what its bytes say, and decides how large it may be. Refuses
 * with `too_many_requests` what `keep` declines.
 */
export async function storeUpload(
  env: Env,
  organisationId: string,
  request: Request,
  limits: Limits,
  keep: Keep,
): Promise<MediaRow> {
  const { filename, chunks } = await filePart(request)
  const id = newId('media')
  const key = `${organisationId}/${id}`
  try {
    const stored = await storeFile(env.MEDIA, key, chunks, (found) => {
      if (!found) throw new Refusal('unsupported_media')
      return { type: found, limit: limits[kindOf(found)] }
    })
    const name = filename?.slice(0, 255) ?? null
    const common = { filename: name, expiresAt: null, createdAt: Date.now() }
    const row: MediaRow = { id, organisationId, ...stored, ...common }
    if (await keep(row)) return row
    await env.MEDIA.delete(key)
    throw new Refusal('too_many_requests', {
      message: 'This chat keeps no more files at the moment: write what you wanted to show',
    })
  } catch (error) {
    await readOut(chunks)
    throw error instanceof FileTooLarge ? tooLarge(error.limit) : error
  }
}

/** A sender who is cut off while sending never sees our answer. */
async function readOut(chunks: AsyncGenerator<Uint8Array>) {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > DRAINED_BYTES) return
  }
}
