import type { KeepFile } from '#channels/channel.ts'
import { SNIFFED_BYTES, typeOf } from '../../durable-objects/guards/sniff.ts'
import type { ChannelRecord } from '../../durable-objects/records/channels.ts'
import { mediaIdOf } from '../../durable-objects/records/media.ts'
import type { Env } from '../env.ts'
import { dbOf } from '../queries/db.ts'
import { insertMedia } from '../queries/media.ts'

/** Stores a file that came with a webhook, under an id that the same file gets again. */
export const keepsFiles =
  (env: Env, channel: ChannelRecord): KeepFile =>
  async ({ name, filename, mime, bytes }) => {
    const id = await mediaIdOf(env, channel.id, name)
    const { organisationId } = channel
    const type = typeOf(bytes.subarray(0, SNIFFED_BYTES)) ?? mime
    const key = `${organisationId}/${id}`
    await env.MEDIA.put(key, bytes, { httpMetadata: { contentType: type } })
    const row = { id, organisationId, type, bytes: bytes.byteLength, createdAt: Date.now() }
    await insertMedia(dbOf(env), { ...row, filename: filename?.slice(0, 255) ?? null })
    return `${env.PUBLIC_URL ?? ''}/media/${id}`
  }
