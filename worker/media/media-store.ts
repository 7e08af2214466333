import type { MediaKind } from '#messages/limits.ts'
import { kindOf } from '../../durable-objects/guards/sniff.ts'
import { FileTooLarge, storeFile } from '../../durable-objects/records/store-file.ts'
import type { Env } from '../env.ts'
import { DRAINED_BYTES, tooLarge } from '../http/body.ts'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import { dbOf } from '../queries/db.ts'
import { insertMedia, type MediaRow } from '../queries/media.ts'
import { filePart } from './multipart.ts'

export type Limits = Record<MediaKind, number>

/** Stores the file of a form: its type is what its bytes say, and decides how large it may be. */
export async function storeUpload(
  env: Env,
  organisationId: string,
  request: Request,
  limits: Limits,
): Promise<MediaRow> {
  const { filename, chunks } = await filePart(request)
  const id = newId('media')
  try {
    const stored = await storeFile(env.MEDIA, `${organisationId}/${id}`, chunks, (found) => {
      if (!found) throw new Refusal('unsupported_media')
      return { type: found, limit: limits[kindOf(found)] }
    })
    const name = filename?.slice(0, 255) ?? null
    const row: MediaRow = {
      id,
      organisationId,
      ...stored,
      filename: name,
      expiresAt: null,
      createdAt: Date.now(),
    }
    await insertMedia(dbOf(env), row)
    return row
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
