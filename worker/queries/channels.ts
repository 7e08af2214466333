import { and, eq, inArray, isNull, notExists } from 'drizzle-orm'
import type { ChannelType } from '#channels/channel.ts'
import { type ChannelSettings, channels, conversations, journeys, sessions } from '#schema'
import { seal, unseal } from '../../durable-objects/guards/seal.ts'
import { forgetChannel, resumeSends } from '../../durable-objects/records/channels.ts'
import { accountOf, type Config, mergedConfig, readConfig } from '../channels/configs.ts'
import type { Env } from '../env.ts'
import { newId } from '../http/ids.ts'
import { Refusal } from '../http/refusals.ts'
import type { PageQuery } from '../views/page.ts'
import { type Db, dbOf } from './db.ts'
import { after, newestFirst } from './page.ts'

export type ChannelRow = typeof channels.$inferSelect

const DEFAULT_SETTINGS: ChannelSettings = {
  holdDays: 3,
  transferCloseHours: 72,
  failureCloseHours: 24,
  idleDays: 30,
}

function mergedSettings(
  { type, settings }: Pick<ChannelRow, 'type' | 'settings'>,
  change: Partial<ChannelSettings> = {},
): ChannelSettings {
  if (change.pacing && type !== 'whatsapp-unofficial') {
    const message = 'settings.pacing: only a WhatsApp Unofficial channel is paced'
    throw new Refusal('bad_request', { message })
  }
  return { ...settings, ...change }
}

const own = (organisationId: string, id: string) =>
  and(eq(channels.organisationId, organisationId), eq(channels.id, id), isNull(channels.deletedAt))

const sealedFor = (env: Env, id: string, config: Config) =>
  seal(JSON.stringify(config), `channel:${id}`, env.MASTER_KEY ?? '')

/** Its credentials, open: for merging a change into them and for showing what is no secret. */
export async function openConfig(env: Env, row: ChannelRow): Promise<Config> {
  return JSON.parse(await unseal(row.sealedConfig, `channel:${row.id}`, env.MASTER_KEY ?? ''))
}

export const listChannels = (db: Db, organisationId: string, { cursor, limit }: PageQuery) =>
  db
    .select()
    .from(channels)
    .where(
      and(
        eq(channels.organisationId, organisationId),
        isNull(channels.deletedAt),
        after(cursor, channels.createdAt, channels.id),
      ),
    )
    .orderBy(...newestFirst(channels.createdAt, channels.id))
    .limit(limit + 1)
    .all()

export async function findChannel(db: Db, organisationId: string, id: string): Promise<ChannelRow> {
  const row = await db.select().from(channels).where(own(organisationId, id)).get()
  if (!row) throw new Refusal('not_found', { message: 'Channel not found' })
  return row
}

/**
 * When somebody last wrote on it, on either side: the first of the organisation's newest
 * conversations that is this channel's.
 */
export async function lastMessageOn(
  env: Env,
  { id, organisationId }: Pick<ChannelRow, 'id' | 'organisationId'>,
): Promise<number | undefined> {
  const row = await env.DB.prepare(
    `SELECT last_message_at at FROM conversations INDEXED BY conversations_recent
     WHERE organisation_id = ? AND channel_id = ? ORDER BY last_message_at DESC LIMIT 1`,
  )
    .bind(organisationId, id)
    .first<{ at: number }>()
  return row?.at
}

/** Calls no provider: whether the credentials work shows with the first message. */
export async function insertChannel(
  env: Env,
  organisationId: string,
  made: {
    type: ChannelType
    name: string
    config: unknown
    settings?: Partial<ChannelSettings>
  },
): Promise<ChannelRow> {
  const id = newId('channel')
  const config = readConfig(made.type, made.config)
  refuseForeign(made.type, made.settings)
  const row: ChannelRow = {
    id,
    organisationId,
    type: made.type,
    name: made.name,
    status: 'connected',
    statusDetail: null,
    account: accountOf(made.type, config, id),
    sealedConfig: await sealedFor(env, id, config),
    settings: mergedSettings({ type: made.type, settings: DEFAULT_SETTINGS }, made.settings),
    journeyId: null,
    createdAt: Date.now(),
    deletedAt: null,
  }
  await dbOf(env).insert(channels).values(row)
  return row
}

/** New credentials are laid over the old ones, and count as connected until shown otherwise. */
export async function changeChannel(
  env: Env,
  row: ChannelRow,
  change: { name?: string; config?: Config; settings?: Partial<ChannelSettings> },
): Promise<ChannelRow> {
  const type = row.type as ChannelType
  refuseForeign(type, change.settings)
  const config =
    change.config && readConfig(type, mergedConfig(await openConfig(env, row), change.config))
  const changed: ChannelRow = {
    ...row,
    name: change.name ?? row.name,
    settings: mergedSettings(row, change.settings),
    ...(config && {
      account: accountOf(type, config, row.id),
      sealedConfig: await sealedFor(env, row.id, config),
      status: 'connected' as const,
      statusDetail: null,
    }),
  }
  await dbOf(env).update(channels).set(changed).where(eq(channels.id, row.id))
  forgetChannel(row.id)
  if (config) await resumeSends(env, row.id)
  return changed
}

/** A setting that would do nothing is refused rather than kept. */
function refuseForeign(type: ChannelType, settings: Partial<ChannelSettings> = {}) {
  if (type === 'email' || (settings.questionTimeoutHours ?? null) === null) return
  const message = 'settings.questionTimeoutHours: elsewhere than on email the step says how long'
  throw new Refusal('bad_request', { message })
}

/** Its credentials go at once; conversations keep what was said. Refused while sessions run on it. */
export async function deleteChannel(db: Db, row: ChannelRow) {
  const running = db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(conversations, eq(conversations.id, sessions.conversationId))
    .where(
      and(eq(conversations.channelId, row.id), inArray(sessions.status, ['running', 'waiting'])),
    )
  const deleted = await db
    .update(channels)
    .set({ deletedAt: Date.now(), status: 'disconnected', journeyId: null, sealedConfig: '' })
    .where(and(eq(channels.id, row.id), notExists(running)))
    .returning({ id: channels.id })
  if (deleted.length === 0) {
    const { length } = await running
    const message = `${length} ${length === 1 ? 'session is' : 'sessions are'} running on this channel: undeploy the journey or end them first`
    throw new Refusal('in_use', { message, details: { sessions: length } })
  }
  forgetChannel(row.id)
}

/** A channel has one journey at most, and only a live one can be given to it. */
export async function assignJourney(db: Db, row: ChannelRow, journeyId: string | null) {
  if (journeyId) {
    const journey = await db
      .select({ state: journeys.state })
      .from(journeys)
      .where(and(eq(journeys.organisationId, row.organisationId), eq(journeys.id, journeyId)))
      .get()
    if (!journey) throw new Refusal('journey_not_found')
    if (journey.state !== 'live') throw new Refusal('journey_not_live')
  }
  await db.update(channels).set({ journeyId }).where(eq(channels.id, row.id))
  forgetChannel(row.id)
  return { ...row, journeyId }
}
