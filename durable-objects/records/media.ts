import { channels as adapters } from '#channels/index.ts'
import type { InboundMedia } from '#journey/message.ts'
import { providersOf } from '../channels/providers.ts'
import type { Env } from '../env.ts'
import { sha256Hex } from '../guards/seal.ts'
import { channelRecord } from './channels.ts'

const MOST_BYTES = 100 * 1024 * 1024

/** The id a guest's file will have once it is kept: known before it is fetched, and unguessable. */
export async function mediaIdOf(
  env: Pick<Env, 'MASTER_KEY'>,
  channelId: string,
  providerMediaId: string,
) {
  return `med_${(await sha256Hex(`${env.MASTER_KEY}:${channelId}:${providerMediaId}`)).slice(0, 32)}`
}

/** Fetches a guest's file from the provider and stores it under our own id; once is enough. */
export async function keepMedia(
  env: Env,
  organisationId: string,
  channelId: string,
  media: InboundMedia,
): Promise<void> {
  if (!media.providerMediaId) return
  const channel = await channelRecord(env, channelId)
  const adapter = channel && adapters[channel.type]
  if (!channel || !adapter || !('fetchMedia' in adapter) || !adapter.fetchMedia) return
  const id = await mediaIdOf(env, channelId, media.providerMediaId)
  const key = `${organisationId}/${id}`
  if (await env.MEDIA.head(key)) return
  const response = await adapter.fetchMedia(media, channel.config, providersOf(env))
  const bytes = Number(response.headers.get('content-length') ?? 0)
  if (!response.ok || !response.body || bytes > MOST_BYTES) {
    await response.body?.cancel()
    // A 404 means that the link has died; trying again asks the provider for a fresh one.
    throw new Error(`the provider answered ${response.status} for a file`)
  }
  const type = media.mime ?? response.headers.get('content-type') ?? 'application/octet-stream'
  const body = await response.arrayBuffer()
  await env.MEDIA.put(key, body, { httpMetadata: { contentType: type } })
  await env.DB.prepare(
    `INSERT INTO media(id, organisation_id, type, filename, bytes, created_at) VALUES(?,?,?,?,?,?) ON CONFLICT(id) DO NOTHING`,
  )
    .bind(id, organisationId, type, media.filename ?? null, body.byteLength, Date.now())
    .run()
}

/** A file that a visitor of this channel's web chat uploaded. */
export async function readUpload(
  env: Pick<Env, 'DB' | 'PUBLIC_URL'>,
  channelId: string,
  id: string,
): Promise<InboundMedia | undefined> {
  const row = await env.DB.prepare(
    `SELECT m.type, m.filename, m.bytes FROM media m
     JOIN channels c ON c.organisation_id = m.organisation_id WHERE m.id = ? AND c.id = ?`,
  )
    .bind(id, channelId)
    .first<{ type: string; filename: string | null; bytes: number }>()
  if (!row) return undefined
  const [kind] = row.type.split('/')
  return {
    type: kind === 'image' || kind === 'video' || kind === 'audio' ? kind : 'document',
    url: `${env.PUBLIC_URL ?? ''}/media/${id}`,
    mime: row.type,
    filename: row.filename ?? undefined,
    bytes: row.bytes,
  }
}
