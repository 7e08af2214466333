import { and, eq, isNull } from 'drizzle-orm'
import { channels as adapters } from '#channels/index.ts'
import { type ChannelSettings, channels } from '#schema'
import type { ChannelType } from '../channels/info.ts'
import type { Env } from '../env.ts'
import { unseal } from '../guards/seal.ts'
import { database } from './database.ts'

/** A channel as it is used: its credentials open. Never leaves the isolate. */
export type ChannelRecord = {
  id: string
  organisationId: string
  type: ChannelType
  name: string
  status: 'connected' | 'needs-reconnect' | 'disconnected'
  settings: ChannelSettings
  account: string
  journeyId: string | null
  config: unknown
}

/** Kept per isolate this long, so that a message in a running session asks D1 nothing. */
const FRESH_MS = 30_000

type CachedRecord = {
  record: ChannelRecord | undefined
  readAt: number
  reading?: Promise<unknown>
}
const cache = new Map<string, CachedRecord>()

/** The record, read again when it is older than 30 s; undefined when there is no such channel. */
export async function channelRecord(
  env: Pick<Env, 'DB' | 'MASTER_KEY'>,
  channelId: string,
): Promise<ChannelRecord | undefined> {
  const known = cache.get(channelId)
  if (known && Date.now() - known.readAt < FRESH_MS) return known.record
  return read(env, channelId)
}

/**
 * The record as this isolate last saw it, at once; a stale one is read again behind the caller's
 * back. Undefined when it was never read here.
 */
export function cachedChannelRecord(
  env: Pick<Env, 'DB' | 'MASTER_KEY'>,
  channelId: string,
): ChannelRecord | undefined {
  const known = cache.get(channelId)
  if (known && Date.now() - known.readAt >= FRESH_MS && !known.reading) {
    known.reading = read(env, channelId).catch(() => undefined)
  }
  return known?.record
}

/** After a change, or when a signature fails: the next reader asks D1. */
export const forgetChannel = (channelId: string) => cache.delete(channelId)

/** It works again: what its conversations hold goes out, however many they are. */
export const resumeSends = (env: Pick<Env, 'FAN_OUT'>, channelId: string) =>
  env.FAN_OUT.send({ type: 'resume-sends', channelId })

async function read(env: Pick<Env, 'DB' | 'MASTER_KEY'>, channelId: string) {
  const row = await database(env.DB)
    .select()
    .from(channels)
    .where(and(eq(channels.id, channelId), isNull(channels.deletedAt)))
    .get()
  if (cache.size > 1000) cache.clear()
  if (!row) {
    // Not kept: a channel that is just being made must be found by its first webhook.
    cache.delete(channelId)
    return undefined
  }
  const config: unknown = JSON.parse(
    await unseal(row.sealedConfig, `channel:${row.id}`, env.MASTER_KEY ?? ''),
  )
  const type = row.type as ChannelType
  const record: ChannelRecord = {
    id: row.id,
    organisationId: row.organisationId,
    type,
    name: row.name,
    status: row.status,
    settings: row.settings,
    account: row.account,
    journeyId: row.journeyId,
    config: adapters[type]?.config.parse(config) ?? config,
  }
  cache.set(channelId, { record, readAt: Date.now() })
  return record
}
