import * as z from 'zod'
import { channels as adapters } from '#channels/index.ts'
import type { ChannelSettings } from '#schema'
import type { ChannelType } from '../channels/info.ts'
import type { Env } from '../env.ts'
import { unseal } from '../guards/seal.ts'

/** A channel with its credentials decrypted. Never leaves the isolate. */
export type ChannelRecord = {
  id: string
  organisationId: string
  type: ChannelType
  name: string
  status: 'connected' | 'needs-reconnect' | 'disconnected'
  settings: ChannelSettings
  account: string
  journeyId: string | null
  /** As its adapter parses it; undefined where it was sealed under another MASTER_KEY than today's. */
  config: unknown
}

/** Why nothing can be sent or verified by a channel without its config. */
export const UNREADABLE_CREDENTIALS =
  'The credentials cannot be read any more, because MASTER_KEY has changed'

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
 * The record as this isolate last read it, without waiting; a stale one is read again in the
 * background. Undefined when it was never read here.
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

/** Queues the sending of what the channel's conversations hold back, however many they are. */
export const resumeSends = (env: Pick<Env, 'FAN_OUT'>, channelId: string) =>
  env.FAN_OUT.send({ type: 'resume-sends', channelId })

/** Writes whether its credentials work and why not; a channel deleted meanwhile stays as it is. */
export async function setChannelStatus(
  env: Pick<Env, 'DB'>,
  channelId: string,
  status: ChannelRecord['status'],
  detail: string,
): Promise<void> {
  await env.DB.prepare(
    'UPDATE channels SET status = ?, status_detail = ? WHERE id = ? AND deleted_at IS NULL',
  )
    .bind(status, detail || null, channelId)
    .run()
  forgetChannel(channelId)
}

type Row = {
  id: string
  organisation_id: string
  type: string
  name: string
  status: ChannelRecord['status']
  settings: string
  account: string
  journey_id: string | null
  sealed_config: string
}
const CHANNEL = `SELECT id, organisation_id, type, name, status, settings, account, journey_id, sealed_config
  FROM channels WHERE id = ? AND deleted_at IS NULL`

async function read(env: Pick<Env, 'DB' | 'MASTER_KEY'>, channelId: string) {
  const row = await env.DB.prepare(CHANNEL).bind(channelId).first<Row>()
  if (cache.size > 1000) cache.clear()
  if (!row) {
    // Not kept: a channel that is just being made must be found by its first webhook.
    cache.delete(channelId)
    return undefined
  }
  const config = await openedConfig(env, row.id, row.sealed_config)
  const type = row.type as ChannelType
  const record: ChannelRecord = {
    id: row.id,
    organisationId: row.organisation_id,
    type,
    name: row.name,
    status: row.status,
    settings: JSON.parse(row.settings),
    account: row.account,
    journeyId: row.journey_id,
    config: config && (adapters[type]?.config.parse(config) ?? config),
  }
  cache.set(channelId, { record, readAt: Date.now() })
  return record
}

const Config = z.record(z.string(), z.unknown())

/** What stands in a sealed config; undefined where today's MASTER_KEY does not open it. */
export async function openedConfig(
  { MASTER_KEY = '' }: Pick<Env, 'MASTER_KEY'>,
  channelId: string,
  sealed: string,
): Promise<z.infer<typeof Config> | undefined> {
  try {
    return Config.parse(JSON.parse(await unseal(sealed, `channel:${channelId}`, MASTER_KEY)))
  } catch (error) {
    console.error('channel config', { channel: channelId, error })
    return undefined
  }
}
