import { UPLOAD_BYTES } from '#channels/web-chat/info.ts'
import { sha256Hex } from '../../durable-objects/guards/seal.ts'
import type { ChannelRecord } from '../../durable-objects/records/channels.ts'
import type { Env } from '../env.ts'
import { networkOf } from '../http/network.ts'
import { Refusal } from '../http/refusals.ts'
import { storeUpload } from '../media/media-store.ts'
import { type Db, dbOf } from '../queries/db.ts'
import { insertWithin, type MediaRow } from '../queries/media.ts'
import { giveBack, type Limit, spend } from '../queries/rate-limits.ts'
import type { Visit } from './token.ts'

const MB = 1024 * 1024
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** What guests may upload in an hour: one of them, by however many tokens, and all from one network. */
const HOURLY = {
  guest: { files: 20, bytes: 100 * MB },
  network: { files: 100, bytes: 300 * MB },
}
/** So long a guest's file is kept, and so many bytes of all an organisation's guests at a time. */
export const KEPT_MS = 90 * 24 * HOUR_MS
export const QUOTA_BYTES = 10 * 1024 * MB

const LARGEST = Math.max(...Object.values(UPLOAD_BYTES))

/**
 * Stores what a visitor of a web chat uploads. Refuses with `too_many_requests` what is over the hour's
 * limits, counted before the file is read, and over the organisation's quota.
 */
export async function storeGuestUpload(
  env: Env,
  request: Request,
  { visit, channel }: { visit: Visit; channel: ChannelRecord },
): Promise<MediaRow> {
  const db = dbOf(env)
  // Until it is here, one counts as large as it says it is, and else as the largest.
  const said = Number(request.headers.get('content-length'))
  const declared = said > 0 ? Math.min(said, LARGEST) : LARGEST
  const limits = await limitsOf(`${visit.channelId}:${visit.key}`, networkOf(request, env))
  for (const { files, bytes } of limits) {
    await requireLeft(db, files, 1)
    await requireLeft(db, bytes, declared)
  }
  const { organisationId } = channel
  const keep = (row: MediaRow) =>
    insertWithin(db, { ...row, expiresAt: row.createdAt + KEPT_MS }, QUOTA_BYTES)
  const row = await storeUpload(env, organisationId, request, UPLOAD_BYTES, keep)
  for (const { bytes } of limits) await giveBack(db, bytes.id, declared - row.bytes)
  return row
}

const limitsOf = (guest: string, network: string) =>
  Promise.all([limitsFor('guest', guest), limitsFor('network', network)])

async function limitsFor(whose: keyof typeof HOURLY, name: string) {
  const limit = async (what: 'files' | 'bytes'): Promise<Limit> => ({
    id: await sha256Hex(`uploads ${what} ${whose} ${name}`),
    most: HOURLY[whose][what],
    windowMs: HOUR_MS,
  })
  return { files: await limit('files'), bytes: await limit('bytes') }
}

async function requireLeft(db: Db, limit: Limit, amount: number) {
  const until = await spend(db, limit, amount)
  if (until === undefined) return
  const minutes = Math.max(1, Math.ceil((until - Date.now()) / MINUTE_MS))
  throw new Refusal('too_many_requests', {
    message: `Too many files lately: wait ${minutes === 1 ? 'a minute' : `${minutes} minutes`} and send the rest`,
  })
}
