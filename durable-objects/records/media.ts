import { channels as adapters } from '#channels/index.ts'
import type { InboundMedia } from '#messages/message.ts'
import type { OwnFile } from '../channels/channel.ts'
import { providersOf } from '../channels/providers.ts'
import type { Env } from '../env.ts'
import { sha256Hex } from '../guards/seal.ts'
import { timeLimit } from '../guards/time-limit.ts'
import { channelRecord } from './channels.ts'
import { mediaTypeOf } from './media-type.ts'
import { FileTooLarge, storeFile } from './store-file.ts'

const MB = 1024 * 1024
/** The largest that any provider takes from a guest. */
const MOST_BYTES = 100 * MB
const DOWNLOAD_MS = 60_000

/** The id a guest's file will be stored under: known before it is fetched, and unguessable. */
export async function mediaIdOf(
  env: Pick<Env, 'MASTER_KEY'>,
  channelId: string,
  providerMediaId: string,
) {
  return `med_${(await sha256Hex(`${env.MASTER_KEY}:${channelId}:${providerMediaId}`)).slice(0, 32)}`
}

/**
 * Fetches a guest's file from the provider and stores it under our own id, once. Gives a note for
 * the inbox when it was too large to keep or is not what it was sent as. Throws, in words, when it
 * could not be fetched: another try asks the provider for a fresh link.
 */
export async function keepMedia(
  env: Env,
  organisationId: string,
  channelId: string,
  media: InboundMedia,
): Promise<string | undefined> {
  if (!media.providerMediaId) return undefined
  const id = await mediaIdOf(env, channelId, media.providerMediaId)
  const kept = await env.DB.prepare('SELECT 1 FROM media WHERE id = ?').bind(id).first()
  const channel = kept ? undefined : await channelRecord(env, channelId)
  const adapter = channel && adapters[channel.type]
  if (!channel || !adapter || !('fetchMedia' in adapter) || !adapter.fetchMedia) return undefined
  const { signal, over } = timeLimit(DOWNLOAD_MS)
  try {
    const response = await adapter.fetchMedia(media, channel.config, providersOf(env), signal)
    return await store(env, { id, organisationId, media, response })
  } catch (error) {
    if (error instanceof FileTooLarge) return `the file was not kept: ${TOO_LARGE}`
    const why = error instanceof FileUnavailable ? error.message : 'the download broke off'
    throw new Error(`the file could not be fetched: ${why}`, { cause: error })
  } finally {
    over()
  }
}

const TOO_LARGE = `it is larger than ${MOST_BYTES / MB} MB`

/** The provider does not give the file. */
class FileUnavailable extends Error {}

type Fetched = { id: string; organisationId: string; media: InboundMedia; response: Response }

async function store(env: Env, { id, organisationId, media, response }: Fetched) {
  const declared = Number(response.headers.get('content-length') ?? 0)
  const tooLarge = response.status === 413 || declared > MOST_BYTES
  if (!response.ok || !response.body || tooLarge) {
    await response.body?.cancel()
    if (tooLarge) throw new FileTooLarge(MOST_BYTES)
    throw new FileUnavailable(`the provider answered ${response.status}`)
  }
  const claimed = media.mime ?? response.headers.get('content-type') ?? undefined
  let note: string | undefined
  const stored = await storeFile(env.MEDIA, `${organisationId}/${id}`, response.body, (found) => {
    const detected = mediaTypeOf(found, claimed, media.type)
    note = detected.note
    return { type: detected.type, limit: MOST_BYTES }
  })
  if (stored.bytes === 0) throw new FileUnavailable('the provider sent nothing')
  await env.DB.prepare(
    `INSERT INTO media(id, organisation_id, type, filename, bytes, created_at) VALUES(?,?,?,?,?,?) ON CONFLICT(id) DO NOTHING`,
  )
    .bind(id, organisationId, stored.type, media.filename ?? null, stored.bytes, Date.now())
    .run()
  return note
}

/** A file of ours by its address, for a channel that sends it along; undefined when it is too large. */
export async function readOwnFile(
  env: Pick<Env, 'DB' | 'MEDIA' | 'PUBLIC_URL'>,
  url: string,
  most: number,
): Promise<OwnFile | undefined> {
  const base = `${env.PUBLIC_URL ?? ''}/media/`
  const id = url.startsWith(base) ? url.slice(base.length) : ''
  const row = id && (await env.DB.prepare(OWN_FILE).bind(id, most).first<OwnRow>())
  const object = row && (await env.MEDIA.get(`${row.organisation_id}/${id}`))
  if (!object) return undefined
  const bytes = new Uint8Array(await object.arrayBuffer())
  return { bytes, mime: row.type, filename: row.filename ?? id }
}

type OwnRow = { organisation_id: string; type: string; filename: string | null }
const OWN_FILE = 'SELECT organisation_id, type, filename FROM media WHERE id = ? AND bytes <= ?'

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
